import { useCallback, useEffect, useReducer, useRef } from 'react';
import { asAppError, isCancelled } from './failure.ts';
import { type News, noPages, type Pages, type Part, partSize, readBeginning, reduce } from './pages.ts';

/** Asks for one part of a list. A function of a module, so that it stays the same from one drawing to the next. */
export type AskPart<Q, T> = (query: Q & { limit: number; offset: number }, signal?: AbortSignal) => Promise<Part<T>>;

interface Reading<T extends { readonly id: number }> extends Pages<T> {
  readonly waiting: boolean;
  readonly loadMore: () => void;
  /** Puts an item in the place of the one with the same id. */
  readonly replace: (item: T) => void;
}

/**
 * What a query finds, part by part. Asked anew when the query or `freshness` changes. `last`: how many items of which
 * query, as text, there were when the list was last shown.
 */
export function usePages<Q extends object, T extends { readonly id: number }>(
  ask: AskPart<Q, T>,
  query: Q,
  freshness = 0,
  last: { readonly key: string; readonly count: number } | null = null,
): Reading<T> {
  const key = JSON.stringify(query);
  const [pages, tell] = useReducer<Pages<T>, [News<T>]>(reduce, noPages);

  const there = useRef(last);
  useEffect(() => {
    const stop = new AbortController();
    const wanted = there.current?.key === key ? there.current.count : 0;
    readBeginning((place) => ask({ ...(JSON.parse(key) as Q), ...place }, stop.signal), wanted).then(
      ({ items, total }) => {
        if (!stop.signal.aborted) {
          tell({ kind: 'found', key, items, total });
        }
      },
      (error: unknown) => {
        if (!stop.signal.aborted && !isCancelled(error)) {
          tell({ kind: 'failed', key, error: asAppError(error) });
        }
      },
    );
    return () => {
      stop.abort();
    };
  }, [ask, key, freshness]);

  const { items, total, loadingMore, error } = pages;
  useEffect(() => {
    if (pages.key !== null) {
      there.current = { key: pages.key, count: items.length };
    }
  }, [pages.key, items.length]);
  const loadMore = useCallback(() => {
    if (loadingMore || items.length >= total || pages.key !== key || error) {
      return;
    }
    tell({ kind: 'asking', key });
    ask({ ...(JSON.parse(key) as Q), limit: partSize, offset: items.length }).then(
      (more) => {
        tell({ kind: 'more', key, ...more });
      },
      (failure: unknown) => {
        tell({ kind: 'failed', key, error: asAppError(failure) });
      },
    );
  }, [ask, key, pages.key, items.length, total, loadingMore, error]);

  const replace = useCallback((item: T) => {
    tell({ kind: 'changed', item });
  }, []);
  return { ...pages, waiting: pages.key !== key, loadMore, replace };
}
