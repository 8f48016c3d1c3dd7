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

export interface Part<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** As many items are asked for at once. */
export const partSize = 100;

/**
 * The beginning of a list: its first part, and as many more as it takes to have `wanted` items again, so that whoever
 * has scrolled down stays where they are when it is asked anew.
 */
export async function readBeginning<T extends { readonly id: number }>(
  ask: (place: { limit: number; offset: number }) => Promise<Part<T>>,
  wanted: number,
): Promise<Part<T>> {
  const items = new Map<number, T>();
  for (let offset = 0; ; offset += partSize) {
    const part = await ask({ limit: partSize, offset });
    for (const item of part.items) {
      items.set(item.id, item);
    }
    if (part.items.length === 0 || offset + partSize >= Math.min(wanted, part.total)) {
      return { items: [...items.values()], total: part.total };
    }
  }
}

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
