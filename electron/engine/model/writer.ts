import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { AppError, cancelled } from '../../contract/errors.ts';
import { keepState, restoreState, stateName, type StateKeeping } from './keptState.ts';
import { generate, type Generated } from './generation.ts';
import { measure } from './measurement.ts';
import type { ModelFacts } from './modelFile.ts';
import { Pace } from './pace.ts';
import { keepPace, readPace } from './paceFile.ts';
import { type ChatPrompt, type Loaded, renderChat, type Runtime, stopTexts } from './runtime.ts';
import type { Reading, WriteRequest, Written } from './writing.ts';

export interface WriterOptions {
  /** Tokens that prompt and answer may have together. */
  readonly contextSize?: number;
  /** Where what was measured of the model is remembered. */
  readonly paceFolder: string;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export type { Reading, WriteRequest, Written };

const defaultContext = 4_096;
/** The library's batch: the most tokens that are read at once. */
const batchTokens = 512;
/** A piece of the prompt may take this long, so that stopping takes effect soon. */
const pieceMs = 220;
const smallestPiece = 16;

/** A model that writes. It remembers what it has read, so a prompt that begins like the last one starts sooner. */
export class Writer {
  readonly facts: ModelFacts;
  readonly #runtime: Runtime;
  readonly #release: string;
  readonly #model: LlamaModel;
  readonly #context: LlamaContext;
  readonly #sequence: LlamaContextSequence;
  readonly #pace: Pace;
  readonly #keepPace: () => Promise<void>;
  /** When it last read or wrote something, by `performance.now()`. */
  lastUsed = performance.now();

  private constructor(runtime: Runtime, loaded: Loaded, context: LlamaContext, pace: Pace, keep: () => Promise<void>) {
    this.facts = loaded.facts;
    this.#runtime = runtime;
    this.#release = loaded.runtime.release;
    this.#model = loaded.model;
    this.#context = context;
    this.#sequence = context.getSequence();
    this.#pace = pace;
    this.#keepPace = keep;
  }

