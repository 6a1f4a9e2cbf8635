for (let turn = 0; ; turn++) {
  if (turn === Number.MAX_SAFE_INTEGER) turn = 0;
}
