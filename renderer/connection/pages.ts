import type { AppError } from '../../electron/contract/errors.ts';

/** A long list that is asked for in parts. */
export interface Pages<T extends { readonly id: number }> {
  /** The query the items belong to, as text; null before the first answer. */
  readonly key: string | null;
  readonly items: readonly T[];
  readonly total: number;
  readonly error: AppError | null;
  readonly loadingMore: boolean;
}

export type News<T> =
  | { kind: 'found'; key: string; items: readonly T[]; total: number }
  | { kind: 'asking'; key: string }
  | { kind: 'more'; key: string; items: readonly T[]; total: number }
  | { kind: 'changed'; item: T }
  | { kind: 'failed'; key: string; error: AppError };

export const noPages: Pages<never> = { key: null, items: [], total: 0, error: null, loadingMore: false };

/** Older items stay while newer ones are on their way; parts of another query are dropped. */
export function reduce<T extends { readonly id: number }>(before: Pages<T>, news: News<T>): Pages<T> {
  switch (news.kind) {
    case 'found':
      return { key: news.key, items: news.items, total: news.total, error: null, loadingMore: false };
    case 'asking':
      return before.key === news.key ? { ...before, loadingMore: true } : before;
    case 'more': {
      if (before.key !== news.key) {
        return before;
      }
      const there = new Set(before.items.map(({ id }) => id));
      const items = [...before.items, ...news.items.filter(({ id }) => !there.has(id))];
      // A part that brings nothing is the end, whatever was counted before.
      return { ...before, items, total: news.items.length === 0 ? items.length : news.total, loadingMore: false };
    }
    case 'changed':
      return { ...before, items: before.items.map((item) => (item.id === news.item.id ? news.item : item)) };
    case 'failed':
      return { ...before, key: news.key, error: news.error, loadingMore: false };
  }
}
