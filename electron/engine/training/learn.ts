import { AppError } from '../../contract/errors.ts';
import type { Step } from '../../contract/entities.ts';
import type { TrainerProgress, TrainerResult } from '../../contract/trainer.ts';
import type { LossPoint, VoicePlan } from '../../contract/voice.ts';
import { withPrivateFile } from '../model/privateFile.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Database } from '../store/database.ts';
import { addVoice, type LearnedFrom, openVoice, readVoice, type StoredVoice } from '../store/voices.ts';
import type { Dataset } from './dataset/dataset.ts';
import { weighTokens } from './dataset/tokenWeights.ts';
import { type Lesson, seedOf, startPath, trainLesson, usualRank } from './lesson.ts';
import { addLoss } from './job/record.ts';
import { exampleKey, type Prepared } from './prepared.ts';
import { type PatientWork, workPatiently } from './patience.ts';
import type { Tokens } from './tokens.ts';
import { withTrainer } from './trainerProcess.ts';
import {
  checkpointKey,
  forgetCheckpoints,
  forgetUnfinished,
  keepExamples,
  keepPrepared,
  keptExamples,
  keptPrepared,
  unfinishedFolder,
} from './unfinished.ts';

export interface LearningMeans {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly base: Base;
  readonly effort: Effort;
  readonly embed: (text: string, signal: AbortSignal) => Promise<Float32Array | null>;
  /** Without turns: each stage takes them as it needs. */
  readonly work: Omit<PatientWork, 'turns'>;
}

/** How the processor is used. */
export interface Effort {
  readonly threads: number;
  /** Lets everything else on the machine go first. */
  readonly lowPriority: boolean;
}

/** The model that is trained. */
export interface Base {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** SHA-256 of its file, in hex. */
  readonly hash: string;
  readonly parameters: number;
}

/** Examples that are scored in one go: what is lost when the work has to give way. */
const scoredAtOnce = 40;

/**
 * Makes what is trained on and keeps it, unless it was kept before.
 *
 * @throws {AppError} `too-little-mail`, `cancelled`, `disk-full`.
 */
