import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { script } from './script.ts';

export interface PowerShell {
  /** Asks for one thing and answers what comes back, as JSON has it. Rejects when it takes too long. */
  ask(question: Readonly<Record<string, string>>): Promise<unknown>;
  close(): void;
}

const answerMs = 3_000;

/** One PowerShell that stays: starting one takes longer than a person waits. Questions and answers are lines of JSON. */
export function openPowerShell(): PowerShell {
  const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script];
  const child = spawn('powershell.exe', words, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.(line);
  });
  // Where there is none, every question takes too long, and the text is copied instead.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error('PowerShell did not answer.'));
        }, answerMs);
        waiting.push((line) => {
          clearTimeout(timer);
          resolve(JSON.parse(line));
        });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    close: () => {
      child.kill();
    },
  };
}
