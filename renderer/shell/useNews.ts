import { useEffect } from 'react';
import type { News } from '../../electron/contract/mailboxes.ts';
import { askEngine } from '../connection/api.ts';
import { refresh, useFreshness } from '../connection/freshness.ts';

/** Shows new mail that came in by itself wherever mail is shown, without a word of its own. */
export function useNews(): void {
  const turn = useFreshness('mailboxes.news');
  useEffect(() => {
    const stop = new AbortController();
    const began = Date.now();
    const tell = (news: News): void => {
      if (news !== null && news.at >= began) {
        refresh('corpus.sources', 'memory.search', 'people.find', 'store.report');
      }
    };
    // A watch ends by being cancelled or because the engine went; the engine's state is told elsewhere.
    askEngine('mailboxes.news', {}, { signal: stop.signal, progress: tell }).catch(() => undefined);
    return () => {
      stop.abort();
    };
  }, [turn]);
}
