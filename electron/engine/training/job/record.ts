import { z } from 'zod';
import { LossPoint, type VoiceJob, VoicePlan } from '../../../contract/voice.ts';

export const Stage = z.enum(['playback', 'preparing', 'training', 'judging']);
export type Stage = z.infer<typeof Stage>;

/**
 * What is kept of a job in the store, so that it goes on after whatever ended the program. `whole` goes through all
 * stages; `training` only trains on the pairs that are there.
 */
export const JobRecord = z.object({
  scope: z.enum(['whole', 'training']),
  plan: VoicePlan,
  /** `working` also stands there after a crash: then it goes on. */
  state: z.enum(['working', 'paused', 'failed', 'stopped', 'done']),
  stage: Stage,
  losses: z.array(LossPoint),
  tokensPerSecond: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  /** Milliseconds of work so far, waiting left out. */
  workedMs: z.number(),
  reason: z.string().nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  voice: z.number().int().nullable(),
  /** Whether it began again on the way, because what it was made of had been removed. */
  renewed: z.boolean().default(false),
});
export type JobRecord = z.infer<typeof JobRecord>;

/** Points that are kept of a loss curve; a longer one is thinned. */
const mostPoints = 600;

/** A completer learns from the mails themselves: it needs no requests. */
function stagesOf({ scope, plan: { role } }: Pick<JobRecord, 'scope' | 'plan'>): readonly [Stage, ...Stage[]] {
  if (scope === 'training') {
    return ['preparing', 'training'];
  }
  return role === 'completer' ? ['preparing', 'training', 'judging'] : ['playback', 'preparing', 'training', 'judging'];
}

export function beginJob(scope: JobRecord['scope'], plan: VoicePlan, now: number): JobRecord {
  const [stage] = stagesOf({ scope, plan });
  return {
    ...{ scope, plan, state: 'working', stage, losses: [], tokensPerSecond: null },
    ...{ memoryBytes: null, workedMs: 0, reason: null, startedAt: now, finishedAt: null, voice: null },
    renewed: false,
  };
}

/** The stage after the present one, or null where that is the last. */
export function nextStage(record: JobRecord): Stage | null {
  const list = stagesOf(record);
  return list[list.indexOf(record.stage) + 1] ?? null;
}

/** Whether there is something that can go on. */
export function isUnfinished({ state }: JobRecord): boolean {
  return state === 'working' || state === 'paused' || state === 'failed';
}

/** The same job from its first stage: what it was made of is gone. `from`: the voice that it goes on from. */
export function renewJob({ scope, plan, startedAt, ...record }: JobRecord, from: number | null): JobRecord {
  const { state, reason, finishedAt, workedMs } = record;
  return { ...beginJob(scope, { ...plan, from }, startedAt), state, reason, finishedAt, workedMs, renewed: true };
}

export function pauseJob(record: JobRecord): JobRecord {
  return { ...record, state: 'paused', reason: null };
}

export function resumeJob(record: JobRecord): JobRecord {
  return { ...record, state: 'working', reason: null, finishedAt: null };
}

export function endJob(
  record: JobRecord,
  state: 'failed' | 'stopped' | 'done',
  reason: string | null,
  now: number,
): JobRecord {
  return { ...record, state, reason, finishedAt: now };
}

/** Adds a point to the curve. Steps that are repeated after a pause replace those that were seen before. */
export function addLoss(losses: readonly LossPoint[], point: LossPoint): LossPoint[] {
  const earlier = losses.filter(({ step, heldOut }) =>
    point.heldOut === null ? step < point.step || heldOut !== null : step <= point.step,
  );
  const last = earlier.at(-1);
  if (point.heldOut !== null && last?.step === point.step) {
    return [...earlier.slice(0, -1), { ...last, heldOut: point.heldOut }];
  }
  const all = [...earlier, point];
  return all.length <= mostPoints ? all : all.filter(({ heldOut }, i) => i % 2 === 0 || heldOut !== null);
}

/** What is known of a job only while it runs, or since it was paused or failed. */
export interface Live {
  readonly step: VoiceJob['step'];
  readonly waiting: string | null;
}

export const nothingYet: Live = { step: null, waiting: null };

/** How the job looks from outside. */
export function describeJob(record: JobRecord | null, live: Live): VoiceJob {
  if (record === null) {
    return {
      ...{ state: 'none', stage: null, plan: null, step: null, losses: [], tokensPerSecond: null },
      ...{ memoryBytes: null, reason: null, startedAt: null, finishedAt: null, voice: null },
      renewed: false,
    };
  }
  const { plan, losses, tokensPerSecond, memoryBytes, startedAt, finishedAt, voice, renewed } = record;
  const isWorking = record.state === 'working';
  return {
    state: isWorking && live.waiting !== null ? 'waiting' : record.state,
    stage: isUnfinished(record) ? record.stage : null,
    ...{ plan, losses, tokensPerSecond, memoryBytes, startedAt, finishedAt, voice, renewed },
    step: isUnfinished(record) ? live.step : null,
    reason: isWorking ? live.waiting : record.reason,
  };
}
