import { Draft, DraftRequest } from '../../contract/drafting.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

/** A draft with what was asked for and what the person made of it: what learning needs. */
export interface KeptDraft {
  readonly id: number;
  readonly createdAt: number;
  readonly request: DraftRequest;
  readonly draft: Draft;
  /** The text that the person copied or saved in the end; null while they have not. */
  readonly final: string | null;
}

/** Keeps a draft and answers it with its number. */
export function keepDraft(database: Database, request: DraftRequest, draft: Omit<Draft, 'id'>): Draft {
  const { id } = database.change(
    'INSERT INTO drafts (created_at, request, draft) VALUES (?, ?, ?)',
    Date.now(),
    JSON.stringify(request),
    JSON.stringify(draft),
  );
  return { ...draft, id };
}

/** Notes what the person made of a draft. */
export function keepFinal(database: Database, id: number, text: string): void {
  database.change('UPDATE drafts SET final = ?, final_at = ? WHERE id = ?', text, Date.now(), id);
}

/** Fails with `not-found`. */
export function readDraft(database: Database, id: number): KeptDraft {
  const row = database.one<{ createdAt: number; request: string; draft: string; final: string | null }>(
    'SELECT created_at AS createdAt, request, draft, final FROM drafts WHERE id = ?',
    id,
  );
  if (row === undefined) {
    throw new AppError('not-found', 'That draft is no longer here.');
  }
  const draft = Draft.parse({ ...(JSON.parse(row.draft) as object), id });
  return { ...row, id, request: DraftRequest.parse(JSON.parse(row.request)), draft };
}
