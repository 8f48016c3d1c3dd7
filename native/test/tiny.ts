import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTiny, type TinyModel } from '../../models/makeTiny.ts';
import { type Addon, type Batch, loadAddon, type Session, type SessionOptions, type WeightType } from '../addon.ts';
import type { Backend } from '../libraries.ts';
import { createRandom } from '../random.ts';

/** ggml's numbers of the types that a base model may have. */
export const typeNumbers = { f16: 1, q4_0: 2, q4_1: 3, q8_0: 8, q4_K: 12, q5_K: 13, q6_K: 14, bf16: 30 } as const;

export const folder = mkdtempSync(join(tmpdir(), 'ownhand-trainer-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

/** Set by tests of other backends than the processor before they import this file. */
export const addon: Addon = loadAddon(process.env.OWNHAND_TEST_BACKEND as Backend | undefined);

let files = 0;

/** Writes a tiny model to a file of its own and answers its path. */
export function tinyFile(model: TinyModel, type?: keyof typeof typeNumbers): string {
  const path = join(folder, `tiny-${files++}.gguf`);
  const encode = (values: Float32Array, columns: number): Uint8Array => addon.encode(values, type ?? 'f32', columns);
  writeFileSync(path, makeTiny(type === undefined ? model : { ...model, type: { number: typeNumbers[type], encode } }));
  return path;
}

export const exact = { forwardType: 'f32', backwardType: 'f32', headType: 'f32', headBackwardType: 'f32' } as const;
export const asFiled = { forwardType: 'file', backwardType: 'f32', headType: 'file', headBackwardType: 'f32' } as const;

export function options(base: string, changes: Partial<SessionOptions> = {}): SessionOptions {
  return {
    base,
    device: '',
    threads: 1,
    rank: 8,
    alpha: 16,
    targets: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
    storeTransposes: true,
    repack: false,
    recompute: false,
    portable: false,
    layers: 0,
    ...exact,
    ...changes,
  };
}

/** Opens and loads a session whose adapters are all random, B too, so that every gradient is alive. */
export async function openRandom(sessionOptions: SessionOptions, size = 0.05): Promise<Session> {
  const session = addon.open(sessionOptions);
  await addon.loadWeights(session);
  const random = createRandom(7);
  addon.write(
    session,
    'weights',
    addon.read(session, 'weights').map(() => size * random.normal()),
  );
  return session;
}

/** A pack of random mails. Every token but a mail's first has a label, of the weight that `weigh` gives it. */
export function randomBatch(
  lengths: readonly number[],
  vocabulary = 320,
  weigh: (mail: number, position: number) => number = () => 1,
): Batch {
  const random = createRandom(3);
  const padded = lengths.map((length) => Math.ceil(length / 16) * 16);
  const total = padded.reduce((sum, length) => sum + length, 0);
  const tokens = new Int32Array(total);
  const positions = new Int32Array(total);
  const spans: number[] = [];
  const labels: { row: number; word: number; weight: number }[] = [];
  let start = 0;
  for (const [mail, length] of lengths.entries()) {
    spans.push(start, padded[mail] ?? 0);
    for (let i = 0; i < (padded[mail] ?? 0); i++) {
      positions[start + i] = i;
      tokens[start + i] = i < length ? 3 + Math.floor(random.uniform() * (vocabulary - 3)) : 0;
      const weight = i > 0 && i < length ? weigh(mail, i) : 0;
      if (weight > 0) {
        labels.push({ row: start + i - 1, word: tokens[start + i] ?? 0, weight });
      }
    }
    start += padded[mail] ?? 0;
  }
  return {
    tokens,
    positions,
    spans: Int32Array.from(spans),
    rows: Int32Array.from(labels.map((label) => label.row)),
    words: Int32Array.from(labels.map((label) => label.word)),
    weights: Float32Array.from(labels.map((label) => label.weight)),
    dropout: 0,
    dropoutSeed: 0,
  };
}

/** |a - b| / |b| over all elements. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < b.length; i++) {
    difference += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
    size += (b[i] ?? 0) ** 2;
  }
  return Math.sqrt(difference / size);
}

export type { WeightType };
