import type { voice, Voice, VoicePlan } from '../../contract/voice.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { modelsFolder } from '../model/folder.ts';
import { modelHash } from '../model/modelHash.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import { deleteVoice, listVoices, readVoice, type StoredVoice, useVoice, voiceBytes } from '../store/voices.ts';
import type { Database } from '../store/database.ts';
import { trainable } from '../training/advice.ts';
import { isTooFew, tooFewToJudge, tooFewUnseen, unseenBy } from '../training/judgement/heldOut.ts';
import { planFrom } from '../training/learn.ts';
import type { JobRecord } from '../training/job/record.ts';
import { splitMails } from '../training/split.ts';
import { usableMails } from '../training/usable.ts';
import type { Learning } from './learning.ts';
import { baseOf } from './learningStages.ts';
import type { Session } from './session.ts';
import { advise, measure } from './voiceAdvice.ts';

type VoiceMethods = Pick<
  typeof voice,
  | 'voice.advice'
  | 'voice.measure'
  | 'voice.start'
  | 'voice.pause'
  | 'voice.resume'
  | 'voice.stop'
  | 'voice.watch'
  | 'voice.train'
  | 'voice.list'
  | 'voice.use'
  | 'voice.delete'
  | 'voice.replaced'
>;

export interface VoiceMeans {
  readonly session: Session;
  readonly models: Models;
  readonly runtime: Runtime;
  readonly learning: Learning;
}

export function voiceHandlers({ session, models, runtime, learning }: VoiceMeans): Handlers<VoiceMethods> {
  /** Begins a job after looking at everything that would make it fail. */
  const begin = async (scope: JobRecord['scope'], plan: VoicePlan): Promise<void> => {
    const database = session.database();
    const model = (await models.list()).find(({ id }) => id === plan.base);
    if (model !== undefined && !trainable.includes(model.architecture)) {
      throw new AppError(
        'model-unsupported',
        `${model.name} is of the kind “${model.architecture}”, which cannot be trained here; ${trainable.join(', ')} can.`,
      );
    }
    if (scope === 'whole') {
      const { mails } = await usableMails(database);
      if (isTooFew(splitMails(mails))) {
        throw tooFewToJudge(mails.length);
      }
      if (isTooFew({ heldOut: unseenBy(database, plan.from, splitMails(mails)) })) {
        throw tooFewUnseen();
      }
    }
    const base = await baseOf(models, plan.base);
    await learning.start(scope, planFrom(database, plan, base));
  };

  return {
    'voice.advice': (_, { signal }) => advise(session.database(), models, signal),
    'voice.measure': async (_, call) => {
      const database = session.database();
      await measure({ database, models, runtime }, call);
      return advise(database, models, call.signal);
    },

    'voice.start': async (plan) => {
      await begin('whole', plan);
      return learning.job();
    },
    'voice.pause': () => learning.pause(),
    'voice.resume': () => learning.resume(),
    'voice.stop': () => learning.stop(),
    'voice.watch': (_, { signal, progress }) => learning.watch(progress, signal),

    'voice.train': async (plan, { signal, progress }) => {
      const database = session.database();
      const unfinished = learning.unfinished();
      if (unfinished?.scope === 'training' && samePlan(unfinished.plan, planOf(database, plan))) {
        await learning.resume();
      } else if (unfinished === null || unfinished.state === 'failed') {
        await begin('training', plan);
      } else {
        throw new AppError(
          'busy',
          'Another voice is not learned to the end. Go on with the same options, or stop it: ownhand voices stop',
        );
      }
      const watching = new AbortController();
      learning.watch(progress, watching.signal).catch(() => undefined);
      const pause = (): void => {
        // Where it cannot be paused, the disk being full, how the job ends tells it.
        learning.pause().catch(() => undefined);
      };
      signal.addEventListener('abort', pause, { once: true });
      if (signal.aborted) {
        pause();
      }
      try {
        return await describe(database, readVoice(database, await learning.finished()), models);
      } finally {
        signal.removeEventListener('abort', pause);
        watching.abort();
      }
    },

    'voice.list': () => list(session.database(), models),
    'voice.use': async ({ id, role }) => {
      const database = session.database();
      const obstacle = id === null ? null : (await describe(database, readVoice(database, id), models)).obstacle;
      if (obstacle !== null) {
        throw new AppError('hash-mismatch', obstacle);
      }
      useVoice(database, id, role);
      return list(database, models);
    },
    'voice.delete': ({ id }) => {
      const database = session.database();
      const unfinished = learning.unfinished();
      if (unfinished !== null && (unfinished.plan.from === id || unfinished.voice === id)) {
        throw new AppError('busy', 'A voice that is not learned to the end needs this version. End that first.');
      }
      deleteVoice(database, id);
      return list(database, models);
    },
    'voice.replaced': ({ id }) => readVoice(session.database(), id).training.replaced,
  };
}

async function list(database: Database, models: Models): Promise<Voice[]> {
  return Promise.all(listVoices(database).map((stored) => describe(database, stored, models)));
}

async function describe(database: Database, stored: StoredVoice, models: Models): Promise<Voice> {
  const { training, id, base, role, createdAt, from, active, judgement } = stored;
  const { baseName, pairs, steps, epochs, lossBefore, lossAfter, seconds } = training;
  const bytes = voiceBytes(database, id);
  return {
    ...{ id, base, baseName, role, createdAt, from, active, bytes, pairs, steps, epochs },
    ...{ lossBefore, lossAfter, seconds, judgement },
    obstacle: bytes === 0 ? 'Its file is gone. Delete it, and learn it again.' : await obstacleOf(stored, models),
  };
}

/** Why a voice cannot be used: its model is not here, or another file has its name. */
async function obstacleOf({ base, baseHash, training }: StoredVoice, models: Models): Promise<string | null> {
  try {
    const { path } = await models.ready('writer', base);
    return (await modelHash(path, modelsFolder())) === baseHash
      ? null
      : `${training.baseName} was replaced by another file since. Learn a voice on the new one.`;
  } catch (error) {
    if (error instanceof AppError) {
      const isOwn = (await models.list()).some(({ id, own }) => id === base && own);
      const again = isOwn ? 'Put its file back where it was' : 'Fetch it again';
      return `Its model, ${training.baseName}, is not here any more, or is damaged. ${again} to use this voice.`;
    }
    throw error;
  }
}

/** The plan as it would be kept: with the rank of the voice that it goes on from. */
function planOf(database: Database, plan: VoicePlan): VoicePlan {
  const earlier = plan.from === null ? null : readVoice(database, plan.from);
  return earlier === null ? plan : planFrom(database, plan, { id: earlier.base, hash: earlier.baseHash });
}

function samePlan(a: VoicePlan, b: VoicePlan): boolean {
  const sorted = (plan: VoicePlan): string =>
    JSON.stringify(
      Object.entries(plan)
        .filter(([, value]) => value !== undefined)
        .sort(),
    );
  return sorted(a) === sorted(b);
}