  /**
   * Loads a model and, the first time on this machine, measures how it runs best (1 to 3 seconds).
   *
   * @throws {AppError} What `Runtime.load` throws.
   */
  static async load(runtime: Runtime, path: string, options: WriterOptions): Promise<Writer> {
    const { signal, onProgress, paceFolder } = options;
    const release = await runtime.turns.take('now', signal);
    try {
      const wanted = options.contextSize ?? defaultContext;
      const loaded = await runtime.load(path, { signal, onProgress, contextSize: wanted });
      const { facts, model } = loaded;
      const { cores, backend } = loaded.runtime;
      const context = await model.createContext({
        contextSize: Math.min(wanted, facts.contextLength),
        batchSize: batchTokens,
        threads: cores,
        // A window that slides would have to be read again for each prompt that shares a beginning.
        swaFullCache: true,
        ...(signal ? { createSignal: signal } : {}),
      });
      const key = `${facts.fingerprint.slice(0, 16)} ${loaded.runtime.release} ${backend} ${cores}`;
      const pace = new Pace(backend === 'cpu' ? cores : 1, await readPace(paceFolder, key));
      const writer = new Writer(runtime, loaded, context, pace, () => keepPace(paceFolder, key, pace.toRecord()));
      if (pace.stale) {
        await measure(runtime, writer.#sequence, pace);
        await writer.#keepPace();
      }
      return writer;
    } finally {
      release();
    }
  }

  get contextSize(): number {
    return this.#context.contextSize;
  }

  /** Tokens of a prompt that are read in a second, as measured here. */
  get promptSpeed(): number {
    return this.#pace.speed('read') ?? 0;
  }

  /** Tokens of an answer that are written in a second, as measured here. */
  get writeSpeed(): number {
    return this.#pace.speed('write') ?? 0;
  }

  get threads(): { readonly read: number; readonly write: number } {
    return { read: this.#pace.threads('read'), write: this.#pace.threads('write') };
  }

  countTokens(text: string): number {
    return this.#model.tokenize(text).length;
  }

  textTokens(text: string): number[] {
    return this.#model.tokenize(text);
  }

  /** The tokens that a prompt becomes. */
  tokens(prompt: ChatPrompt): number[] {
    return renderChat(this.#model, prompt);
  }

  /** The tokens that all of these prompts begin with: what is worth preparing. */
  sharedTokens(prompts: readonly ChatPrompt[]): number[] {
    const [first = [], ...others] = prompts.map((prompt) => this.tokens(prompt));
    return first.slice(0, Math.min(first.length, ...others.map((other) => commonLength(first, other))));
  }

  /**
   * Reads the beginning of a prompt ahead. With `keeping`, its state is restored from an earlier run where there is
   * one, and kept for the next.
   */
  async prepare(
    tokens: readonly number[],
    { keeping, signal, onReading }: Pick<WriteRequest, 'signal' | 'onReading'> & { keeping?: StateKeeping },
  ): Promise<void> {
    const release = await this.#runtime.turns.take('now', signal);
    try {
      this.#begin();
      if (commonLength(this.#sequence.contextTokens, tokens) === tokens.length) {
        return;
      }
      const name = stateName(this.facts.fingerprint, this.#release, tokens);
      const restored =
        keeping !== undefined &&
        (await restoreState(keeping, name, (path) => this.#sequence.loadStateFromFile(path, { acceptRisk: true })));
      if (restored && commonLength(this.#sequence.contextTokens, tokens) === tokens.length) {
        return;
      }
      await this.#align(tokens, tokens.length);
      await this.#read(tokens.slice(this.#sequence.nextTokenIndex), tokens.length, signal, onReading);
      if (keeping !== undefined) {
        const save = (path: string): Promise<unknown> => this.#sequence.saveStateToFile(path);
        await keepState(keeping, name, save).catch(() => undefined); // it only means reading it again next time
      }
    } finally {
      this.lastUsed = performance.now();
      release();
    }
  }

  /**
   * Writes an answer. Stopping it is no failure: the answer then holds what was written by then.
   *
   * @throws {AppError} `invalid-input` where the prompt leaves no room for an answer; `cancelled` before the first
   *   token.
   */
  async write(request: WriteRequest): Promise<Written> {
    const began = performance.now();
    const { signal, prompt } = request;
    const tokens = 'messages' in prompt ? this.tokens(prompt) : [...prompt];
    const room = this.contextSize - 1 - tokens.length;
    if (tokens.length === 0 || room < 1) {
      throw new AppError('invalid-input', 'The prompt is longer than this model can read at once.');
    }
    const release = await this.#runtime.turns.take('now', signal);
    try {
      this.#begin();
      const keptTokens = await this.#align(tokens, tokens.length - 1);
      const rest = tokens.slice(keptTokens);
      const lastPiece = rest.splice(-Math.min(this.#pieceTokens(), rest.length));
      await this.#read(rest, tokens.length, signal, request.onReading);
      await this.#runtime.useThreads(this.#pace.threads('read'));
      const { firstAt, ...generated } = await this.#generate(lastPiece, Math.min(request.maxTokens, room), request);
      const seconds = (performance.now() - firstAt) / 1000;
      return {
        ...generated,
        promptTokens: tokens.length,
        keptTokens,
        firstTokenMs: firstAt - began,
        tokensPerSecond: generated.tokens > 1 ? (generated.tokens - 1) / seconds : 0,
      };
    } finally {
      this.lastUsed = performance.now();
      release();
      void this.#keepPace();
    }
  }

  /** Frees the memory. A writer that is at work is waited for. */
  async dispose(): Promise<void> {
    const release = await this.#runtime.turns.take('now');
    try {
      await this.#model.dispose();
    } finally {
      release();
    }
  }

  #begin(): void {
    if (this.#model.disposed) {
      throw new AppError('busy', 'Another model took this one’s place meanwhile. Try again.');
    }
    this.lastUsed = performance.now();
  }

  /** Forgets what does not begin like `tokens`, keeping `most` tokens at most. Answers how many are kept. */
  async #align(tokens: readonly number[], most: number): Promise<number> {
    const kept = Math.min(commonLength(this.#sequence.contextTokens, tokens), most);
    const { nextTokenIndex } = this.#sequence;
    if (kept < nextTokenIndex) {
      await this.#sequence.eraseContextTokenRanges([{ start: kept, end: nextTokenIndex }]);
    }
    return this.#sequence.nextTokenIndex;
  }

  #pieceTokens(): number {
    const speed = this.#pace.speed('read');
    const fitting = speed === null ? smallestPiece : Math.floor((speed * pieceMs) / 1000 / 8) * 8;
    return Math.min(batchTokens, Math.max(smallestPiece, fitting));
  }

  async #read(
    tokens: readonly number[],
    promptTokens: number,
    signal: AbortSignal | undefined,
    onReading: WriteRequest['onReading'],
  ): Promise<void> {
    for (let at = 0; at < tokens.length;) {
      if (signal?.aborted) {
        throw cancelled();
      }
      const piece = tokens.slice(at, at + this.#pieceTokens());
      const threads = this.#pace.nextThreads('read');
      await this.#runtime.useThreads(threads);
      const start = performance.now();
      await this.#sequence.evaluateWithoutGeneratingNewTokens(piece as Token[]);
      this.#pace.record('read', threads, piece.length, performance.now() - start);
      at += piece.length;
      const left = promptTokens - this.#sequence.nextTokenIndex;
      const speed = this.#pace.speed('read');
      onReading?.({ fraction: 1 - left / promptTokens, secondsLeft: speed === null ? null : left / speed });
    }
    if (signal?.aborted) {
      throw cancelled();
    }
  }

  async #generate(from: readonly number[], maxTokens: number, request: WriteRequest): Promise<Generated> {
    const { sampling = {}, stops = [], avoid = [], signal, onText } = request;
    let threads = 0;
    return generate(this.#sequence, {
      from,
      maxTokens,
      sampling,
      stops: [...stops, ...stopTexts(this.#model)],
      avoid,
      signal,
      onText,
      onToken: async (lastMs) => {
        if (lastMs !== null) {
          this.#pace.record('write', threads, 1, lastMs);
        }
        const next = this.#pace.nextThreads('write');
        if (next !== threads) {
          threads = next;
          await this.#runtime.useThreads(threads);
        }
      },
    });
  }
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) {
    length++;
  }
  return length;
}
