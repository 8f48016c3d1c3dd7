import type { Part } from '../../contract/entities.ts';
import { cancelled } from '../../contract/errors.ts';
import { letterOf } from '../draft/letter.ts';
import { countWords } from '../draft/habits.ts';
import type { Database } from '../store/database.ts';
import { newestMails } from '../store/mailFilter.ts';
import { hasMail, readMail } from '../store/mails.ts';
import { codeShare } from './playback/sentences.ts';
import { Sketches } from './sketch.ts';

/** A mail of the person that can teach how they write. */
export interface Usable {
  readonly id: number;
  readonly threadId: string;
  /** Milliseconds since 1970; 0 where the mail has no date. */
  readonly date: number;
  readonly language: string | null;
  /** Address of the first reader, in lower case; empty where none is known. */
  readonly reader: string;
  /** Own words without greeting and sign-off. */
  readonly words: number;
}

export interface Usability {
  /** Newest first. */
  readonly mails: readonly Usable[];
  /** Why the other sent mails cannot teach, a short clause each, most frequent first. */
  readonly leftOut: readonly { readonly reason: string; readonly mails: number }[];
}

const fewestWords = 6;
/** What is longer is no mail to be asked for in a few sentences. */
const mostWords = 500;
/** About as many as training gains from; see `mostVaried` for which. */
const mostMails = 1_000;
/** Mails to one reader that may come before the first to another. */
const roundOfReader = 10;
const readAtOnce = 200;

const codeSign = /[{}<>[\]=;$|\\]|\w\(\S/g;
/** Share of a mail that may be lines of code: a request for the mail could not say what stands in them. */
const mostCode = 0.2;

/** Why a sent mail cannot teach how the person writes, as a short clause; null where it can. */
export function obstacleOf({ automatic, parts }: { automatic: boolean; parts: readonly Part[] }): string | null {
  if (automatic) {
    return 'written by a machine';
  }
  const { body } = letterOf(parts);
  const words = countWords(body);
  if (words < fewestWords) {
    return `fewer than ${fewestWords} words of your own`;
  }
  if (words > mostWords) {
    return `more than ${mostWords} words`;
  }
  if (isLargelyCode(body)) {
    return 'largely program code or tables';
  }
  if (isLargelyPasted(body)) {
    return 'largely links or text from elsewhere';
  }
  return null;
}

/**
 * The mails that can teach: the person's own words, each text once, and the newest and most varied thousand where there
 * are more. Reads every sent mail once, and gives way to other work between stretches.
 *
 * @throws {AppError} `cancelled`.
 */
export async function usableMails(database: Database, signal?: AbortSignal): Promise<Usability> {
  const sketches = new Sketches();
  const reasons = new Map<string, number>();
  const leaveOut = (reason: string, mails = 1): void => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + mails);
  };
  const mails: Usable[] = [];
  const ids = newestMails(database, { direction: 'sent' }, Number.MAX_SAFE_INTEGER);
  for (let at = 0; at < ids.length; at += readAtOnce) {
    for (const id of ids.slice(at, at + readAtOnce).filter((each) => hasMail(database, each))) {
      const mail = readMail(database, id);
      const obstacle = obstacleOf(mail);
      const { body } = letterOf(mail.parts);
      if (obstacle !== null) {
        leaveOut(obstacle);
      } else if (sketches.seen(body)) {
        leaveOut('says the same as another mail');
      } else {
        mails.push({
          id,
          threadId: mail.threadId,
          date: mail.date ?? 0,
          language: mail.language,
          reader: mail.to[0]?.address.toLowerCase() ?? '',
          words: countWords(body),
        });
      }
    }
    await new Promise(setImmediate);
    if (signal?.aborted) {
      throw cancelled();
    }
  }
  const chosen = mostVaried(mails, mostMails);
  if (chosen.length < mails.length) {
    leaveOut(`older than the ${mostMails.toLocaleString('en')} that are learned from`, mails.length - chosen.length);
  }
  return {
    mails: chosen,
    leftOut: [...reasons].map(([reason, count]) => ({ reason, mails: count })).sort((a, b) => b.mails - a.mails),
  };
}

/**
 * The newest mails, but none to one reader beyond the first ten while there is one among the first ten to another, and
 * so on by tens: somebody who writes to one person every day is known by more than that. `mails`: newest first, as is
 * the answer.
 */
export function mostVaried(mails: readonly Usable[], most: number): Usable[] {
  const sameReader = new Map<string, number>();
  const rounds = mails.map((mail, place) => {
    const before = sameReader.get(mail.reader) ?? 0;
    sameReader.set(mail.reader, before + 1);
    // Where nobody knows who read it, nothing can be said against it.
    return { mail, place, round: mail.reader === '' ? 0 : Math.floor(before / roundOfReader) };
  });
  return rounds
    .sort((a, b) => a.round - b.round || a.place - b.place)
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ mail }) => mail);
}

/** Signs that are rare in prose make up a good part of code, tables and logs. */
export function isLargelyCode(body: string): boolean {
  return (body.match(codeSign)?.length ?? 0) > Math.max(6, body.length / 50) || codeShare(body) > mostCode;
}

/** Most of it stands in links, addresses, or lines marked as somebody else's. */
export function isLargelyPasted(body: string): boolean {
  const foreign = body.match(/https?:\S+|\S+@\S+|^[>|].*$/gmu)?.join('').length ?? 0;
  return foreign > body.length / 2;
}
