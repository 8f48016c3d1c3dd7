/** What the Mail screen asks for. It outlives the screen, so that one comes back to the same place. */
import type { Address, SearchQuery } from '../../../electron/contract/entities.ts';
import { createStoreCell } from '../../connection/cell.ts';

export type Time = 'any' | 'week' | 'month' | 'year' | 'older';

export interface Wanted {
  readonly text: string;
  readonly direction: 'any' | 'sent' | 'received' | 'documents';
  readonly time: Time;
  /** Null for anybody. */
  readonly person: Address | null;
}

export const everything: Wanted = { text: '', direction: 'any', time: 'any', person: null };
export const wanted = createStoreCell<Wanted>(everything);

const day = 24 * 60 * 60 * 1000;
const days: Record<Exclude<Time, 'any' | 'older'>, number> = { week: 7, month: 31, year: 365 };

/** The query for what is wanted. `now` is rounded to a whole day by the caller, so that equal wishes ask equally. */
export function queryOf({ text, direction, time, person }: Wanted, now: number): Partial<SearchQuery> {
  return {
    text: text.slice(0, 2_000),
    ...(direction === 'documents' ? { among: direction } : direction === 'any' ? {} : { direction }),
    ...(person === null || direction === 'documents' ? {} : { person: person.address }),
    ...(time === 'any' ? {} : time === 'older' ? { before: now - days.year * day } : { after: now - days[time] * day }),
  };
}

export function isNarrowed({ direction, time, person }: Wanted): boolean {
  return direction !== 'any' || time !== 'any' || person !== null;
}
