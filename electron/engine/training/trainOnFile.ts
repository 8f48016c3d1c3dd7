import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { TrainerChoices, TrainerProgress, TrainerResult } from '../../contract/trainer.ts';
import type { Runtime } from '../model/runtime.ts';
import { readExampleFile } from './exampleFile.ts';
import { tokenizeExample } from './tokens.ts';
import { trainInProcess } from './trainerProcess.ts';

export interface FileTraining {
  readonly examples: string;
  readonly base: string;
  readonly output: string;
  /** The folder of checkpoints; by default beside the output. */
  readonly checkpoint?: string | undefined;
  /** By default one for each core. */
  readonly threads?: number | undefined;
  readonly choices: TrainerChoices;
}

/** Every so many examples one is only looked at, to see when learning helps no more. */
const validationEvery = 10;
/** A checkpoint each 10 steps: well below a minute with a small model, and never more than ten micro-batches lost. */
const everySteps = 10;
const keyName = 'key';
/** With fewer examples than this, all are needed for learning. */
const fewestToSpare = 20;

/**
 * Trains an adapter on a file of examples, in a process of its own. Stopped or killed, the same call goes on where it
 * was.
 *
 * @throws {AppError} What `readExampleFile` and native's `train` throw.
 */
export async function trainOnFile(
  runtime: Runtime,
  { examples: path, base, output, checkpoint, threads, choices }: FileTraining,
  { signal, progress }: { signal: AbortSignal; progress: (progress: TrainerProgress) => void },
): Promise<TrainerResult> {
  const written = await readExampleFile(path);
  const model = await runtime.loadVocabulary(base);
  const examples = written.map((example) => tokenizeExample(model, example));
  await model.dispose();
  const isSpared = (_: unknown, i: number): boolean =>
    examples.length >= fewestToSpare && i % validationEvery === validationEvery - 1;
  const { cores } = await runtime.facts();
  const folder = checkpoint ?? `${output}.unfinished`;
  const key = await checkpointKey(folder);
  // Nothing else may compute meanwhile: threads that spin slow each other down more than twofold.
  const release = await runtime.turns.take('background', signal);
  try {
    const result = await trainInProcess(
      {
        ...choices,
        base,
        output,
        threads: threads ?? cores,
        checkpoint: { folder, key, everySteps },
        examples: examples.filter((example, i) => !isSpared(example, i)),
        validation: examples.filter(isSpared),
      },
      { signal, progress },
    );
    await rm(join(folder, keyName), { force: true });
    await rmdir(folder).catch(() => undefined); // not where somebody keeps other things in it
    return result;
  } finally {
    release();
  }
}

/**
 * The key of the checkpoints in a folder, made where there is none. It lies beside them: they are as private as the
 * file of examples, which the person keeps in the clear.
 */
async function checkpointKey(folder: string): Promise<string> {
  const file = join(folder, keyName);
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (/^[A-Za-z0-9+/]{43}=$/.test(kept)) {
    return kept;
  }
  const key = randomBytes(32).toString('base64');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, key, { mode: 0o600 });
  } catch (cause) {
    throw new AppError('no-permission', `Checkpoints cannot be kept in ${folder}.`, { cause });
  }
  return key;
}
