/** The known values of a parameter of the address, whatever somebody has typed there. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  text: string | null,
  otherwise: Value,
): Value {
  return values.find((value) => value === text) ?? otherwise;
}
