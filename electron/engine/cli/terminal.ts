import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { cancelled } from '../../contract/errors.ts';

/** Where the command line writes. Results go to standard output, everything else to standard error. */
export interface Terminal {
  /** Part of the result, as it stands. */
  write(text: string): void;
  /** One line of the result. */
  line(text?: string): void;
  /** One line for the person, not part of the result. */
  note(text: string): void;
  /** Shows how far something has come, in place where the terminal allows it. */
  status(text: string): void;
  /** Removes the status line. */
  clearStatus(): void;
  /** Asks without showing what is typed; null where nobody can be asked. Fails with `cancelled` on Ctrl+C. */
  askSecret(question: string): Promise<string | null>;
  /** Asks a question; null where nobody can be asked. Fails with `cancelled` on Ctrl+C. */
  ask(question: string): Promise<string | null>;
}

/** Where no line can be rewritten, a status is printed this seldom, in milliseconds. */
const plainStatusEvery = 5_000;

export function processTerminal(): Terminal {
  const rewritable = process.stderr.isTTY;
  // Whoever reads the output, `head` for one, has read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit();
    }
    process.stderr.write('The result could not be written to the end: the disk is full, or the output is closed.\n');
    process.exit(1);
  });
  // Who does not want to know how far it has come wants the work done all the same.
  process.stderr.on('error', () => undefined);
  let shown = false;
  let lastPlain = 0;

  const clearStatus = (): void => {
    if (shown) {
      process.stderr.write('\r\u001b[K');
      shown = false;
    }
  };

  const ask = async (question: string, secret: boolean): Promise<string | null> => {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      return null;
    }
    clearStatus();
    let muted = false;
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        if (!muted) {
          process.stderr.write(chunk);
        }
        done();
      },
    });
    const lines = createInterface({ input: process.stdin, output, terminal: true });
    try {
      return await new Promise<string | null>((resolve, reject) => {
        lines.on('close', () => {
          resolve(null);
        });
        // Ctrl+C does not reach the process here, and is no answer either.
        lines.on('SIGINT', () => {
          reject(cancelled());
        });
        lines.question(question, resolve);
        muted = secret;
      });
    } finally {
      lines.close();
      if (secret) {
        process.stderr.write('\n');
      }
    }
  };

  return {
    write: (text) => {
      clearStatus();
      process.stdout.write(text);
    },
    line: (text = '') => {
      clearStatus();
      process.stdout.write(`${text}\n`);
    },
    note: (text) => {
      clearStatus();
      process.stderr.write(`${text}\n`);
    },
    status: (text) => {
      if (rewritable) {
        process.stderr.write(`\r\u001b[K${text.slice(0, process.stderr.columns - 1)}`);
        shown = true;
      } else if (Date.now() - lastPlain >= plainStatusEvery) {
        lastPlain = Date.now();
        process.stderr.write(`${text}\n`);
      }
    },
    clearStatus,
    ask: (question) => ask(question, false),
    askSecret: (question) => ask(question, true),
  };
}
