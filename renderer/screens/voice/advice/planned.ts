import { createStoreCell } from '../../../connection/cell.ts';

/** When it may learn. */
export interface Wished {
  readonly onBattery: boolean;
  readonly continueAtStart: boolean;
}

/** What is chosen for the learning that is to begin. */
export interface Planned {
  /** The model that learns; null for the suggested one. */
  readonly model: string | null;
  /** The version to go on from; null to begin afresh. */
  readonly from: number | null;
  readonly wishes: Wished;
}

/** It outlives the page, so that one may look at something else before beginning. */
export const planned = createStoreCell<Planned>({
  ...{ model: null, from: null },
  wishes: { onBattery: false, continueAtStart: true },
});
