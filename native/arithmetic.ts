import type { Addon, Arithmetic, Session, WeightType } from './addon.ts';

/**
 * How the memory is spent. `fast` remembers every activation; `recompute` builds a layer's activations again when its
 * gradient is due; `lean` also makes the transposed weights each time instead of storing them.
 */
export type MemoryMode = 'fast' | 'recompute' | 'lean';
export const memoryModes: readonly MemoryMode[] = ['fast', 'recompute', 'lean'];

/** Types that a frozen weight may be turned into. Those with fewer bits would train the adapter for another model. */
const faithful = ['bf16', 'f16', 'q8_0', 'f32'] as const satisfies readonly WeightType[];
const bytesPerWeight = { bf16: 2, f16: 2, q8_0: 1.0625, f32: 4 } as const;

/** A conversion must gain at least this much: the type in the file is exact and takes no further memory. */
const worthConverting = 0.85;
/** Between types that are nearly as fast the smaller one is better. */
const nearlyAsFast = 1.1;

/**
 * Chooses the types of the frozen weights by multiplying with each for a moment: which one a processor is fastest at
 * is decided by its instructions and by ggml's kernels for them, and the file's own type is often not among the fast.
 */
export async function chooseArithmetic(
  addon: Addon,
  session: Pick<Session, 'channels' | 'feedForward' | 'fileType' | 'headFileType'>,
  options: { device: string; threads: number; memory: MemoryMode },
): Promise<Arithmetic> {
  const { channels, feedForward } = session;
  const time = (type: WeightType, columns: number, rows: number, repack: boolean): Promise<number> =>
    addon.timeProduct({ device: options.device, threads: options.threads, type, columns, rows, tokens: 256, repack });

  const forward = new Map<WeightType, number>();
  const backward = new Map<WeightType, number>();
  for (const type of faithful) {
    forward.set(type, await time(type, channels, feedForward, false));
    backward.set(type, await time(type, feedForward, channels, false));
  }
  const asFiled = await time(session.fileType, channels, feedForward, true);
  const headAsFiled = await time(session.headFileType, channels, feedForward, false);
  const fastest = smallestOfTheFast(forward);
  const gain = (filed: number): number => (forward.get(fastest) ?? filed) / filed;
  const backwardType = smallestOfTheFast(backward);
  return {
    forwardType: options.memory !== 'lean' && gain(asFiled) < worthConverting ? fastest : 'file',
    backwardType,
    headType: options.memory !== 'lean' && gain(headAsFiled) < worthConverting ? fastest : 'file',
    headBackwardType: options.memory === 'lean' ? 'q8_0' : backwardType,
  };
}

function smallestOfTheFast(times: ReadonlyMap<WeightType, number>): (typeof faithful)[number] {
  const best = Math.min(...times.values());
  const fast = faithful.filter((type) => (times.get(type) ?? Infinity) <= best * nearlyAsFast);
  return fast.sort((a, b) => bytesPerWeight[a] - bytesPerWeight[b])[0] ?? 'f32';
}
