import { totalmem } from 'node:os';

/**
 * Memory that a program may still take, in bytes. macOS counts as free only what nobody ever used, so there three
 * quarters of all memory are taken to be within reach.
 */
export function freeMemory(): number {
  return process.platform === 'darwin' ? totalmem() * 0.75 : process.availableMemory();
}
