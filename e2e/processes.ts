import { readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly words: readonly string[];
}

/** All processes below one, as Linux shows them. */
export function descendants(parent: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parentPid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        return [{ pid: Number(name), parentPid, words }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
  const below = (pid: number): RunningProcess[] =>
    all.filter(({ parentPid }) => parentPid === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(parent);
}

/**
 * Memory of a process and all below it, in bytes: what they share is counted once (the kernel's proportional set
 * size), and so is the part of a file that they have mapped.
 */
export function memoryOf(parent: number): number {
  const pids = [parent, ...descendants(parent).map(({ pid }) => pid)];
  return pids.reduce((sum, pid) => sum + proportionalSize(pid), 0);
}

function proportionalSize(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return 1_024 * Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0; // it has ended meanwhile
  }
}
