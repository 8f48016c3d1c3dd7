import type { Mail } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import { letterOf } from '../../draft/letter.ts';
import { noteForm } from '../../prompt/notes.ts';
import type { Database } from '../../store/database.ts';
import { readMail } from '../../store/mails.ts';
import { requestOf } from '../../store/pairs.ts';
import { mailsLearnedBy } from '../../store/voices.ts';
import { type Split, splitMails } from '../split.ts';
import { usableMails } from '../usable.ts';

/** A mail that nothing was learned from, and the request that it is written again by. */
export interface HeldOut {
  readonly mail: Mail;
  readonly request: string;
}

/** With fewer mails than this nothing can be said. */
const fewest = 3;

/** Whether there are too few mails to judge a voice by. */
export function isTooFew({ heldOut }: Pick<Split, 'heldOut'>): boolean {
  return heldOut.length < fewest;
}

/**
 * The held-out mails that a voice has not learned from: where older mail came in since, there are some that it has.
 * `voice`: null for none.
 */
export function unseenBy(database: Database, voice: number | null, { heldOut }: Pick<Split, 'heldOut'>): number[] {
  const seen = voice === null ? new Set<number>() : mailsLearnedBy(database, voice);
  return heldOut.filter((id) => !seen.has(id));
}

/** Says so of a version that has seen nearly all of them. */
export function tooFewUnseen(): AppError {
  return new AppError(
    'too-little-mail',
    'This version has learned from nearly all mails that it could be judged on. Learn afresh, or add newer mail.',
  );
}

/** Says so of so many mails that can teach. */
export function tooFewToJudge(mails: number): AppError {
  const counted =
    mails === 1 ? 'There is one mail by you that can teach' : `There are ${mails} mails by you that can teach`;
  return new AppError('too-little-mail', `${counted}, too few to judge drafts by. Take in more of your mail.`);
}

/**
 * The held-out mails, oldest first, and the ids of those that may be learned from. A mail that playback has not reached
 * is asked for by notes made of it.
 *
 * @param voice What is judged: mails that it has learned from are passed over. Null for none.
 * @param most Of more mails than this, so many are taken, spread evenly.
 * @throws {AppError} `too-little-mail` where the person has written too little; `cancelled`.
 */
export async function readHeldOut(
  database: Database,
  signal: AbortSignal,
  voice: number | null,
  most = Infinity,
): Promise<{ heldOut: HeldOut[]; learned: readonly number[] }> {
  const { mails } = await usableMails(database, signal);
  const split = splitMails(mails);
  if (isTooFew(split)) {
    throw tooFewToJudge(mails.length);
  }
  const unseen = unseenBy(database, voice, split);
  if (isTooFew({ heldOut: unseen })) {
    throw tooFewUnseen();
  }
  const heldOut = spread(unseen, most).map((id) => askedFor(database, id));
  return { heldOut, learned: [...split.learned, ...split.validation] };
}

/** A mail and the request that it is written again by. */
export function askedFor(database: Database, id: number): HeldOut {
  const mail = readMail(database, id);
  const notes = noteForm(letterOf(mail.parts).body, mail.language ?? 'en');
  return { mail, request: requestOf(database, id) ?? notes };
}

/** So many of some things, spread evenly over them. */
export function spread<T>(things: readonly T[], count: number): T[] {
  const taken = Math.min(count, things.length);
  return Array.from({ length: taken }, (_, at) => things[Math.floor(((at + 0.5) * things.length) / taken)] as T);
}
