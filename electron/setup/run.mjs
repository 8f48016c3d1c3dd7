import { spawn } from 'node:child_process';
import { isatty } from 'node:tty';

/**
 * Runs a program quietly and keeps the end of what it prints.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number }} [options] `seconds`: ended after that long
 * @returns {Promise<{ code: number, output: string }>} code 127 when there is no such program
 */
export function runQuietly(program, words, { cwd, env = process.env, seconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      ...(cwd === undefined ? {} : { cwd }),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm and pip are scripts there.
      shell: process.platform === 'win32',
      ...(seconds === undefined ? {} : { timeout: seconds * 1000 }),
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-200_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () => resolve({ code: 127, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program that talks to the person itself. A signal to us is a signal to it.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, descriptor?: number | undefined }} [options] `descriptor`: an open
 *   file that the program may read from, beside the usual three
 * @returns {Promise<number>} its exit code
 */
export function runOpenly(program, words, { cwd, env = process.env, descriptor = 2 } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = [
      0,
      1,
      2,
      ...Array.from({ length: Math.max(0, descriptor - 3) }, () => /** @type {const} */ ('ignore')),
    ];
    if (descriptor > 2) {
      stdio.push(descriptor);
    }
    const child = spawn(program, words, { ...(cwd === undefined ? {} : { cwd }), env, stdio });
    // Ctrl+C in a terminal reaches the child by itself; this process only has to wait for it.
    const hasTerminal = [0, 1, 2].some((each) => isatty(each));
    const interrupt = () => hasTerminal || child.kill('SIGINT');
    const terminate = () => child.kill('SIGTERM');
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', terminate);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/**
 * The last lines of a program's output, indented, for the end of an error message.
 *
 * @param {string} output
 */
export function lastLines(output, count = 8) {
  const lines = output.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `    ${line}`).join('\n');
}
