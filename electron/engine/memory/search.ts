import type { SearchHit, SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { type NearPassage, nearestDocumentPassages } from '../store/documentPassages.ts';
import type { Near } from '../store/passages.ts';
import { rankTogether } from './fuse.ts';
import { mailsByMeaning } from './meaning.ts';
import { readQuery } from './queryWords.ts';
import { describeDocuments, listNewestDocuments, rankDocuments } from './searchDocuments.ts';
import { describeMails, listNewest, rankMails } from './searchMails.ts';
import { meaningFloor, pool } from './searchWeights.ts';

export interface Found {
  readonly hits: SearchHit[];
  /** What was found in all; counted up to about a thousand, except when everything is listed. */
  readonly total: number;
}

/**
 * Finds mails and documents by words and by meaning, one hit each, best first. Without a text: the newest mails, or the
 * newest documents where these are asked for or there is no mail.
 * `vector`: the embedded text, or null where there is no embedder; then words alone find.
 */
export function search(database: Database, query: SearchQuery, vector: Float32Array | null): Found {
  const { text, preferPerson, among, limit, offset, ...filter } = query;
  const { after, before } = filter;
  const ofMail = filter.person !== undefined || filter.direction !== undefined || filter.threadId !== undefined;
  const wantsMail = among !== 'documents';
  const wantsDocuments = among === 'documents' || (among === 'everything' && !ofMail);
  const words = readQuery(text, true);
  if (text.trim() === '') {
    const mails = wantsMail ? listNewest(database, filter, words, query) : null;
    return mails !== null && (mails.total > 0 || !wantsDocuments)
      ? mails
      : listNewestDocuments(database, { after, before }, query);
  }
  const nearMails =
    vector === null || !wantsMail
      ? new Map<number, Near>()
      : mailsByMeaning(database, vector, filter, pool, meaningFloor);
  const nearPassages =
    vector === null || !wantsDocuments
      ? []
      : nearestDocumentPassages(database, vector, { after, before }, 4 * pool).filter(
          ({ similarity }) => similarity >= meaningFloor,
        );
  const places = rankTogether(
    [...nearMails].map(([id, { similarity }]) => ({ id, similarity })),
    bestOfEach(nearPassages),
  );
  const mails = wantsMail
    ? rankMails(
        { database, words, filter, preferPerson, vector, near: nearMails, nearPlaces: places.first },
        offset + limit,
      )
    : { found: [], total: 0 };
  const documents = wantsDocuments
    ? rankDocuments(database, words, { after, before }, nearPassages, places.second)
    : { found: [], passages: new Map<number, number>() };
  const page = [
    ...mails.found.map((each) => ({ ...each, isMail: true })),
    ...documents.found.map((each) => ({ ...each, isMail: false })),
  ]
    .sort((a, b) => b.score - a.score)
    .slice(offset, offset + limit);
  const mailHits = describeMails(
    database,
    page.filter(({ isMail }) => isMail),
    words,
    nearMails,
  );
  const documentHits = describeDocuments(
    database,
    page.filter(({ isMail }) => !isMail),
    documents.passages,
    words,
    nearPassages,
  );
  const hits = new Map<string, SearchHit>(
    [...mailHits, ...documentHits].map((hit) => [`${hit.kind} ${hit.id}`, hit] as const),
  );
  return {
    hits: page.flatMap(({ id, isMail }) => hits.get(`${isMail ? 'mail' : 'document'} ${id}`) ?? []),
    total: mails.total + documents.found.length,
  };
}

/** Of the passages of each document the nearest, under the document's number. */
function bestOfEach(passages: readonly NearPassage[]): { id: number; similarity: number }[] {
  const best = new Map<number, number>();
  for (const { documentId, similarity } of passages) {
    best.set(documentId, best.get(documentId) ?? similarity);
  }
  return [...best].map(([id, similarity]) => ({ id, similarity }));
}
