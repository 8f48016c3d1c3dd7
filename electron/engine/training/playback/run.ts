import type { Step } from '../../../contract/entities.ts';
import type { PlaybackSummary } from '../../../contract/voice.ts';
import type { Chorus } from '../../model/chorus.ts';
import { playbackLanguages } from '../../prompt/playback.ts';
import type { Database } from '../../store/database.ts';
import { countPairs } from '../../store/pairList.ts';
import { countPlayedBack, type Origin, playedBack } from '../../store/pairs.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { z } from 'zod';
import { type UsablePassage, usablePassages } from '../passages/usablePassages.ts';
import { usableMails } from '../usable.ts';
import { Desk } from './desk.ts';
import type { Measure } from './gain.ts';
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
  const tellingOf = (of: Origin['of']): Telling => ({ signal, progress, before: countPlayedBack(database, of, since) });
  const began = performance.now();
  const seconds = { mails: 0, passages: 0 };
  try {
    await playMails({ ...means, answer: desk?.answer ?? null }, mails, tellingOf('mail'));
    seconds.mails = (performance.now() - began) / 1_000;
    if (desk !== null) {
      await playPassages({ database, model, answer: desk.answer }, passages, tellingOf('passage'));
      seconds.passages = (performance.now() - began) / 1_000 - seconds.mails;
    }
  } finally {
    await desk?.close();
  }
  if (mails.length === waiting.mails.length && passages.length === restatable.length) {
    writeSetting(database, afreshSince, null);
  }
  for (const kind of desk === null ? [] : (['mails', 'passages'] as const)) {
    const count = { mails, passages }[kind].length;
    if (count >= enoughToTell) {
      writeSetting(database, paceOf(kind, model), seconds[kind] / count);
    }
  }
  const ids = { mails, passages: passages.map(({ id }) => id) };
  const { mails: kept, passages: keptPassages, dropped, forms } = countPairs(database, ids);
  return {
    ...{ mails: mails.length, passages: passages.length, kept, keptPassages, dropped, forms },
    seconds: seconds.mails + seconds.passages,
    mailsPerMinute: seconds.mails === 0 ? 0 : (mails.length / seconds.mails) * 60,
  };
}

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
