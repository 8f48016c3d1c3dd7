import { dirname, join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { TrainerChoices, TrainerProgress, TrainerResult } from '../../contract/trainer.ts';
import type { VoicePlan } from '../../contract/voice.ts';
import type { Effort } from './learn.ts';
import { trainInProcess } from './trainerProcess.ts';
import type { Tokens } from './tokens.ts';
import { type PatientWork, workPatiently } from './patience.ts';

/** Everything that a training run is made of. */
export interface Lesson {
  /** The model's file, SHA-256 of it in hex, and how many parameters it has. */
  readonly base: string;
  readonly baseHash: string;
  readonly parameters: number;
  readonly examples: readonly Tokens[];
  readonly validation: readonly Tokens[];
  readonly plan: VoicePlan;
  /** A file in a folder of its own that only this account can open: the adapter, in the clear. */
  readonly output: string;
  /** Whether `startName` in that folder is an adapter to go on from. */
  readonly goesOn: boolean;
  /** Where an unfinished run is kept, and the key that encrypts it, 32 bytes. */
  readonly checkpoint: { readonly folder: string; readonly key: Buffer };
  readonly effort: Effort;
}

/** The adapter to go on from, within the output's folder: a name without a folder stays the same from run to run. */
export const startName = 'start.gguf';

/** Inner size of the adapters: ggml's kernels are fastest at multiples of 16, and more was not measured better. */
export const usualRank = 16;
/** Contexts that the trainer can have, in tokens. */
const contexts = { least: 512, most: 2_048, step: 16 } as const;
/** At most this long is lost when the machine stops, in seconds; half of what may be, since speeds vary. */
const checkpointEvery = 60;
/** Parameters times tokens that even a slow machine trains in a second. */
const slowWork = 1.5e10;

/**
 * Trains, gives way whenever something else needs the machine, and goes on from its last checkpoint.
 *
 * @throws {AppError} What native's `train` throws: `disk-full`, `no-model`, `out-of-memory`, `training-diverged`...
 */
export async function trainLesson(
  work: PatientWork,
  lesson: Lesson,
  onProgress: (progress: TrainerProgress) => void,
): Promise<TrainerResult> {
  let memory = lesson.plan.memory;
  let tokensPerSecond: number | undefined;
  const attempt = (signal: AbortSignal): Promise<TrainerResult> =>
    trainInProcess(
      inputOf(lesson, memory, tokensPerSecond),
      {
        signal,
        progress: (progress) => {
          tokensPerSecond = progress.tokensPerSecond ?? tokensPerSecond;
          onProgress(progress);
        },
      },
      dirname(lesson.output),
    );
  for (;;) {
    try {
      return await workPatiently(work, attempt);
    } catch (error) {
      const couldDoWithLess = lesson.plan.memory === undefined && memory !== 'lean';
      if (!(error instanceof AppError && error.code === 'out-of-memory' && couldDoWithLess)) {
        throw error;
      }
      memory = 'lean';
    }
  }
}

function inputOf(lesson: Lesson, memory: TrainerChoices['memory'], measured: number | undefined) {
  const { base, baseHash, parameters, plan, output, goesOn, checkpoint, effort } = lesson;
  const context = contextFor(lesson);
  const speed = measured ?? slowWork / parameters;
  return {
    ...{ base, baseHash, output, context, ...effort },
    examples: [...lesson.examples],
    validation: [...lesson.validation],
    ...choicesFor(plan, parameters),
    ...(memory === undefined ? {} : { memory }),
    ...(goesOn ? { startFrom: startName } : {}),
    checkpoint: {
      folder: checkpoint.folder,
      key: checkpoint.key.toString('base64'),
      everySteps: Math.max(1, Math.floor((checkpointEvery * speed) / context)),
    },
  };
}

/** The longest example decides; what is longer than the trainer can hold is left out by it. */
function contextFor({ examples, validation }: Lesson): number {
  const longest = [...examples, ...validation].reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  const rounded = Math.ceil(longest / contexts.step) * contexts.step;
  return Math.min(contexts.most, Math.max(contexts.least, rounded));
}

/** What was measured best, where the person did not choose: a larger model wants a lower rate. */
export function choicesFor(plan: VoicePlan, parameters: number): TrainerChoices {
  const rank = plan.rank ?? usualRank;
  const rate = parameters < 2e8 ? 5e-4 : parameters < 1e9 ? 3e-4 : 2e-4;
  return {
    rank,
    alpha: rank * 2,
    epochs: plan.epochs ?? 4,
    learningRate: plan.learningRate ?? (plan.from === null ? rate : rate / 2),
    seed: seedOf(plan),
  };
}

export function seedOf({ seed }: VoicePlan): number {
  return seed ?? 1;
}

/** Where an adapter to go on from has to lie for this output. */
export function startPath(output: string): string {
  return join(dirname(output), startName);
}
