import { AppError, cancelled } from '../electron/contract/errors.ts';
import type { Arithmetic, Outcome } from './addon.ts';
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts';
import { compute, type Ground } from './compute.ts';
import { highestBytes } from './memory.ts';
import type { Settings } from './options.ts';
import { type Example, makeBatch, pack, type PlannedStep } from './packing.ts';
import { createPace } from './pace.ts';
import type { Epoch, TrainCall, TrainProgress } from './progress.ts';
import { learningRateAt } from './schedule.ts';
import { startingWeights } from './start.ts';

/** What a checkpoint remembers beside the arrays. */
export interface Facts {
  /** The run it belongs to, see hashRun. */
  readonly run: string;
  readonly arithmetic: Arithmetic;
  /** Validation loss before the first step. */
  readonly before: number | undefined;
  readonly epochs: readonly Epoch[];
  readonly bestEpoch: number;
  /** Sums over the labels of the epoch that is not finished yet. */
  readonly lossSum: number;
  readonly weightSum: number;
}

export interface Lesson {
  readonly settings: Settings;
  readonly examples: readonly Example[];
  readonly validation: readonly Example[];
  readonly plan: readonly PlannedStep[];
  readonly ground: Ground;
  readonly baseHash: string;
  readonly saved: Checkpoint<Facts> | undefined;
  readonly first: Facts;
  readonly call: TrainCall;
}

export interface Learned {
  readonly step: number;
  readonly facts: Facts;
  /** The adapters of the best epoch. */
  readonly best: Float32Array;
  readonly tokensPerSecond: number;
}

/**
 * The loop: steps, a look at the validation examples after each epoch, checkpoints. State changes only between steps,
 * so whatever stops it, what was saved last is a moment that the run can go on from bit for bit.
 */
export async function learn(lesson: Lesson): Promise<Learned> {
  const { settings, examples, validation, plan, ground, saved, call } = lesson;
  const { addon, session } = ground;
  const { checkpoint, patience, dropout, accumulate, seed } = settings;
  const validationPacks = pack(
    validation.map(({ tokens }) => tokens.length),
    [...validation.keys()],
    settings.context,
  );
  const pace = createPace();
  let step = saved?.step ?? 0;
  let savedStep = saved?.step;
  let facts = saved?.facts ?? lesson.first;
  const start = saved?.arrays.weights ?? (await startingWeights(addon, session, settings, lesson.baseHash));
  addon.write(session, 'weights', start);
  if (saved?.arrays.firstMoments && saved.arrays.secondMoments) {
    addon.write(session, 'firstMoments', saved.arrays.firstMoments);
    addon.write(session, 'secondMoments', saved.arrays.secondMoments);
  }
  let best = saved?.arrays.best ?? start;

  while (!(await epochsAreOver())) {
    const planned = plan[step] as PlannedStep;
    const started = performance.now();
    const { loss, weight } = await takeStep(planned);
    step++;
    facts = { ...facts, lossSum: facts.lossSum + loss, weightSum: facts.weightSum + weight };
    const tokens = planned.packs.flat().reduce((sum, index) => sum + (examples[index]?.tokens.length ?? 0), 0);
    pace.add(tokens, performance.now() - started);
    report('training', loss / weight);
    if (step % (checkpoint?.everySteps ?? 25) === 0) {
      await save();
    }
  }
  return { step, facts, best, tokensPerSecond: pace.tokensPerSecond() ?? 0 };

  /** Looks at the validation examples when an epoch has just ended, and says whether it was the last. */
  async function epochsAreOver(): Promise<boolean> {
    if (facts.before === undefined && validation.length > 0) {
      facts = { ...facts, before: await validate() };
    }
    const done = plan[step - 1];
    if (done?.lastOfEpoch && facts.epochs.length < done.epoch) {
      const validationLoss = validation.length > 0 ? await validate() : undefined;
      const lowest = Math.min(...facts.epochs.map((earlier) => earlier.validationLoss ?? Infinity));
      const better = validationLoss === undefined || validationLoss < lowest;
      best = better ? addon.read(session, 'weights') : best;
      const epoch = { epoch: done.epoch, loss: facts.lossSum / facts.weightSum, validationLoss };
      const bestEpoch = better ? done.epoch : facts.bestEpoch;
      facts = { ...facts, epochs: [...facts.epochs, epoch], bestEpoch, lossSum: 0, weightSum: 0 };
      savedStep = undefined;
      await save();
      // The last one would be told by no step after it.
      report('validating', undefined);
    }
    return step >= plan.length || (validation.length > 0 && facts.epochs.length - facts.bestEpoch >= patience);
  }

  async function takeStep(planned: PlannedStep): Promise<{ loss: number; weight: number }> {
    let loss = 0;
    let weight = 0;
    for (const [part, members] of planned.packs.entries()) {
      const mails = members.map((index) => examples[index] as Example);
      const outcome = await run('train', mails, dropout, seed * 2 ** 32 + step * accumulate + part);
      loss += outcome.loss;
      weight += outcome.weight;
    }
    const length = addon.step(session, {
      learningRate: learningRateAt(step + 1, plan.length, settings.learningRate, settings.warmUp),
      scale: 1 / weight,
      clip: settings.clip,
      decay: settings.weightDecay,
      count: step + 1,
    });
    if (!Number.isFinite(loss) || !Number.isFinite(length)) {
      throw new AppError(
        'training-diverged',
        `Training stopped at step ${step + 1}: the loss is no longer a number. Try a lower learning rate than ` +
          `${settings.learningRate}.`,
      );
    }
    return { loss, weight };
  }

  async function validate(): Promise<number> {
    let loss = 0;
    let weight = 0;
    for (const members of validationPacks) {
      report('validating', undefined);
      const mails = members.map((index) => validation[index] as Example);
      const outcome = await run('evaluate', mails, 0, 0);
      loss += outcome.loss;
      weight += outcome.weight;
    }
    return loss / weight;
  }

  /** One micro-batch. When the caller aborts, the step in flight is forgotten and everything before it saved. */
  async function run(
    kind: 'train' | 'evaluate',
    mails: readonly Example[],
    drop: number,
    dropSeed: number,
  ): Promise<Outcome> {
    const outcome = await compute(kind, ground, makeBatch(mails, drop, dropSeed), call.signal);
    if (outcome === null) {
      await save();
      throw cancelled();
    }
    return outcome;
  }

  async function save(): Promise<void> {
    if (checkpoint && step !== savedStep) {
      const arrays = {
        weights: () => addon.read(session, 'weights'),
        firstMoments: () => addon.read(session, 'firstMoments'),
        secondMoments: () => addon.read(session, 'secondMoments'),
        best: () => best,
      };
      await writeCheckpoint<Facts>(checkpoint, { step, facts, arrays });
      savedStep = step;
    }
  }

  function report(phase: TrainProgress['phase'], loss: number | undefined): void {
    call.progress?.({
      phase,
      step,
      steps: plan.length,
      epoch: plan[Math.max(0, step - 1)]?.epoch ?? 0,
      loss,
      validationLoss: facts.epochs.at(-1)?.validationLoss ?? facts.before,
      tokensPerSecond: pace.tokensPerSecond(),
      secondsLeft: pace.secondsFor(plan.length - step),
      memory: highestBytes(),
    });
  }
}
