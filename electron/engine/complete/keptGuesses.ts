import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { keepRewriting, readRewriting, type RewritingKey, rewritingsBy } from '../store/rewritings.ts';
import type { Guess, PastMail } from './guess.ts';

/** The file of a completer, by its fingerprint, and the voice over it. */
export interface Guesser {
  readonly model: string;
  readonly voice: number | null;
}

const Kept = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]));

/** Changed when guesses come out otherwise although the texts are the same. */
const version = 2;

/** Under what the guesses of a mail are kept: beside its drafts, in the name of the model that guesses. */
export function guessesKey({ model, voice }: Guesser, { mailId, ground, text }: PastMail): RewritingKey {
  const digest = createHash('sha256')
    .update(JSON.stringify([version, ground, text]))
    .digest('hex');
  return { mailId, model: nameOf(model), voice, arm: voice === null ? 'base' : 'adapter', digest };
}

/** The guesses that are kept, or null where there are none. */
export function keptGuesses(database: Database, key: RewritingKey): Guess[] | null {
  const { draft } = readRewriting(database, key);
  return draft === null ? null : read(draft);
}

export function keepGuesses(database: Database, key: RewritingKey, guesses: readonly Guess[]): void {
  const kept = guesses.map(({ length, typed, confidence, letters }) => [
    ...[length, typed],
    ...[Number(confidence.toFixed(3)), letters],
  ]);
  keepRewriting(database, key, { draft: JSON.stringify(kept) });
}

/** All that is kept of what a model guessed, by the mail. */
export function allGuesses(database: Database, { model, voice }: Guesser): ReadonlyMap<number, readonly Guess[]> {
  const drafts = rewritingsBy(database, nameOf(model), voice);
  return new Map(drafts.map(({ mailId, draft }) => [mailId, read(draft)]));
}

function nameOf(model: string): string {
  return `guesses of ${model}, ${version}`;
}

function read(draft: string): Guess[] {
  return Kept.parse(JSON.parse(draft)).map(([length, typed, confidence, letters]) => ({
    length,
    typed,
    confidence,
    letters,
  }));
}
