/** The blind test of a version, round by round. It goes on whichever screen is shown. */
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { Output } from '../../../../electron/contract/method.ts';
import type { voice as methods } from '../../../../electron/contract/voice.ts';
import { askEngine } from '../../../connection/api.ts';
import { createStoreCell } from '../../../connection/cell.ts';
import { asAppError } from '../../../connection/failure.ts';
import { cancelJob, clearJob, startJob } from '../../../connection/jobs.ts';

export type Counts = Output<(typeof methods)['trial.choose']>;
export type Choice = 0 | 1 | null;

export interface Trying {
  readonly voice: number;
  /** Choices of this round of ten. */
  readonly done: number;
  /** Over all rounds; null before the first choice. */
  readonly counts: Counts | null;
  readonly isOver: boolean;
  readonly error: AppError | null;
}

/** So many tell something, and are done in a coffee break. */
export const rounds = 10;

/** The test that was begun last. */
export const trying = createStoreCell<Trying | null>(null);

export function jobOf(voice: number): string {
  return `trial ${voice}`;
}

/** How the test of a version stands. */
export function tryingOf(voice: number, last: Trying | null): Trying {
  return last?.voice === voice ? last : { voice, done: 0, counts: null, isOver: false, error: null };
}

function note(voice: number, changes: Partial<Trying>): void {
  trying.change((last) => ({ ...tryingOf(voice, last), ...changes }));
}

export function nextDrafts(voice: number): void {
  void startJob(jobOf(voice), 'trial.next', { id: voice });
}

let isChoosing = false;

/** Notes a choice between the drafts of a trial, and asks for the next. What is pressed meanwhile is no second choice. */
export async function choose(voice: number, trial: number, choice: Choice): Promise<void> {
  if (isChoosing) {
    return;
  }
  isChoosing = true;
  note(voice, { error: null });
  try {
    const counts = await askEngine('trial.choose', { id: trial, choice });
    clearJob(jobOf(voice));
    const before = tryingOf(voice, trying.get());
    const done = before.done + 1;
    note(voice, { counts, done, isOver: before.isOver || done >= rounds });
    if (!tryingOf(voice, trying.get()).isOver) {
      nextDrafts(voice);
    }
  } catch (failure) {
    note(voice, { error: asAppError(failure) });
  } finally {
    isChoosing = false;
  }
}

export function showCount(voice: number): void {
  cancelJob(jobOf(voice));
  note(voice, { isOver: true });
}

/** A round that is over is not shown again. */
export function leaveTrial(voice: number): void {
  cancelJob(jobOf(voice));
  trying.change((last) => (last?.isOver === true ? null : last));
}

export function tryMore(voice: number): void {
  note(voice, { isOver: false, done: 0 });
  nextDrafts(voice);
}
