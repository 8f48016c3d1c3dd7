import { freeMemory } from '../../model/memory.ts';
import { isHot } from './heat.ts';
import { isOnBattery } from './power.ts';

/** Below this other programs suffer, and the system may end one of them. */
const leastMemory = 250e6;

export interface Wishes {
  /** Whether to go on without the power cable. */
  readonly onBattery: boolean;
}

/** Why heavy work had better not go on now, as a sentence; null where nothing speaks against it. */
export async function obstacleNow({ onBattery }: Wishes): Promise<string | null> {
  if (!onBattery && (await isOnBattery())) {
    return 'Waits for the power cable.';
  }
  if (await isHot()) {
    return 'Waits until the computer has cooled down.';
  }
  return freeMemory() < leastMemory ? 'Waits for memory that other programs use.' : null;
}
