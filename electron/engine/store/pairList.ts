import type { PairFault, PairForm, PairQuery } from '../../contract/pairs.ts';
import type { Database, Value } from './database.ts';
import { type PairRow, pairColumns, type StoredPair, storedPair } from './pairs.ts';

const shown: Readonly<Record<PairQuery['show'], string>> = {
  all: '',
  kept: 'AND dropped IS NULL',
  dropped: 'AND dropped IS NOT NULL',
  edited: 'AND edited = 1',
};

/** Whether the words stand in the request, in the mail or its subject, or in the passage or the title over it. */
const holds = `AND (request LIKE @pattern ESCAPE '\\' OR subject LIKE @pattern ESCAPE '\\'
  OR title LIKE @pattern ESCAPE '\\'
  OR EXISTS (
    SELECT 1 FROM parts WHERE parts.mail_id = pairs.mail_id AND kind IN ('greeting', 'own', 'sign-off')
      AND text LIKE @pattern ESCAPE '\\')
  OR EXISTS (
    SELECT 1 FROM document_blocks AS block
    WHERE block.document_id = passage.document_id AND block.start < passage.end
      AND block.start + length(block.text) > passage.start
      AND substr(block.text, max(passage.start - block.start, 0) + 1, passage.end - max(passage.start, block.start))
        LIKE @pattern ESCAPE '\\'))`;

/** Pairs in the order of their mails and documents, newest first, and how many fit the query in all. */
export function findPairs(
  database: Database,
  { text, show, limit, offset }: PairQuery,
): { pairs: StoredPair[]; total: number } {
  const wanted = text.trim();
  const from = `FROM pairs LEFT JOIN mails ON mails.id = mail_id
    LEFT JOIN document_passages AS passage ON passage.id = passage_id
    LEFT JOIN documents ON documents.id = passage.document_id
    WHERE true ${shown[show]} ${wanted === '' ? '' : holds}`;
  const values: Record<string, Value> =
    wanted === '' ? {} : { pattern: `%${wanted.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` };
  return {
    pairs: database
      .all<PairRow>(
        `SELECT ${pairColumns} ${from}
         ORDER BY coalesce(mails.date, documents.date, 0) DESC, mail_id DESC, passage_id DESC, form = 'note', form
         LIMIT @limit OFFSET @offset`,
        { ...values, limit, offset },
      )
      .map(storedPair),
    total: database.one<{ n: number }>(`SELECT count(*) AS n ${from}`, values)?.n ?? 0,
  };
}

export interface PairCounts {
  readonly kept: number;
  /** Mails, and passages of documents, that have at least one pair to learn from. */
  readonly mails: number;
  readonly passages: number;
  readonly forms: { readonly form: PairForm; readonly pairs: number }[];
  /** Mails and passages without any pair to learn from, by what was wrong. */
  readonly dropped: { readonly fault: PairFault; readonly texts: number }[];
}

/** How many pairs there are, of everything or of some mails and passages. */
export function countPairs(
  database: Database,
  some?: { readonly mails: readonly number[]; readonly passages: readonly number[] },
): PairCounts {
  const narrowed =
    some === undefined
      ? ''
      : `AND (mail_id IN (SELECT value FROM json_each(@mails))
           OR passage_id IN (SELECT value FROM json_each(@passages)))`;
  const values: Record<string, Value> =
    some === undefined ? {} : { mails: JSON.stringify(some.mails), passages: JSON.stringify(some.passages) };
  const forms = database.all<{ form: PairForm; pairs: number }>(
    `SELECT form, count(*) AS pairs FROM pairs WHERE dropped IS NULL ${narrowed}
     GROUP BY form ORDER BY pairs DESC, form`,
    values,
  );
  const texts = database.one<{ mails: number; passages: number }>(
    `SELECT count(DISTINCT mail_id) AS mails, count(DISTINCT passage_id) AS passages
     FROM pairs WHERE dropped IS NULL ${narrowed}`,
    values,
  );
  return {
    forms,
    kept: forms.reduce((sum, { pairs }) => sum + pairs, 0),
    mails: texts?.mails ?? 0,
    passages: texts?.passages ?? 0,
    dropped: database.all(
      `SELECT fault, count(*) AS texts FROM (
         SELECT min(dropped) AS fault FROM pairs WHERE true ${narrowed}
         GROUP BY mail_id, passage_id HAVING count(*) = count(dropped))
       GROUP BY fault ORDER BY texts DESC, fault`,
      values,
    ),
  };
}
