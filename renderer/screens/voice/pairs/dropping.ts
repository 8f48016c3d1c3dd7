import type { Pair } from '../../../../electron/contract/pairs.ts';
import { askEngine } from '../../../connection/api.ts';

/** Leaves a pair out, or takes it back. */
export function dropPair({ id, dropped }: Pair): Promise<Pair> {
  return askEngine('pairs.drop', { id, dropped: dropped === null });
}
