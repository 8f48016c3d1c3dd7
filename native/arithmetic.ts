import type { Addon, Arithmetic, Session, WeightType } from './addon.ts';

/**
 * How the memory is spent. `fast` remembers every activation; `recompute` builds a layer's activations again when its
 * gradient is due; `lean` also makes the transposed weights each time instead of storing them.
 */
export type MemoryMode = 'fast' | 'recompute' | 'lean';
export const memoryModes: readonly MemoryMode[] = ['fast', 'recompute', 'lean'];

/**
 * Types that a frozen weight may be turned into, the smaller ones first. Those with fewer bits would train the adapter
 * for another model. `i8` is the layout of src/kernels.h, which not every processor can use.
 */
const faithful = ['i8', 'q8_0', 'bf16', 'f16', 'f32'] as const satisfies readonly WeightType[];
type Faithful = (typeof faithful)[number];

/** A conversion must gain at least this much: the type in the file is exact and takes no further memory. */
const worthConverting = 0.85;
/** Between types that are nearly as fast the smaller one is better. */
const nearlyAsFast = 1.1;

/** Seconds of one product on this machine. */
export interface Speeds {
  readonly forward: ReadonlyMap<Faithful, number>;
  readonly backward: ReadonlyMap<Faithful, number>;
  /** With the types that the layers and the vocabulary have in the file. */
  readonly asFiled: number;
  readonly headAsFiled: number;
}

/**
 * Multiplies with each type for a moment: which one a processor is fastest at is decided by its instructions and by
 * the kernels for them, and the file's own type is often not among the fast.
 */
export async function measureSpeeds(
  addon: Addon,
  session: Pick<Session, 'channels' | 'feedForward' | 'fileType' | 'headFileType'>,
  options: { device: string; threads: number },
): Promise<Speeds> {
  const { channels, feedForward } = session;
  const time = (type: WeightType, columns: number, rows: number, repack: boolean): Promise<number> =>
    addon.timeProduct({ ...options, type, columns, rows, tokens: 256, repack });
  const forward = new Map<Faithful, number>();
  const backward = new Map<Faithful, number>();
  for (const type of faithful) {
    forward.set(type, await time(type, channels, feedForward, false));
    backward.set(type, await time(type, feedForward, channels, false));
  }
  const asFiled = await time(session.fileType, channels, feedForward, true);
  const headAsFiled = await time(session.headFileType, channels, feedForward, false);
  return { forward, backward, asFiled, headAsFiled };
}

/** The types of the frozen weights that are fastest at these speeds, without more memory than the mode allows. */
export function chooseArithmetic(speeds: Speeds, memory: MemoryMode): Arithmetic {
  const { forward, backward, asFiled, headAsFiled } = speeds;
  const backwardType = smallestOfTheFast(backward);
  if (memory === 'lean') {
    return {
      forwardType: 'file',
      backwardType,
      headType: 'file',
      headBackwardType: backwardType === 'i8' ? 'i8' : 'q8_0',
    };
  }
  const fastest = smallestOfTheFast(forward);
  const orFiled = (filed: number): WeightType =>
    (forward.get(fastest) ?? filed) < worthConverting * filed ? fastest : 'file';
  return {
    forwardType: orFiled(asFiled),
    backwardType,
    headType: orFiled(headAsFiled),
    headBackwardType: backwardType,
  };
}

function smallestOfTheFast(times: ReadonlyMap<Faithful, number>): Faithful {
  const best = Math.min(...times.values());
  return faithful.find((type) => (times.get(type) ?? Infinity) <= best * nearlyAsFast) ?? 'f32';
}
