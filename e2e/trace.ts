import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Trace {
  /** To be started instead of the program: the same program under strace, with all the children it will have. */
  readonly executable: string;
  /** Addresses outside this machine that were connected or sent to, as strace shows them. */
  outside(): string[];
  /** How many network calls were seen at all: a trace that saw none has not worked. */
  count(): number;
}

/** Writes a small script that runs `program` under strace and notes every connection it makes. */
export function traceNetwork(program: string, folder: string): Trace {
  const log = join(folder, 'network.trace');
  const executable = join(folder, 'electron');
  const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
  writeFileSync(
    executable,
    `#!/bin/sh\nexec strace -f -qq -e trace=connect,sendto,sendmsg,sendmmsg -o ${quoted(log)} ${quoted(program)} "$@"\n`,
  );
  chmodSync(executable, 0o755);
  const lines = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []);
  return {
    executable,
    count: () => lines().filter((line) => /\b(connect|sendto|sendmsg|sendmmsg)\(/.test(line)).length,
    outside: () => lines().filter(isOutside),
  };
}

/** Whether a line of a trace names an internet address other than this machine's own. */
export function isOutside(line: string): boolean {
  const addresses = [...line.matchAll(/inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/g)];
  return addresses.some(([, four, six]) => {
    const address = four ?? six ?? '';
    return !/^127\.|^0\.0\.0\.0$|^::1?$|^::ffff:127\./.test(address);
  });
}
