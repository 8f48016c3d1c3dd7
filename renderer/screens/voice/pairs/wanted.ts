/** What the page of pairs shows. It outlives the page, so that one comes back to the same place. */
import type { PairQuery } from '../../../../electron/contract/pairs.ts';
import { createStoreCell } from '../../../connection/cell.ts';

export interface Wanted {
  readonly text: string;
  readonly show: PairQuery['show'];
}

export const everyPair: Wanted = { text: '', show: 'all' };
export const wantedPairs = createStoreCell<Wanted>(everyPair);

/** The pair that is open. */
export const openPair = createStoreCell<number | null>(null);
