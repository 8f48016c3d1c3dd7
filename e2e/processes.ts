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
 * Memory of a process and all below it, in bytes; what they share is counted once (the kernel's proportional set size).
 * `whole`: with the parts of programs and libraries that they have mapped, which the system can drop and read again.
 * `own`: without.
 */
export function memoryOf(parent: number): { whole: number; own: number } {
  const sizes = [parent, ...descendants(parent).map(({ pid }) => pid)].map(sizeOf);
  const sum = (of: (size: { whole: number; files: number }) => number): number =>
    sizes.reduce((all, size) => all + of(size), 0);
  return { whole: sum(({ whole }) => whole), own: sum(({ whole, files }) => whole - files) };
}

function sizeOf(pid: number): { whole: number; files: number } {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const read = (name: string): number =>
      1_024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1] ?? 0);
    return { whole: read('Pss'), files: read('Pss_File') };
  } catch {
    return { whole: 0, files: 0 }; // it has ended meanwhile
  }
}
