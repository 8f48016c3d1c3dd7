import type { SearchHit } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';

export interface Found {
  /** The query the hits belong to, as text; null before the first answer. */
  readonly key: string | null;
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly error: AppError | null;
  readonly loadingMore: boolean;
}

type News =
  | { kind: 'found'; key: string; hits: SearchHit[]; total: number }
  | { kind: 'asking'; key: string }
  | { kind: 'more'; key: string; hits: SearchHit[]; total: number }
  | { kind: 'failed'; key: string; error: AppError };

export const nothing: Found = { key: null, hits: [], total: 0, error: null, loadingMore: false };

/** Older hits stay while newer ones are on their way; pages of another query are dropped. */
export function reduce(before: Found, news: News): Found {
  switch (news.kind) {
    case 'found':
      return { key: news.key, hits: news.hits, total: news.total, error: null, loadingMore: false };
    case 'asking':
      return before.key === news.key ? { ...before, loadingMore: true } : before;
    case 'more': {
      if (before.key !== news.key) {
        return before;
      }
      const there = new Set(before.hits.map(({ id }) => id));
      const hits = [...before.hits, ...news.hits.filter(({ id }) => !there.has(id))];
      // A page that brings nothing is the end, whatever was counted before.
      return { ...before, hits, total: news.hits.length === 0 ? hits.length : news.total, loadingMore: false };
    }
    case 'failed':
      return { ...before, key: news.key, error: news.error, loadingMore: false };
  }
}
