import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../store/database.ts';
import { keepRewriting, readRewriting, type RewritingKey } from '../../store/rewritings.ts';

/** What became known of the words of one mail: shares of right words, and of keys that they save. */
export const Guessed = z.object({
  nextWord: z.number().nullable(),
  saved: z.number().nullable(),
  sureRight: z.number().nullable(),
});
export type Guessed = z.infer<typeof Guessed>;

/** Changed when guesses come out otherwise although the texts are the same. */
const version = 1;

/** Under what the guesses of a mail are kept: beside its drafts, in the name of the model that guesses. */
export function guessesKey(
  { model, voice }: Pick<RewritingKey, 'model' | 'voice'>,
  { mailId, ground, text }: { readonly mailId: number; readonly ground: string; readonly text: string },
): RewritingKey {
  const digest = createHash('sha256')
    .update(JSON.stringify([version, ground, text]))
    .digest('hex');
  return { mailId, model: `guesses of ${model}`, voice, arm: voice === null ? 'base' : 'adapter', digest };
}

/** The guesses that are kept, or null where there are none. */
export function keptGuesses(database: Database, key: RewritingKey): Guessed | null {
  const { draft } = readRewriting(database, key);
  return draft === null ? null : Guessed.parse(JSON.parse(draft));
}

export function keepGuesses(database: Database, key: RewritingKey, guessed: Guessed): void {
  keepRewriting(database, key, { draft: JSON.stringify(guessed) });
}
