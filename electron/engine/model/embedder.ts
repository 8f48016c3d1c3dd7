import type { LlamaEmbeddingContext, LlamaModel, Token } from 'node-llama-cpp';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { ModelFacts } from './modelFile.ts';
import { orDispose } from './orDispose.ts';
import type { Loaded, Runtime } from './runtime.ts';
import type { Urgency } from './turns.ts';

export interface EmbedderOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface EmbedOptions {
  /** `now` for what a person waits for, such as a search: it does not wait for a turn. */
  readonly urgency?: Urgency;
  readonly signal?: AbortSignal | undefined;
}

/** Longer texts say no more about what a passage means to a small encoder, and cost the square of their length. */
const longestTokens = 512;
/** Texts that a core embeds in one turn: few, so that a person who waits gets their turn within half a second. */
const textsPerTurn = 4;

/**
 * Turns texts into vectors of length 1, so that a dot product is a cosine. Texts are independent, so each core works
 * on a text of its own with one thread: that keeps all cores busy without any of them waiting for another.
 */
export class Embedder {
  readonly facts: ModelFacts;
  readonly dimensions: number;
  readonly #runtime: Runtime;
  readonly #model: LlamaModel;
  readonly #lanes: readonly LlamaEmbeddingContext[];
  /** A lane of its own for what is urgent. */
  readonly #express: LlamaEmbeddingContext;
  readonly #running = new Set<Promise<unknown>>();
  #leaving = false;
  /** When it last embedded something, by `performance.now()`. */
  lastUsed = performance.now();

  private constructor(runtime: Runtime, { model, facts }: Loaded, lanes: readonly LlamaEmbeddingContext[]) {
    const [express, ...others] = lanes;
    if (express === undefined) {
      throw new Error('an embedder needs a lane');
    }
    this.facts = facts;
    this.dimensions = model.embeddingVectorSize;
    this.#runtime = runtime;
    this.#model = model;
    this.#express = express;
    this.#lanes = others;
  }

  /** @throws {AppError} What `Runtime.load` throws. */
  static async load(runtime: Runtime, path: string, { signal, onProgress }: EmbedderOptions = {}): Promise<Embedder> {
    const release = await runtime.turns.take('now', signal);
    try {
      const loaded = await runtime.load(path, { signal, onProgress, contextSize: longestTokens });
      const { cores, backend } = loaded.runtime;
      const contextSize = Math.min(longestTokens, loaded.facts.contextLength);
      const lanes: LlamaEmbeddingContext[] = [];
      await orDispose(loaded.model, async () => {
        for (let lane = 0; lane < 1 + (backend === 'cpu' ? cores : 1); lane++) {
          if (signal?.aborted) {
            throw cancelled();
          }
          lanes.push(await loaded.model.createEmbeddingContext({ contextSize, batchSize: contextSize, threads: 1 }));
        }
      });
      return new Embedder(runtime, loaded, lanes);
    } finally {
      release();
    }
  }

  /**
   * @returns A vector for each text, in order.
   * @throws {AppError} `cancelled`; vectors made by then are dropped.
   */
  async embed(
    texts: readonly string[],
    { urgency = 'background', signal }: EmbedOptions = {},
  ): Promise<Float32Array[]> {
    if (urgency === 'now') {
      return this.#run(texts, [this.#express], signal);
    }
    const vectors: Float32Array[] = [];
    const turn = this.#lanes.length * textsPerTurn;
    for (let at = 0; at < texts.length; at += turn) {
      const release = await this.#runtime.turns.take('background', signal);
      try {
        await this.#runtime.useThreads(this.#lanes.length + 1);
        vectors.push(...(await this.#run(texts.slice(at, at + turn), this.#lanes, signal)));
      } finally {
        release();
      }
    }
    return vectors;
  }

  countTokens(text: string): number {
    return this.#model.tokenize(text).length;
  }

  /** Frees the memory. What is being embedded is waited for. */
  async dispose(): Promise<void> {
    this.#leaving = true;
    const release = await this.#runtime.turns.take('now');
    try {
      await Promise.all(this.#running); // what is urgent takes no turn
      await this.#model.dispose();
    } finally {
      release();
    }
  }

  async #run(
    texts: readonly string[],
    lanes: readonly LlamaEmbeddingContext[],
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[]> {
    if (this.#model.disposed || this.#leaving) {
      throw new AppError('busy', 'The model was put away meanwhile. Try again.');
    }
    this.lastUsed = performance.now();
    const vectors: Float32Array[] = [];
    let next = 0;
    const work = async (lane: LlamaEmbeddingContext): Promise<void> => {
      for (let index = next++; index < texts.length && !signal?.aborted; index = next++) {
        const { vector } = await lane.getEmbeddingFor(this.#tokens(texts[index] ?? ''));
        vectors[index] = normalise(vector);
      }
    };
    // A lane must not be left at work: the memory it works in may be freed next.
    const run = Promise.allSettled(lanes.map(work));
    this.#running.add(run);
    const ends = await run;
    this.#running.delete(run);
    if (signal?.aborted) {
      throw cancelled();
    }
    for (const end of ends) {
      if (end.status === 'rejected') {
        throw end.reason;
      }
    }
    return vectors;
  }

  /** A text's tokens, cut to what the model can read. The opening and closing token are put around it later. */
  #tokens(text: string): Token[] {
    const tokens = this.#model.tokenize(text).slice(0, Math.min(longestTokens, this.facts.contextLength) - 3);
    return tokens.length > 0 ? tokens : this.#model.tokenize('.');
  }
}

function normalise(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (each) => (length > 0 ? each / length : 0));
}
