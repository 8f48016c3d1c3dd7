import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';

const Line = z.object({ prompt: z.string().min(1), answer: z.string().min(1) });
export type WrittenExample = z.output<typeof Line>;

/**
 * Reads examples from a file of JSON lines, each `{"prompt": ..., "answer": ...}`. Empty lines are skipped.
 *
 * @throws {AppError} `unreadable` when there is no such file, `invalid-input` naming the line that does not fit.
 */
export async function readExampleFile(path: string): Promise<WrittenExample[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('unreadable', `${path} cannot be read.`, { cause: error });
  });
  const examples = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parse(line, i + 1)]));
  if (examples.length === 0) {
    throw new AppError('invalid-input', `${path} holds no examples.`);
  }
  return examples;
}

function parse(line: string, number: number): WrittenExample {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    throw new AppError('invalid-input', `Line ${number} of the examples must be {"prompt": "...", "answer": "..."}.`);
  }
  return parsed.data;
}
