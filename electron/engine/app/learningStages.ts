import type { TrainerProgress } from '../../contract/trainer.ts';
import { AppError } from '../../contract/errors.ts';
import { modelsFolder } from '../model/folder.ts';
import { inspectModel } from '../model/modelFile.ts';
import { modelHash } from '../model/modelHash.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import { readVoice, useVoice } from '../store/voices.ts';
import { obstacleNow } from '../training/job/circumstances.ts';
import { addLoss } from '../training/job/record.ts';
import { type Base, type Effort, type LearningMeans, prepareLearning, trainVoice } from '../training/learn.ts';
import { workPatiently } from '../training/patience.ts';
import type { Judge } from './judging.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Playback } from './playback.ts';
import type { StageCall, Stages } from './stages.ts';

export interface StageMeans {
  readonly models: Models;
  readonly loaded: LoadedModels;
  readonly runtime: Runtime;
  readonly playback: Pick<Playback, 'run'>;
  readonly judge: Judge;
  /** How training uses the processor: by default all cores, after everything else. */
  readonly effort?: Effort;
}

/** The model that is to be trained. Fails with `no-model`, `model-unreadable`, `cancelled`. */
export async function baseOf(models: Models, id: string, signal?: AbortSignal): Promise<Base> {
  const { path } = await models.ready('writer', id);
  const { parameters } = await inspectModel(path);
  const { name } = (await models.list()).find((model) => model.id === id) ?? { name: id };
  return { id, name, path, parameters, hash: await modelHash(path, modelsFolder(), signal) };
}

/** What a job does in each stage. Every stage may be stopped at any moment and begun again: it goes on. */
export function learningStages({ models, loaded, runtime, playback, judge, effort }: StageMeans): Stages {
  const workOf = ({ signal, onWaiting, record }: StageCall): LearningMeans['work'] => ({
    signal,
    onWaiting,
    obstacle: () => obstacleNow(record().plan),
  });
  const meansOf = async (call: StageCall): Promise<LearningMeans> => ({
    database: call.database,
    runtime,
    effort: effort ?? { threads: (await runtime.facts()).cores, lowPriority: true },
    base: await baseOf(models, call.record().plan.base, call.signal),
    embed: async (text, signal) => (await loaded.meanings(call.database, [text], signal))?.[0] ?? null,
    work: workOf(call),
  });

  return {
    playback: async (call) => {
      const { plan, startedAt } = call.record();
      await workPatiently({ ...workOf(call), turns: null }, (signal) =>
        playback.run(plan.playbackModel, { signal, since: startedAt, progress: call.progress }),
      );
    },

    preparing: async (call) => {
      await prepareLearning(await meansOf(call), call.record().plan, call.progress);
    },

    training: async (call) => {
      const means = await meansOf(call);
      // It is prepared already, unless that was damaged, or the engine killed between keeping a voice and noting it.
      await prepareLearning(means, call.record().plan, call.progress);
      // The writer gives up its memory: training needs it more, and loads it again when it is asked for.
      await loaded.unloadWriter();
      const voice = await trainVoice(means, call.record().plan, {
        onProgress: (progress) => {
          follow(call, progress);
        },
        curve: () => ({ losses: call.record().losses, seconds: call.record().workedMs / 1_000 }),
      });
      call.change({ voice: voice.id });
    },

    judging: async ({ database, signal, record, progress }) => {
      const { voice: id, plan } = record();
      if (id === null) {
        throw new AppError('not-found', 'The voice that was to be judged is gone.');
      }
      const voice = readVoice(database, id);
      const { better } = await judge(database, { model: plan.base, voice }, { signal, progress });
      if (better) {
        useVoice(database, id, plan.role);
      }
    },
  };
}

function follow({ change, progress, record }: StageCall, now: TrainerProgress): void {
  const { phase, step, steps, epoch, loss = null, validationLoss, tokensPerSecond, secondsLeft, memory } = now;
  const lastHeldOut = record().losses.findLast(({ heldOut }) => heldOut !== null)?.heldOut ?? null;
  let { losses } = record();
  if (validationLoss !== undefined && validationLoss !== lastHeldOut) {
    // What was measured before anything was learned is told with the first step.
    const at = phase === 'training' ? Math.max(0, step - 1) : step;
    losses = addLoss(losses, { step: at, epoch, loss: null, heldOut: validationLoss });
  }
  if (phase === 'training') {
    losses = addLoss(losses, { step, epoch, loss, heldOut: null });
  }
  change({
    losses,
    tokensPerSecond: tokensPerSecond ?? record().tokensPerSecond,
    memoryBytes: Math.max(memory, record().memoryBytes ?? 0),
  });
  progress({
    stage: phase === 'loading' ? 'Loading the model' : phase === 'training' ? 'Training' : 'Looking at unseen mail',
    // Loading for what was begun before: it goes on where it was, and not at the beginning.
    done: phase === 'loading' ? Math.min(steps, Math.max(step, record().losses.at(-1)?.step ?? 0)) : step,
    total: steps,
    unit: 'steps',
    perSecond: null,
    secondsLeft: secondsLeft ?? null,
  });
}
