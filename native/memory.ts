import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';
import type { Footprint } from './addon.ts';

/** What Node itself, the code and the buffers while loading take beside ggml's memory. */
const ownBytes = 90 * 2 ** 20;

/** The most memory that a run will take, in bytes. */
export function peakBytes(footprint: Footprint): number {
  // One more copy of the adapters is kept of the best epoch, and one is made while reading them out.
  return footprint.weights + footprint.adapters * 1.4 + footprint.graph + ownBytes;
}

/** The most memory that this process has had so far, in bytes. */
export function highestBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** @throws {AppError} `out-of-memory` with what is needed, what is there and what to change. */
export function checkMemory(footprint: Footprint, advice: string): void {
  const needed = peakBytes(footprint);
  const available = availableBytes();
  if (needed > available) {
    throw new AppError(
      'out-of-memory',
      `Training needs ${inMegabytes(needed)} of memory and ${inMegabytes(available)} are free. ${advice}`,
    );
  }
}

/** @throws {AppError} `disk-full` before a run that could not keep its checkpoints. */
export async function checkDisk(file: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file)).catch(() => ({ bavail: Infinity, bsize: 1 }));
  if (bytes > bavail * bsize) {
    throw new AppError(
      'disk-full',
      `Training keeps ${inMegabytes(bytes)} on the disk and ${inMegabytes(bavail * bsize)} are free. Make room first.`,
    );
  }
}

/** Memory that can be had without pushing others out. Node's own answer counts Linux's caches as taken. */
function availableBytes(): number {
  if (process.platform === 'linux') {
    const match = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'));
    if (match?.[1] !== undefined) {
      return Math.min(Number(match[1]) * 1024, process.constrainedMemory() || Infinity);
    }
  }
  return process.availableMemory();
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
