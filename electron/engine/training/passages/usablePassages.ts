import { cancelled } from '../../../contract/errors.ts';
import { countWords } from '../../draft/habits.ts';
import type { Database } from '../../store/database.ts';
import { newestDocuments } from '../../store/documents.ts';
import { type OwnPassage, passagesOver } from '../../store/ownPassages.ts';
import { Sketches } from '../sketch.ts';
import { isLearnable, mostVariedPassages } from './choose.ts';

/** A passage of a document of the person that can teach how they write. */
export interface UsablePassage extends OwnPassage {
  readonly prose: string;
  readonly words: number;
}

/** Documents that are looked through, the newest: older ones show how somebody once wrote. */
const mostDocuments = 200;
/** Passages of a document that are looked at, spread over it: a book is read here and there. */
const mostLookedAt = 120;
/** Passages of a document that teach: nobody is known by one book. */
const mostOfDocument = 30;
/** Passages that teach beside little mail, and beside as much as there may be. A passage is about as long as two mails. */
const beside = { little: 75, much: 300 } as const;

/** How many passages may teach beside so many mails: enough to be heard, too few to drown them or to take days. */
export function passagesBeside(mails: number): number {
  return Math.min(beside.much, Math.max(beside.little, Math.round(mails / 2)));
}

/**
 * The passages of the person's own documents that can teach, the most varied first, each text once. Reads the newest
 * documents, and gives way to other work between them.
 *
 * @param mails How many mails teach.
 * @param languages Only passages in these, as ISO 639-1; null for all.
 * @throws {AppError} `cancelled`.
 */
export async function usablePassages(
  database: Database,
  mails: number,
  languages: readonly string[] | null,
  signal?: AbortSignal,
): Promise<UsablePassage[]> {
  const sketches = new Sketches();
  const found: UsablePassage[] = [];
  for (const id of newestDocuments(database, { authorship: 'own' }, mostDocuments)) {
    for (const { prose, ...passage } of passagesOver(database, id, mostLookedAt)) {
      const isUsable =
        prose !== null &&
        (languages === null || languages.includes(passage.language ?? '')) &&
        isLearnable(prose) &&
        !sketches.seen(prose);
      if (isUsable) {
        found.push({ ...passage, prose, words: countWords(prose) });
      }
    }
    await new Promise(setImmediate);
    if (signal?.aborted) {
      throw cancelled();
    }
  }
  return mostVariedPassages(found, { ofDocument: mostOfDocument, all: passagesBeside(mails) });
}
