/** What the page of pairs shows. It outlives the page, so that one comes back to the same place. */
import type { PairQuery } from '../../../../electron/contract/pairs.ts';
import { createCell } from '../../../connection/cell.ts';

export interface Wanted {
  readonly text: string;
  readonly show: PairQuery['show'];
}

export const everyPair: Wanted = { text: '', show: 'all' };
export const wantedPairs = createCell<Wanted>(everyPair);

/** The pair that is open. */
export const openPair = createCell<number | null>(null);
