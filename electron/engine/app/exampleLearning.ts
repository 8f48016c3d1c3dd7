/** For tests: real mail, real training and a real store; only who judges is pretended, and who finds the requests. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Judgement, VoiceJob, VoicePlan } from '../../contract/voice.ts';
import { BackgroundWork } from './background.ts';
import { exampleModels, examplePlayback, exampleVoice } from './exampleVoice.ts';
import { Learning } from './learning.ts';
import { learningStages, type StageMeans } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';

export const { runtime, models, base } = await exampleModels();

export const plan: VoicePlan = {
  ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
  ...{ epochs: 2, rank: 8, learningRate: 5e-3 },
};

export const usualMeans: StageMeans = {
  ...{ models, runtime, loaded: new LoadedModels(models, runtime), effort: { threads: 1, lowPriority: false } },
  playback: examplePlayback(0),
  judge: () => Promise.resolve({ better: true, reason: '' } as Judgement),
};

export interface Place {
  readonly session: Session;
  readonly learning: Learning;
  /** Another engine on the same data, as after the program was ended. */
  readonly again: () => Learning;
}

export function openLearning(
  context: TestContext,
  mails: number,
  better = true,
  changes: Partial<StageMeans> = {},
): Place {
  const { session, remove } = exampleVoice(mails);
  const judged = { better, reason: 'It was said so.' } as Judgement;
  const means: StageMeans = { ...usualMeans, judge: () => Promise.resolve(judged), ...changes };
  const all: Learning[] = [];
  const again = (): Learning => {
    const learning = new Learning(session, new BackgroundWork(), learningStages(means));
    all.push(learning);
    return learning;
  };
  const learning = again();
  context.after(async () => {
    for (const each of all) {
      await each.settle();
    }
    remove();
  });
  return { session, learning, again };
}

/** Waits until the job looks like this, and answers it. */
export async function until(learning: Learning, holds: (job: VoiceJob) => boolean): Promise<VoiceJob> {
  for (;;) {
    const job = learning.job();
    if (holds(job)) {
      return job;
    }
    assert.notEqual(job.state, 'failed', job.reason ?? '');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export const isTraining = ({ stage, losses }: VoiceJob): boolean => stage === 'training' && losses.length > 2;

export function hasCode(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}
