import type { DocumentHit } from '../../contract/documents.ts';
import type { SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { matchingPassages, type NearPassage, readPassages } from '../store/documentPassages.ts';
import { blocksOf, countDocuments, type DocumentFilter, listDocuments, newestDocuments } from '../store/documents.ts';
import { blockBreak } from '../store/newDocument.ts';
import { type Fused, fuse } from './fuse.ts';
import { expression, type QueryWords } from './queryWords.ts';
import { pool, weights } from './searchWeights.ts';
import { snippetOf } from './snippet.ts';
import { tellingWords } from './tellingWords.ts';

/** Passages put forward for each document that may be: a long one has many that fit. */
const passagesEach = 4;
/** Text of a document that is shown without a search, in UTF-16 units. */
const beginning = 600;

interface Placed {
  readonly id: number;
  readonly documentId: number;
}

export interface FoundDocuments {
  readonly found: Fused[];
  /** The passage for which each document was found. */
  readonly passages: ReadonlyMap<number, number>;
}

/**
 * Documents by words and by meaning, best first, each by its best passage. `near`: passages near in meaning;
 * `nearPlaces`: the places of their documents among all that is near.
 */
export function rankDocuments(
  database: Database,
  words: QueryWords,
  filter: DocumentFilter,
  near: readonly NearPassage[],
  nearPlaces: readonly (number | null)[],
): FoundDocuments {
  const telling = tellingWords(database, words, 'document_words');
  const all = expression(telling.all, 'AND');
  const any = telling.all.terms.length === 1 ? null : expression(telling.any, 'OR');
  const limit = pool * passagesEach;
  const withAll = all === null ? [] : matchingPassages(database, all, filter, limit);
  const withAny = any === null ? [] : matchingPassages(database, any, filter, limit);
  const found = fuse([
    { ids: documentsOf(withAll), weight: weights.allWords },
    { ids: documentsOf(withAny), weight: weights.anyWord },
    { ids: nearPlaces, weight: weights.meaning },
  ]);
  const ids = (passages: readonly Placed[]): number[] => passages.map(({ id }) => id);
  const best = fuse([
    { ids: ids(withAll), weight: weights.allWords },
    { ids: ids(withAny), weight: weights.anyWord },
    { ids: ids(near), weight: weights.meaning },
  ]);
  const holders = new Map([...withAll, ...withAny, ...near].map(({ id, documentId }) => [id, documentId]));
  const passages = new Map<number, number>();
  for (const { id } of best) {
    const documentId = holders.get(id);
    if (documentId !== undefined && !passages.has(documentId)) {
      passages.set(documentId, id);
    }
  }
  return { found, passages };
}

/** The documents that passages are of, each once, in their order. */
export function documentsOf(passages: readonly Pick<Placed, 'documentId'>[]): number[] {
  return [...new Set(passages.map(({ documentId }) => documentId))];
}

/** The newest documents, without a search. */
export function listNewestDocuments(
  database: Database,
  filter: DocumentFilter,
  { limit, offset }: Pick<SearchQuery, 'limit' | 'offset'>,
): { hits: DocumentHit[]; total: number } {
  const ids = newestDocuments(database, filter, limit, offset);
  const listed = listDocuments(database, ids);
  const hits = ids.flatMap((id): DocumentHit[] => {
    const document = listed.get(id);
    if (document === undefined) {
      return [];
    }
    const blocks = blocksOf(database, id, 0, beginning);
    const first = blocks[0]?.text === document.title ? blocks.slice(1) : blocks;
    const text = first.map((block) => block.text).join(blockBreak);
    return [
      {
        ...{ kind: 'document', ...document, headings: [], passage: null, score: 0, similarity: null },
        ...snippetOf(text, { terms: [], open: false }),
      },
    ];
  });
  return { hits, total: countDocuments(database, filter) };
}

/** What a list shows of documents that were found. */
export function describeDocuments(
  database: Database,
  found: readonly Fused[],
  passages: ReadonlyMap<number, number>,
  words: QueryWords,
  near: readonly NearPassage[],
): DocumentHit[] {
  const ids = found.map(({ id }) => id);
  const listed = listDocuments(database, ids);
  const read = new Map(
    readPassages(
      database,
      ids.flatMap((id) => passages.get(id) ?? []),
    ).map((passage) => [passage.documentId, passage]),
  );
  return found.flatMap(({ id, score }): DocumentHit[] => {
    const document = listed.get(id);
    const passage = read.get(id);
    if (document === undefined || passage === undefined) {
      return [];
    }
    const { start, end, headings, text } = passage;
    const similarity = near.find((each) => each.id === passage.id)?.similarity ?? null;
    return [
      {
        ...{ kind: 'document', ...document, headings: [...headings], passage: { start, end }, score, similarity },
        ...snippetOf(text, words),
      },
    ];
  });
}
