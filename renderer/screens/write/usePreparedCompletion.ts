import { useEffect } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useSettled } from '../../connection/useSettled.ts';
import { prepareCompletion } from './completing.ts';
import { head } from './page.ts';

/** Reads what the mail is about ahead, again when that has changed and stayed so for a moment. */
export function usePreparedCompletion(): void {
  const about = useSettled(useCell(head), 600);
  const { to, subject, replyTo } = about;
  useEffect(() => {
    const stop = new AbortController();
    // Without it suggestions come a little later, that is all.
    prepareCompletion(stop.signal).catch(() => undefined);
    return () => {
      stop.abort();
    };
  }, [to, subject, replyTo]);
}
