import { useCallback, useEffect, useReducer } from 'react';
import type { SearchQuery } from '../../../electron/contract/entities.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { useFreshness } from '../../connection/freshness.ts';
import { type Found, nothing, reduce } from './found.ts';

const page = 100;

/** What a search finds, page by page. */
export function useFound(query: Partial<SearchQuery>): Found & { waiting: boolean; loadMore: () => void } {
  const key = JSON.stringify(query);
  const freshness = useFreshness('memory.search');
  const [found, tell] = useReducer(reduce, nothing);

  useEffect(() => {
    const stop = new AbortController();
    const asked = JSON.parse(key) as Partial<SearchQuery>;
    askEngine('memory.search', { ...asked, limit: page }, { signal: stop.signal }).then(
      ({ hits, total }) => {
        if (!stop.signal.aborted) {
          tell({ kind: 'found', key, hits, total });
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
  }, [key, freshness]);

  const { hits, total, loadingMore, error } = found;
  const loadMore = useCallback(() => {
    if (loadingMore || hits.length >= total || found.key !== key || error) {
      return;
    }
    tell({ kind: 'asking', key });
    const asked = JSON.parse(key) as Partial<SearchQuery>;
    askEngine('memory.search', { ...asked, limit: page, offset: hits.length }).then(
      (more) => {
        tell({ kind: 'more', key, ...more });
      },
      (failure: unknown) => {
        tell({ kind: 'failed', key, error: asAppError(failure) });
      },
    );
  }, [key, found.key, hits.length, total, loadingMore, error]);

  return { ...found, waiting: found.key !== key, loadMore };
}
