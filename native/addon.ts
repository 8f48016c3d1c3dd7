import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { AppError } from '../electron/contract/errors.ts';
import { type Backend, findLibraries } from './libraries.ts';

/** ggml's name of a type of weights, or 'file' for the one that each weight has in the base model's file. */
export type WeightType = 'file' | 'i8' | 'f32' | 'f16' | 'bf16' | 'q8_0' | 'q4_0' | 'q4_1' | 'q4_K' | 'q5_K' | 'q6_K';

/** The types of the frozen weights while training. Forward and backward are the layers' matrices and transposes. */
export interface Arithmetic {
  readonly forwardType: WeightType;
  readonly backwardType: WeightType;
  readonly headType: WeightType;
  readonly headBackwardType: WeightType;
}

export interface SessionOptions extends Arithmetic {
  readonly base: string;
  /** ggml's device name, '' for the processor. */
  readonly device: string;
  readonly threads: number;
  readonly rank: number;
  readonly alpha: number;
  /** Indexes into `targetNames`. */
  readonly targets: Int32Array;
  readonly storeTransposes: boolean;
  readonly repack: boolean;
  readonly recompute: boolean;
  readonly portable: boolean;
  /** Use only the first so many layers; 0 for all. */
  readonly layers: number;
}

/** Packed mails, T tokens in all, each mail padded to a multiple of 16. */
export interface Batch {
  /** [T] */
  readonly tokens: Int32Array;
  /** [T], restarting at 0 in each mail. */
  readonly positions: Int32Array;
  /** Start and length of each mail, one after the other. */
  readonly spans: Int32Array;
  /** [M] The rows of T that have a label. */
  readonly rows: Int32Array;
  /** [M] The token that each of them should predict. */
  readonly words: Int32Array;
  /** [M] How much each of them counts. */
  readonly weights: Float32Array;
  readonly dropout: number;
  readonly dropoutSeed: number;
}

export interface Outcome {
  readonly aborted: boolean;
  /** Sum over the labels of weight * -log likelihood. */
  readonly loss: number;
  /** Sum of the label weights. */
  readonly weight: number;
  /** [M, V] from `logits`, else empty. */
  readonly logits: Float32Array;
}

/**
 * One matrix of the adapters: `rows * columns` floats at `offset` of every array of the session. Both A and B have the
 * rank as their number of rows here; an adapter file holds B the other way round.
 */
export interface Parameter {
  /** As in an adapter file, like `blk.0.attn_q.weight.lora_a`. */
  readonly name: string;
  readonly offset: number;
  /** The fastest running size. */
  readonly columns: number;
  readonly rows: number;
}

export interface Session {
  readonly architecture: string;
  readonly layers: number;
  readonly channels: number;
  readonly feedForward: number;
  readonly vocabulary: number;
  /** The type of the layers' matrices in the file. */
  readonly fileType: WeightType;
  /** The type of the vocabulary's matrix in the file. */
  readonly headFileType: WeightType;
  readonly parameters: readonly Parameter[];
}

export interface Step {
  readonly learningRate: number;
  /** Multiplies the summed gradient: 1 / (sum of the label weights). */
  readonly scale: number;
  /** The longest gradient that is applied as it is, 0 for no limit. */
  readonly clip: number;
  readonly decay: number;
  /** Steps taken including this one. */
  readonly count: number;
}

/** Bytes on the device, for one batch. */
export interface Footprint {
  readonly weights: number;
  readonly adapters: number;
  readonly graph: number;
  readonly nodes: number;
  readonly unsupported: readonly string[];
}

export interface Device {
  readonly name: string;
  readonly description: string;
  readonly processor: boolean;
  readonly free: number;
  readonly total: number;
}

export type ArrayName = 'weights' | 'gradients' | 'firstMoments' | 'secondMoments';

/** What native/src/addon.cpp exports. Every call but the promises is quick; promises work on another thread. */
export interface Addon {
  load(base: string, ggml: string, folder: string): void;
  devices(): Device[];
  /** Seconds for one product of a weight [columns, rows] with `tokens` rows of floats. */
  timeProduct(options: {
    device: string;
    threads: number;
    type: WeightType;
    columns: number;
    rows: number;
    tokens: number;
    repack: boolean;
  }): Promise<number>;
  /** Floats in the bytes of a type, in rows of `columns`. */
  encode(values: Float32Array, type: WeightType, columns: number): Uint8Array;
  open(options: SessionOptions): Session;
  close(session: Session): void;
  /** False when aborted. */
  loadWeights(session: Session): Promise<boolean>;
  /** How much of that is done, 0 to 1. */
  loaded(session: Session): number;
  measure(session: Session, batch: Batch): Footprint;
  train(session: Session, batch: Batch): Promise<Outcome>;
  evaluate(session: Session, batch: Batch): Promise<Outcome>;
  logits(session: Session, batch: Batch): Promise<Outcome>;
  /** Answers the length of the gradient before clipping; changes nothing when that is not finite. */
  step(session: Session, step: Step): number;
  /** How many threads compute from the next batch on; only matters on the processor. */
  setThreads(session: Session, threads: number): void;
  /** Stops the promise in flight within one operator. */
  abort(session: Session): void;
  read(session: Session, name: ArrayName): Float32Array;
  write(session: Session, name: ArrayName, values: Float32Array): void;
}

/** The projections of a layer that can carry an adapter, by their names in a GGUF file. */
export const targetNames = ['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'] as const;
export type TargetName = (typeof targetNames)[number];

let loaded: { backend: Backend; addon: Addon } | undefined;

/**
 * Loads the compiled trainer and, through it, node-llama-cpp's ggml. Only ever in a process of its own: a failed
 * check inside ggml ends the process.
 *
 * @throws {AppError} `model-unsupported` with what to do, when either is missing or they do not fit each other.
 */
export function loadAddon(backend: Backend = 'cpu'): Addon {
  if (loaded !== undefined) {
    if (loaded.backend !== backend) {
      throw new AppError('model-unsupported', `This process already trains on ${loaded.backend}; start another one.`);
    }
    return loaded.addon;
  }
  const file = fileURLToPath(
    new URL(`build/${process.env.OWNHAND_TRAINER ?? 'release'}/ownhand.node`, import.meta.url),
  );
  if (!existsSync(file)) {
    throw new AppError(
      'model-unsupported',
      'Training is not set up: the trainer has not been compiled. Run: node native/build.mjs',
    );
  }
  const libraries = findLibraries(backend);
  const addon = createRequire(import.meta.url)(file) as Addon;
  addon.load(libraries.base, libraries.ggml, libraries.folder);
  loaded = { backend, addon };
  return addon;
}
