import { AppError } from '../electron/contract/errors.ts';
import { writeAdapter } from './adapterFile.ts';
import { readCheckpoint, removeCheckpoints } from './checkpoint.ts';
import { type Facts, learn, type Learned } from './learn.ts';
import { checkDisk, checkMemory, highestBytes } from './memory.ts';
import { decideArithmetic, loadWeights, open, prepare, sessionOptions } from './model.ts';
import {
  completeOptions,
  hashExamples,
  hashFile,
  hashRun,
  type Settings,
  type TrainOptions,
  usable,
} from './options.ts';
import { largestBatch, planSteps } from './packing.ts';
import type { TrainCall, TrainResult } from './progress.ts';

/** Copies of the adapters that two checkpoints, a third while it is written, and the adapter itself take. */
const copiesOnDisk = 13;

/**
 * Trains an adapter on a base model and writes it to `output`.
 *
 * @throws {AppError} `cancelled`; `invalid-input`; `no-model`, `model-unreadable` or `model-unsupported` for the base;
 *   `hash-mismatch` for an adapter or a checkpoint of another base; `out-of-memory` and `disk-full`, both before
 *   anything is spent; `training-diverged` when the loss is no longer a number. The message says what to do.
 */
export async function train(options: TrainOptions, call: TrainCall = {}): Promise<TrainResult> {
  const settings = completeOptions(options);
  const examples = usable(settings.examples, settings.context);
  const validation = usable(settings.validation ?? [], settings.context);
  if (examples.length === 0) {
    throw new AppError(
      'invalid-input',
      `There is nothing to learn from: none of the ${settings.examples.length} examples has a label and fits into ` +
        `${settings.context} tokens.`,
    );
  }
  const baseHash = settings.baseHash ?? (await hashFile(settings.base));
  const dataHash = hashExamples(settings);
  const run = hashRun(settings, baseHash, dataHash);
  const saved = settings.checkpoint && (await readCheckpoint<Facts>(settings.checkpoint));
  if (saved !== undefined && saved.facts.run !== run) {
    throw new AppError(
      'hash-mismatch',
      'The unfinished training in this folder had other options, examples or another model. Finish it with those, or ' +
        'delete the folder to start again.',
    );
  }

  const prepared = await prepare(settings);
  const { addon, device, cores } = prepared;
  const arithmetic = saved?.facts.arithmetic ?? (await decideArithmetic(prepared, settings))(settings.memory);
  const session = open(addon, sessionOptions(settings, device, arithmetic));
  let learned: Learned;
  try {
    const plan = planSteps(
      examples.map(({ tokens }) => tokens.length),
      settings,
    );
    checkMemory(addon.measure(session, largestBatch(plan, examples)), memoryAdvice(settings));
    const floats = session.parameters.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
    await checkDisk(settings.output, floats * 4 * (settings.checkpoint ? copiesOnDisk : 1));
    await loadWeights(addon, session, call.signal, () => {
      call.progress?.({ phase: 'loading', step: 0, steps: plan.length, epoch: 0, memory: highestBytes() });
    });

    learned = await learn({
      settings,
      examples,
      validation,
      plan,
      ground: { addon, session, cores },
      baseHash,
      saved,
      call,
      first: { run, arithmetic, before: undefined, epochs: [], bestEpoch: 0, lossSum: 0, weightSum: 0 },
    });
  } finally {
    addon.close(session);
  }
  const { architecture, parameters } = session;
  const { rank, alpha } = settings;
  const facts = { architecture, rank, alpha, baseHash, dataHash, step: learned.step };
  await writeAdapter(settings.output, facts, parameters, learned.best);
  if (settings.checkpoint) {
    await removeCheckpoints(settings.checkpoint.folder);
  }
  return {
    adapter: settings.output,
    steps: learned.step,
    before: learned.facts.before,
    epochs: learned.facts.epochs,
    bestEpoch: learned.facts.bestEpoch,
    skipped: settings.examples.length - examples.length,
    tokensPerSecond: learned.tokensPerSecond,
    memory: highestBytes(),
    arithmetic,
    baseHash,
    dataHash,
  };
}

function memoryAdvice({ memory }: Settings): string {
  return memory === 'lean'
    ? 'Close other programs, or choose a smaller model or a shorter context.'
    : `Close other programs, or train with less memory (now: ${memory}; lean needs the least).`;
}
