import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that looks random and is always the same for the same seed and name. */
export function chance(seed: number, name: string | number): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE() / 2 ** 32;
}
