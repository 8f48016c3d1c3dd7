import type { Step } from '../../../contract/entities.ts';
import type { PlaybackSummary } from '../../../contract/voice.ts';
import { AppError, cancelled } from '../../../contract/errors.ts';
import { pace } from '../../mail/pace.ts';
import { avoidCopies, avoidTokens } from '../../model/avoidance.ts';
import type { Chorus } from '../../model/chorus.ts';
import type { Database } from '../../store/database.ts';
import { countPairs, keepPairs, pairedMails } from '../../store/pairs.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { z } from 'zod';
import { usableMails } from '../usable.ts';
import { type Answer, findCandidates } from './candidates.ts';
import { choosePairs } from './choose.ts';
import { type Measure, type Tried, type TriedAndJudged, unmeasured } from './gain.ts';
import { readPlayed } from './original.ts';

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
  /** Mails to look at in this run, at most. */
  readonly limit?: number | undefined;
  /** Also mails that have pairs, unless the person edited or dropped one of them. */
  readonly afresh?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly progress?: ((step: Step) => void) | undefined;
}

/** Mails that are played back at once. */
export const mailsAtOnce = 4;
/** Mails whose requests are measured together: the model that measures is loaded once for them. */
const measuredTogether = 8;
/** How often a mail is tried again because another model took the writer's place. */
const mostReopenings = 5;
const sampling = { temperature: 0 } as const;

/** When playing everything back afresh began: a run that is stopped goes on from there. */
const afreshSince = 'playback.afresh-since';

/**
 * The mails that wait to be played back, newest first: those without pairs, and while everything is made afresh those
 * whose pairs are older than that.
 */
export async function waitingMails(database: Database, signal?: AbortSignal): Promise<number[]> {
  const { mails } = await usableMails(database, signal);
  const done = pairedMails(database, readSetting(database, afreshSince, z.number()) ?? 0);
  return mails.map(({ id }) => id).filter((id) => !done.has(id));
}

/**
 * Makes the missing pairs: finds requests for each mail of the person, checks them, keeps the best ones or the reason
 * why there is none. Pairs are stored as they come; stopped or killed, it goes on with the next run.
 *
 * @throws {AppError} `cancelled`; `too-little-mail` where there is nothing to play back; what the model throws.
 */
export async function playBack(means: PlaybackMeans, options: PlaybackOptions): Promise<PlaybackSummary> {
  const { database, measure } = means;
  const { signal, progress, limit, afresh = false } = options;
  const began = performance.now();
  if (afresh) {
    writeSetting(database, afreshSince, Date.now());
  }
  const waiting = await waitingMails(database, signal);
  const mails = waiting.slice(0, limit);
  const report = pace('Finding what each mail was asked for', 'mails', mails.length, progress);
  report(0, true);
  let done = 0;
  const store = (results: readonly TriedAndJudged[]): void => {
    for (const { mail, judged } of results) {
      keepPairs(database, mail.id, choosePairs(judged));
      done++;
    }
    report(done, done === mails.length);
  };

  const tried: Tried[] = [];
  const flush = async (): Promise<void> => {
    if (signal.aborted) {
      throw cancelled();
    }
    const together = tried.splice(0);
    if (together.length > 0) {
      store(measure === null ? together.map(unmeasured) : await measure(together, signal));
    }
  };
  const desk = means.openChorus === null ? null : new Desk(means.openChorus, signal);
  const queue = [...mails];
  const work = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const mail = readPlayed(database, id);
      tried.push({ mail, candidates: await findCandidates(mail, desk?.answer ?? null, means.model) });
      if (measure === null || tried.length >= measuredTogether || signal.aborted) {
        await flush();
      }
    }
  };
  try {
    const workers = await Promise.allSettled(Array.from({ length: Math.min(mailsAtOnce, mails.length) }, work));
    const failed = workers.find((worker) => worker.status === 'rejected');
    if (failed !== undefined) {
      throw failed.reason;
    }
    await flush();
  } finally {
    await desk?.close();
  }
  if (mails.length === waiting.length) {
    writeSetting(database, afreshSince, null);
  }
  const seconds = (performance.now() - began) / 1_000;
  if (desk !== null && mails.length >= enoughToTell) {
    writeSetting(database, paceOf(means.model), seconds / mails.length);
  }
  return summary(database, mails, seconds);
}

/** Mails after which it can be told how long the next ones take. */
const enoughToTell = 5;

function paceOf(model: string): string {
  return `playback.secondsPerMail ${model}`;
}

/** How long playback of so many mails takes with a model, in seconds, as it did last time; null before there was one. */
export function playbackSeconds(database: Database, model: string, mails: number): number | null {
  const perMail = readSetting(database, paceOf(model), z.number().positive());
  return perMail === null ? null : perMail * mails;
}

function summary(database: Database, mails: readonly number[], seconds: number): PlaybackSummary {
  const { mails: kept, dropped, forms } = countPairs(database, mails);
  return {
    mails: mails.length,
    kept,
    dropped,
    forms,
    seconds,
    mailsPerMinute: seconds === 0 ? 0 : (mails.length / seconds) * 60,
  };
}

/** Where the model writes: opened when first needed, and again where another model took its place. */
class Desk {
  readonly #open: (signal: AbortSignal) => Promise<Chorus>;
  readonly #signal: AbortSignal;
  #chorus: Promise<Chorus> | null = null;

  constructor(open: (signal: AbortSignal) => Promise<Chorus>, signal: AbortSignal) {
    this.#open = open;
    this.#signal = signal;
  }

  readonly answer: Answer = async ({ turns, begin, source, without, maxTokens }) => {
    for (let opening = 0; ; opening++) {
      this.#chorus ??= this.#open(this.#signal);
      const asked = this.#chorus;
      try {
        const chorus = await asked;
        const avoid = [
          ...(source === null ? [] : [avoidCopies([chorus.textTokens(source), chorus.textTokens(` ${source}`)], [])]),
          avoidTokens(without.flatMap((word) => wordTokens(chorus, word))),
        ];
        const prompt = { messages: turns, answer: begin };
        return begin + (await chorus.write({ prompt, maxTokens, sampling, avoid, stops: ['\n\n'] })).text;
      } catch (error) {
        const code = error instanceof AppError ? error.code : null;
        if (code === 'invalid-input') {
          return ''; // too long for the model to read: the requests made by rule are left
        }
        if (code !== 'busy' || opening === mostReopenings) {
          throw error;
        }
        if (this.#chorus === asked) {
          this.#chorus = null;
        }
      }
    }
  };

  async close(): Promise<void> {
    await this.#chorus?.then(
      (chorus) => chorus.dispose(),
      () => undefined,
    );
  }
}

/** The tokens that are a word, at the beginning of a text and within it; a word of several tokens cannot be ruled out. */
function wordTokens(chorus: Pick<Chorus, 'textTokens'>, word: string): number[] {
  return [word, ` ${word}`]
    .map((text) => chorus.textTokens(text))
    .flatMap((tokens) => (tokens.length === 1 ? tokens : []));
}
