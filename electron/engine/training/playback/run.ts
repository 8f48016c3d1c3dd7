import type { Step } from '../../../contract/entities.ts';
import type { PlaybackSummary } from '../../../contract/pairs.ts';
import type { Chorus } from '../../model/chorus.ts';
import { playbackLanguages } from '../../prompt/playback.ts';
import type { Database } from '../../store/database.ts';
import { countPairs } from '../../store/pairList.ts';
import { countPlayedBack, playedBack } from '../../store/pairs.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { z } from 'zod';
import { type UsablePassage, usablePassages } from '../passages/usablePassages.ts';
import { usableMails } from '../usable.ts';
import { Desk } from './desk.ts';
import type { Begun, Measure } from './gain.ts';
import { playMails } from './playMails.ts';
import { playPassages } from './playPassages.ts';

export interface PlaybackMeans {
  readonly database: Database;
  /** The id of the model that writes. */
  readonly model: string;
  /** Opens what writes; called again where another model took its place meanwhile. Null: rules alone write. */
  readonly openChorus: ((signal: AbortSignal) => Promise<Chorus>) | null;
  /** Measures requests; null where there is nothing to measure with. */
  readonly measure: Measure | null;
  /** What was tried for mails and not measured before an earlier run was stopped: it is not asked for again. */
  readonly begun?: Begun;
}

export interface PlaybackOptions {
  /** Mails and then passages to look at in this run, at most. */
  readonly limit?: number | undefined;
  /** Also what has pairs, unless the person edited or dropped one of them. */
  readonly afresh?: boolean | undefined;
  /** When the work began of which this run is a part, in milliseconds since 1970: what was made since is told as done. */
  readonly since?: number | undefined;
  readonly signal: AbortSignal;
  readonly progress?: ((step: Step) => void) | undefined;
}

/** How a run of texts is told of. */
export interface Telling extends Pick<PlaybackOptions, 'signal' | 'progress'> {
  /** Texts that were done before this run. */
  readonly before: number;
}

/** What waits to be played back. */
export interface Waiting {
  /** Newest first. */
  readonly mails: readonly number[];
  /** Of the person's own documents, the most varied first. */
  readonly passages: readonly UsablePassage[];
}

/** When playing everything back afresh began: a run that is stopped goes on from there. */
const afreshSince = 'playback.afresh-since';

/**
 * The mails and passages that wait to be played back: those without pairs, and while everything is made afresh those
 * whose pairs are older than that.
 */
export async function readWaiting(database: Database, signal?: AbortSignal): Promise<Waiting> {
  const { mails } = await usableMails(database, signal);
  const passages = await usablePassages(database, mails.length, playbackLanguages, signal);
  const since = readSetting(database, afreshSince, z.number()) ?? 0;
  const done = { mails: playedBack(database, 'mail', since), passages: playedBack(database, 'passage', since) };
  return {
    mails: mails.map(({ id }) => id).filter((id) => !done.mails.has(id)),
    passages: passages.filter(({ id }) => !done.passages.has(id)),
  };
}

/**
 * Makes the missing pairs: finds requests for each mail of the person, has passages of their documents put plainly,
 * checks both, keeps the best ones or the reason why there is none. Pairs are stored as they come; stopped or killed,
 * it goes on with the next run.
 *
 * @throws {AppError} `cancelled`; `too-little-mail` where there is nothing to play back; what the model throws.
 */
export async function playBack(means: PlaybackMeans, options: PlaybackOptions): Promise<PlaybackSummary> {
  const { database, model } = means;
  const { limit = Infinity, afresh = false, since = Infinity, signal, progress } = options;
  if (afresh) {
    writeSetting(database, afreshSince, Date.now());
  }
  const waiting = await readWaiting(database, signal);
  const desk = means.openChorus === null ? null : new Desk(means.openChorus, signal);
  const mails = waiting.mails.slice(0, limit);
  // No rule puts a passage into other words.
  const restatable = desk === null ? [] : waiting.passages;
  const passages = restatable.slice(0, limit - mails.length);
  const tellingOf = (kind: keyof Waiting): Telling => {
    const before = countPlayedBack(database, originOf[kind], since);
    let begun: number | null = null;
    const tell = (step: Step): void => {
      begun ??= performance.now();
      const done = step.done - before;
      // Kept on the way: what is killed tells nothing at its end.
      if (desk !== null && done >= enoughToTell) {
        writeSetting(database, paceOf(kind, model), (performance.now() - begun) / 1_000 / done);
      }
      progress?.(step);
    };
    return { signal, before, progress: tell };
  };
  const began = performance.now();
  let secondsOfMails = 0;
  try {
    await playMails({ ...means, answer: desk?.answer ?? null }, mails, tellingOf('mails'));
    secondsOfMails = (performance.now() - began) / 1_000;
    if (desk !== null) {
      await playPassages({ database, model, answer: desk.answer }, passages, tellingOf('passages'));
    }
  } finally {
    await desk?.close();
  }
  if (mails.length === waiting.mails.length && passages.length === restatable.length) {
    writeSetting(database, afreshSince, null);
  }
  const ids = { mails, passages: passages.map(({ id }) => id) };
  const { mails: kept, passages: keptPassages, dropped, forms } = countPairs(database, ids);
  return {
    ...{ mails: mails.length, passages: passages.length, kept, keptPassages, dropped, forms },
    seconds: (performance.now() - began) / 1_000,
    mailsPerMinute: secondsOfMails === 0 ? 0 : (mails.length / secondsOfMails) * 60,
  };
}

const originOf = { mails: 'mail', passages: 'passage' } as const;

/** Mails or passages after which it can be told how long the next ones take. */
const enoughToTell = 5;

function paceOf(kind: keyof Waiting, model: string): string {
  return `playback.${{ mails: 'secondsPerMail', passages: 'secondsPerPassage' }[kind]} ${model}`;
}

/**
 * How long playback of so many mails and passages takes with a model, in seconds, as it did last time; null before
 * there was one.
 */
export function playbackSeconds(
  database: Database,
  model: string,
  counts: { readonly mails: number; readonly passages: number },
): number | null {
  const each = (['mails', 'passages'] as const).map((kind) => {
    const pace = counts[kind] === 0 ? 0 : readSetting(database, paceOf(kind, model), z.number().positive());
    return pace === null ? null : pace * counts[kind];
  });
  return each.reduce((sum, seconds) => (sum === null || seconds === null ? null : sum + seconds), 0);
}
