/** What the page of pairs shows. It outlives the page, so that one comes back to the same place. */
import type { Pair, PairQuery } from '../../../../electron/contract/pairs.ts';
import { createStoreCell, useCell } from '../../../connection/cell.ts';

export interface Wanted {
  readonly text: string;
  readonly show: PairQuery['show'];
}

export const everyPair: Wanted = { text: '', show: 'all' };
export const wantedPairs = createStoreCell<Wanted>(everyPair);

/** Requests that were begun to be put right and not kept yet, by the number of their pair. */
const begun = createStoreCell<ReadonlyMap<number, string>>(new Map());

/** The words of a request as they stand in its box. */
export function useWords({ id, request }: Pick<Pair, 'id' | 'request'>): string {
  return useCell(begun).get(id) ?? request;
}

export function writeWords({ id, request }: Pick<Pair, 'id' | 'request'>, words: string): void {
  const others = [...begun.get()].filter(([each]) => each !== id);
  begun.set(new Map(words === request ? others : [...others, [id, words]]));
}

/** Forgets words that are kept now, unless they were written on meanwhile. */
export function forgetWords(id: number, words: string): void {
  if (begun.get().get(id) === words) {
    begun.set(new Map([...begun.get()].filter(([each]) => each !== id)));
  }
}

/** The pair that is open. */
export const openPair = createStoreCell<number | null>(null);
