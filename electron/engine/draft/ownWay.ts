import { AppError } from '../../contract/errors.ts';
import { similarMails, type SimilarRequest } from '../memory/similar.ts';
import { noteForm } from '../prompt/notes.ts';
import { type OwnPassage, type RewriteBrief, rewritePrompt } from '../prompt/rewrite.ts';
import type { Turn } from '../prompt/turn.ts';
import type { Database } from '../store/database.ts';
import { readMail } from '../store/mails.ts';
import { countWords } from './habits.ts';
import { languageName } from './language.ts';
import { letterOf } from './letter.ts';
import type { Means } from './means.ts';
import { prepareGround } from './prepare.ts';

const passages = 3;
/** Words of a passage that shows how the person says things. */
const passageWords = [12, 80] as const;

/** Who writes, and how. */
export type Hand = Pick<RewriteBrief, 'writer' | 'styleCard'>;

/** How the person writes; a stranger to the program is written for too. */
export function handOf(database: Database, language: string): Hand {
  try {
    const { writer, styleCard } = prepareGround(database, language);
    return { writer, styleCard };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') {
      return { writer: 'the writer', styleCard: [] };
    }
    throw error;
  }
}

/** Mails of the person that say something alike, each with its notes. `known`: which mails may be shown. */
export async function ownPassages(
  { database, embed }: Pick<Means, 'database' | 'embed'>,
  { text, language }: { readonly text: string; readonly language: string },
  signal: AbortSignal,
  known: Pick<SimilarRequest, 'excludeIds' | 'unlike'> = {},
): Promise<OwnPassage[]> {
  const [least, most] = passageWords;
  const vector = await embed(text, signal);
  return similarMails(database, { ...known, text, vector, language, limit: passages * 4 })
    .map(({ id }) => letterOf(readMail(database, id).parts).body)
    .filter((body) => countWords(body) >= least && countWords(body) <= most)
    .slice(0, passages)
    .map((body) => ({ notes: noteForm(body, language), text: body }));
}

/** The conversation in which a text is said in the person's own words. `language`: ISO 639-1. */
export function ownWayPrompt(
  hand: Hand,
  { text, language }: { readonly text: string; readonly language: string },
  shown: readonly OwnPassage[],
): Turn[] {
  return rewritePrompt({
    ...hand,
    ...{ manner: 'mine', instruction: '', text, language: languageName(language), passages: shown },
  });
}