export async function prepareLearning(
  means: LearningMeans,
  plan: VoicePlan,
  progress: (step: Step) => void,
): Promise<void> {
  const { database, runtime, base, work } = means;
  if ((await keptExamples(database)) !== null) {
    return;
  }
  const prepared = await keptPrepared(database, base.hash);
  await forgetUnfinished(database);
  const vocabulary = await runtime.loadVocabulary(base.path);
  try {
    const options = { seed: seedOf(plan), forWeights: plan.tokenWeights, made: prepared.made };
    // Loaded here and not with the engine: the numbering plans of all countries take 20 MB.
    const [{ makeDataset }, { makePractice }] = await Promise.all([
      import('./dataset/dataset.ts'),
      import('./dataset/practice.ts'),
    ]);
    const dataset = await workPatiently({ ...work, turns: null }, (signal) =>
      plan.role === 'completer'
        ? makePractice({ ...means, vocabulary }, options.seed, { signal, progress })
        : makeDataset({ ...means, vocabulary }, options, { signal, progress }),
    );
    const { validation, pairs, replaced, learnedFrom } = dataset;
    const examples = plan.tokenWeights ? await weighed(means, dataset, prepared.scores) : dataset.examples;
    await keepExamples(database, {
      baseHash: base.hash,
      ...{ examples: [...examples], validation: [...validation] },
      ...{ pairs, replaced: [...replaced], learnedFrom },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') {
      await keepPrepared(database, base.hash, prepared);
    }
    throw error;
  } finally {
    await vocabulary.dispose();
  }
}

/** The examples with weights by how much the person's mails in the prompt help; those without any keep theirs. */
async function weighed(
  means: LearningMeans,
  { examples, withoutExamples }: Dataset,
  scores: Prepared['scores'],
): Promise<Tokens[]> {
  const places = [...examples.keys()].filter((place) => withoutExamples[place] !== null);
  const shown = await scoreTokens(
    means,
    places.map((place) => examples[place] as Tokens),
    scores,
  );
  const bare = await scoreTokens(
    means,
    places.map((place) => withoutExamples[place] as Tokens),
    scores,
  );
  const weights = new Map(places.map((place, i) => [place, [shown[i] ?? [], bare[i] ?? []] as const]));
  return examples.map((example, place) => {
    const losses = weights.get(place);
    return losses === undefined ? example : weighTokens(example, ...losses);
  });
}

/** The losses of each token of the examples. Those that are known already are not asked again; the others are added. */
async function scoreTokens(
  { runtime, base, effort, work }: LearningMeans,
  examples: readonly Tokens[],
  scores: Prepared['scores'],
): Promise<(readonly (number | null)[])[]> {
  const unknown = examples.filter((example) => !scores.has(exampleKey(example)));
  for (let at = 0; at < unknown.length; at += scoredAtOnce) {
    const some = unknown.slice(at, at + scoredAtOnce);
    const input = { base: base.path, baseHash: base.hash, examples: some, ...effort, eachToken: true };
    const { losses } = await workPatiently({ ...work, turns: runtime.turns }, (signal) =>
      withTrainer((client) => client.call('trainer.score', input, { signal }), { kill: signal }),
    );
    some.forEach((example, i) => scores.set(exampleKey(example), losses[i]?.tokens ?? []));
  }
  return examples.map((example) => scores.get(exampleKey(example)) ?? []);
}

/**
 * Trains on what was prepared, going on from the last checkpoint where there is one, and keeps the voice.
 *
 * @param losses The curve so far, read when it is done.
 * @throws {AppError} What `trainLesson` throws; `not-found` where nothing was prepared or the earlier voice is gone.
 */
export async function trainVoice(
  means: LearningMeans,
  plan: VoicePlan,
  call: {
    readonly onProgress: (progress: TrainerProgress) => void;
    readonly curve: () => { readonly losses: readonly LossPoint[]; readonly seconds: number };
  },
): Promise<StoredVoice> {
  const { database, runtime, base, effort, work } = means;
  const kept = await keptExamples(database);
  if (kept === null) {
    throw new AppError('not-found', 'What was to be learned is no longer there. Start again.');
  }
  if (kept.baseHash !== base.hash) {
    throw new AppError('hash-mismatch', 'The model was replaced by another file meanwhile. Stop, and start again.');
  }
  const voice = await withPrivateFile(async (output) => {
    if (plan.from !== null) {
      await openVoice(database, plan.from, startPath(output));
    }
    const lesson: Lesson = {
      ...{ base: base.path, baseHash: base.hash, parameters: base.parameters, plan, output, effort },
      ...{ examples: kept.examples, validation: kept.validation, goesOn: plan.from !== null },
      checkpoint: { folder: unfinishedFolder(database), key: checkpointKey(database) },
    };
    const train = (): Promise<TrainerResult> => trainLesson({ ...work, turns: runtime.turns }, lesson, call.onProgress);
    const result = await train().catch(async (error: unknown) => {
      if (!(error instanceof AppError && error.code === 'hash-mismatch')) {
        throw error;
      }
      // The same model and examples, so the machine is another now, or the program: begin anew on it.
      await forgetCheckpoints(database);
      return train();
    });
    const { losses, seconds } = call.curve();
    const last = result.epochs.at(-1);
    const end = { step: result.steps, epoch: last?.epoch ?? 0, loss: null, heldOut: last?.validationLoss ?? null };
    const best = result.epochs.find(({ epoch }) => epoch === result.bestEpoch);
    return addVoice(
      database,
      {
        ...{ base: base.id, baseHash: base.hash, role: plan.role, from: plan.from },
        training: {
          ...{ plan, baseName: base.name, pairs: kept.pairs, steps: result.steps, epochs: result.epochs.length },
          ...{
            lossBefore: result.before ?? null,
            lossAfter: best?.validationLoss ?? null,
            losses: addLoss(losses, end),
          },
          ...{ seconds, tokensPerSecond: result.tokensPerSecond, memoryBytes: result.memory, replaced: kept.replaced },
          learnedFrom: withEarlier(database, plan.from, kept.learnedFrom),
        },
      },
      output,
    );
  });
  await forgetUnfinished(database);
  return voice;
}

/** What is learned from, with what the voice it goes on from learned; undefined where that is not known. */
function withEarlier(
  database: Database,
  from: number | null,
  learned: LearnedFrom | undefined,
): LearnedFrom | undefined {
  const earlier = from === null ? { mails: [], documents: [] } : readVoice(database, from).training.learnedFrom;
  return (
    learned &&
    earlier && {
      mails: [...new Set([...earlier.mails, ...learned.mails])],
      documents: [...new Set([...earlier.documents, ...learned.documents])],
    }
  );
}

/**
 * A plan with what the voice that it goes on from decides.
 *
 * @throws {AppError} `not-found`; `hash-mismatch` where it was learned on another model.
 */
export function planFrom(database: Database, plan: VoicePlan, base: Pick<Base, 'id' | 'hash'>): VoicePlan {
  if (plan.from !== null) {
    const earlier = readVoice(database, plan.from);
    if (earlier.base !== base.id || earlier.baseHash !== base.hash) {
      throw new AppError(
        'hash-mismatch',
        'That voice was learned on another model. Begin afresh, or choose its model.',
      );
    }
    return { ...plan, rank: earlier.training.plan.rank ?? usualRank };
  }
  return plan;
}
