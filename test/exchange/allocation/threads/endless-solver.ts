import { workerData } from 'node:worker_threads';
import { solver } from '../../../../src/exchange/allocation/integer-program.ts';

// A knapsack market split: so small, and so hard that no solver ends. It is inside WebAssembly, where only a stop from
// outside helps.
const { rows, columns } = workerData as { rows: number; columns: number };
const highs = await solver();
const values = Array.from({ length: rows * columns }, (_, i) => (i * 7_919 + ((i * i) % 101) * 31) % 100);
const sides = Array.from({ length: rows }, (_, r) =>
  Math.floor(values.slice(r * columns, (r + 1) * columns).reduce((sum, value) => sum + value, 0) / 2),
);
highs.withModel(
  {
    numCols: columns + 2 * rows,
    numRows: rows,
    colCost: [...Array(columns).fill(0), ...Array(2 * rows).fill(1)],
    colLower: Array(columns + 2 * rows).fill(0),
    colUpper: [...Array(columns).fill(1), ...Array(2 * rows).fill(highs.infinity)],
    rowLower: sides,
    rowUpper: sides,
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: columns + 2 * rows,
      starts: Array.from({ length: rows + 1 }, (_, r) => r * (columns + 2)),
      indices: sides.flatMap((_, r) => [...Array(columns).keys(), columns + 2 * r, columns + 2 * r + 1]),
      values: sides.flatMap((_, r) => [...values.slice(r * columns, (r + 1) * columns), 1, -1]),
    },
    integrality: Array(columns + 2 * rows).fill(1),
  },
  (model) => model.run(),
);
