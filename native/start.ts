import { type Addon, type Session } from './addon.ts';
import { readAdapter } from './adapterFile.ts';
import type { Settings } from './options.ts';
import { createRandom } from './random.ts';

/**
 * The adapters before the first step: those of an earlier adapter, or A random and B zero, so that the model at first
 * says what it said before. (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models".)
 */
export async function startingWeights(
  addon: Addon,
  session: Session,
  settings: Settings,
  baseHash: string,
): Promise<Float32Array> {
  const { architecture, parameters } = session;
  if (settings.startFrom !== undefined) {
    const wanted = { architecture, rank: settings.rank, alpha: settings.alpha, baseHash };
    return readAdapter(settings.startFrom, wanted, parameters);
  }
  const random = createRandom(settings.seed);
  const weights = addon.read(session, 'weights');
  for (const { name, offset, columns, rows } of parameters) {
    if (name.endsWith('.lora_a')) {
      const deviation = 1 / Math.sqrt(columns);
      for (let i = 0; i < columns * rows; i++) {
        weights[offset + i] = deviation * random.normal();
      }
    }
  }
  return weights;
}
