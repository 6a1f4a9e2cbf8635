import { createHash } from 'node:crypto';
import type { NodePrefix } from '../src/shared/node-types.ts';

/** The id of a seeded row, always the same for the same natural key, so that examples and links survive a reset. */
export function seedId(prefix: NodePrefix, key: string): string {
  return `${prefix}_${createHash('sha256').update(`${prefix}:${key}`).digest('hex').slice(0, 32)}`;
}
