import type { Fit } from '../../contract/models.ts';
import { sizeText } from './quantity.ts';

/** What a model needs. */
export interface Demand {
  readonly bytes: number;
  /** False for models that only embed: they are quick anywhere. */
  readonly writes: boolean;
}

/** What a machine has. */
export interface Means {
  readonly cores: number;
  readonly memoryBytes: number;
  /** Memory of the graphics card that models run on; 0 where there is none. */
  readonly graphicsBytes: number;
}

/** Context, computing buffers and the second copy of some weights, beside the file itself. */
const besideBytes = 600e6;
/** Memory that the system and other programs need. */
const othersBytes = 1.5e9;
// Measured with a 1.1 GB model on two server cores: 60 tokens read a second and core, and 30 GB of weights passed
// through for written tokens. Laptops lie within half and double of that.
const readBytesPerCore = 66e9;
const writeBytes = 30e9;
const draftReads = 900;
const draftWrites = 120;
const patience = 30;

/** Whether a machine can hold a model, and how a draft with it will feel. */
export function fitOf({ bytes, writes }: Demand, { cores, memoryBytes, graphicsBytes }: Means): Fit {
  const needed = Math.round(bytes * 1.1 + (writes ? besideBytes : besideBytes / 3));
  if (graphicsBytes > 0 && needed <= graphicsBytes * 0.92) {
    return { verdict: 'good', reason: 'Runs on the graphics card.', memoryBytes: needed };
  }
  if (needed > memoryBytes - Math.min(othersBytes, memoryBytes / 4)) {
    const reason = `Needs ${sizeText(needed)} of memory; this computer has ${sizeText(memoryBytes)}, also for everything else.`;
    return { verdict: 'too-big', reason, memoryBytes: needed };
  }
  const seconds = (draftReads * bytes) / (readBytesPerCore * cores) + (draftWrites * bytes) / writeBytes;
  if (!writes || seconds <= patience) {
    return { verdict: 'good', reason: `Needs ${sizeText(needed)} of memory.`, memoryBytes: needed };
  }
  const about = seconds < 90 ? `${Math.round(seconds / 10) * 10} seconds` : `${Math.round(seconds / 60)} minutes`;
  return { verdict: 'slow', reason: `A draft will take about ${about} on this computer.`, memoryBytes: needed };
}
