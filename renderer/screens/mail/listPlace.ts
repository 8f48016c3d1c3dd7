import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { createStoreCell } from '../../connection/cell.ts';

interface ListPlace {
  /** The query whose hits were listed, as text. */
  readonly key: string;
  /** How far it was scrolled, in px. */
  readonly top: number;
  /** How many hits there were. */
  readonly count: number;
}

/** Where in the list one was. It outlives the screen, so that one comes back to the same place. */
const listPlace = createStoreCell<ListPlace | null>(null);

/** Where one was when the screen was left; null where one was nowhere. */
export function useLastPlace(): ListPlace | null {
  return useState(() => listPlace.get())[0];
}

/** Brings the list back to where it was, and to its top where something else is asked. */
export function useListPlace(rows: RefObject<HTMLElement | null>, key: string | null, count: number): void {
  useLayoutEffect(() => {
    const list = rows.current;
    if (list === null || key === null) {
      return undefined;
    }
    const last = listPlace.get();
    const top = last?.key === key ? last.top : 0;
    list.scrollTo({ top });
    // The rows are measured in the next frame; before, the list is not long enough to be scrolled.
    const frame = requestAnimationFrame(() => {
      list.scrollTo({ top });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [rows, key]);

  useEffect(() => {
    const list = rows.current;
    if (list === null || key === null) {
      return undefined;
    }
    const keep = (): void => {
      listPlace.set({ key, top: list.scrollTop, count });
    };
    list.addEventListener('scroll', keep);
    return () => {
      list.removeEventListener('scroll', keep);
    };
  }, [rows, key, count]);
}
