import { handOf, type Hand, ownPassages, ownWayPrompt } from '../../draft/ownWay.ts';
import { pastPrompt } from '../../draft/pastPrompt.ts';
import type { Turn } from '../../prompt/turn.ts';
import { readMail } from '../../store/mails.ts';
import { keptPairs } from '../../store/pairs.ts';
import type { LearnedFrom } from '../../store/voices.ts';
import type { UsablePassage } from '../passages/usablePassages.ts';
import { pairKey } from '../prepared.ts';
import type { DatasetMeans } from './dataset.ts';

/** A conversation and the text of the person that it leads to. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly answer: string;
  /** Of the answer, as ISO 639-1. */
  readonly language: string | null;
}

/** What one pair teaches. */
export interface Taught {
  /** Of the pair. */
  readonly id: number;
  /** By which it is found again, as long as its request is the same. */
  readonly key: string;
  /** The mail or the document whose words it teaches. */
  readonly from: { readonly of: keyof LearnedFrom; readonly id: number };
  /** The conversation in which the program would ask for it, with fitting mails of the person or without. */
  readonly converse: (withExamples: boolean, signal: AbortSignal) => Promise<Conversation>;
}

/** What the pairs of some mails teach: to write a mail, as drafting would have asked for it on its day. */
export function taughtByMails(means: DatasetMeans, ids: readonly number[]): Taught[] {
  const { database, vocabulary } = means;
  const countTokens = (text: string): number => vocabulary.tokenize(text).length;
  return keptPairs(database, 'mail', ids).map(({ id, origin, request }) => ({
    id,
    key: pairKey(id, request),
    from: { of: 'mails', id: origin.id },
    converse: async (withExamples, signal) => {
      const mail = readMail(database, origin.id);
      const arm = withExamples ? 'both' : 'adapter';
      const past = await pastPrompt({ ...means, countTokens }, mail, request, arm, signal);
      return { ...past, language: mail.language };
    },
  }));
}

/**
 * What the pairs of passages of documents teach: to say a text in one's own way, as Rewrite asks for it.
 *
 * @param unseen Mails that must not be shown as examples.
 */
export function taughtByPassages(
  { database, embed }: DatasetMeans,
  passages: readonly UsablePassage[],
  unseen: readonly number[],
): Taught[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const hands = new Map<string, Hand>();
  return keptPairs(database, 'passage', [...byId.keys()]).flatMap(({ id, origin, request }) => {
    const passage = byId.get(origin.id);
    if (passage === undefined) {
      return [];
    }
    const language = passage.language ?? 'en';
    const converse: Taught['converse'] = async (withExamples, signal) => {
      const hand = hands.get(language) ?? handOf(database, language);
      hands.set(language, hand);
      const asked = { text: request, language };
      const known = { excludeIds: unseen, unlike: passage.prose };
      const shown = withExamples ? await ownPassages({ database, embed }, asked, signal, known) : [];
      return { turns: ownWayPrompt(hand, asked, shown), answer: passage.prose, language };
    };
    return [{ id, key: pairKey(id, request), from: { of: 'documents', id: passage.documentId }, converse }];
  });
}
