import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import { AppError } from '../../contract/errors.ts';
import { type Adapter, layAdapter } from './adapter.ts';
import { Chorus, type ChorusOptions } from './chorus.ts';
import { Exchange } from './exchange.ts';
import { stateName, type StateKeeping } from './keptState.ts';
import { generate, type Generated } from './generation.ts';
import { measure } from './measurement.ts';
import type { ModelFacts } from './modelFile.ts';
import { orDispose } from './orDispose.ts';
import type { Pace } from './pace.ts';
import { align, commonLength, pieceTokens, type Reader, readTokens } from './promptReading.ts';
import { readAhead } from './readAhead.ts';
import { type ChatPrompt, type Loaded, renderChat, type Runtime, stopTexts } from './runtime.ts';
import type { Reading, WriteRequest, Written } from './writing.ts';
import { openContext, openPace } from './writingContext.ts';

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

type Preparing = Pick<WriteRequest, 'signal' | 'onReading' | 'urgency'> & { readonly keeping?: StateKeeping };

const defaultContext = 4_096;
/** What the writers of one model share: its weights, with an adapter over them or without. */
interface Shared {
  readonly runtime: Runtime;
  readonly loaded: Loaded;
  readonly path: string;
  readonly paceFolder: string;
  readonly contextSize: number;
  /** When one of them last read or wrote something, by `performance.now()`. */
  lastUsed: number;
  readonly adapted: Exchange<Writer>;
}

/** A model that writes. It remembers what it has read, so a prompt that begins like the last one starts sooner. */
export class Writer {
  readonly facts: ModelFacts;
  /** Tells model and adapter from any other: what was read by one means nothing to another. */
  readonly fingerprint: string;
  readonly #shared: Shared;
  readonly #model: LlamaModel;
  readonly #context: LlamaContext;
  readonly #reader: Reader;
  readonly #keepPace: () => Promise<void>;

  private constructor(shared: Shared, adapter: string, context: LlamaContext, pace: Pace, keep: () => Promise<void>) {
    const { facts, model } = shared.loaded;
    this.facts = facts;
    this.fingerprint = `${facts.fingerprint}${adapter}`;
    this.#shared = shared;
    this.#model = model;
    this.#context = context;
    this.#reader = { runtime: shared.runtime, sequence: context.getSequence(), pace };
    this.#keepPace = keep;
  }

  /**
   * Loads a model and, the first time on this machine, measures how it runs best (1 to 3 seconds).
   *
   * @throws {AppError} What `Runtime.load` throws.
   */
  static async load(runtime: Runtime, path: string, options: WriterOptions): Promise<Writer> {
    const { signal, onProgress, paceFolder, contextSize = defaultContext } = options;
    const release = await runtime.turns.take('now', signal);
    try {
      const loaded = await runtime.load(path, { signal, onProgress, contextSize });
      const adapted = new Exchange<Writer>((writer) => writer.#context.dispose());
      const shared = { runtime, loaded, path, paceFolder, contextSize, lastUsed: performance.now(), adapted };
      return await orDispose(loaded.model, () => Writer.#begin(shared, null, signal));
    } finally {
      release();
    }
  }

  /**
   * The same model with an adapter over it: the weights stay where they are, what it has read is apart. One adapter at
   * a time is in memory; asking for another lets the one before go.
   *
   * @throws {AppError} What `layAdapter` throws; `cancelled`.
   */
  async withAdapter(adapter: Adapter, signal?: AbortSignal): Promise<Writer> {
    const { adapted } = this.#shared;
    return adapted.get(adapter.fingerprint, signal, (stop, letGo) => this.#lay(adapter, letGo, stop));
  }

  async #lay(adapter: Adapter, letGo: () => Promise<void>, signal: AbortSignal): Promise<Writer> {
    const { path, paceFolder, runtime } = this.#shared;
    const release = await runtime.turns.take('now', signal);
    try {
      this.#use();
      await letGo();
      const begin = (file: string): Promise<Writer> =>
        Writer.#begin(this.#shared, { fingerprint: adapter.fingerprint, file }, signal);
      return await layAdapter(adapter, path, paceFolder, begin, signal);
    } finally {
      release();
    }
  }

  /** The turn must be held. */
  static async #begin(
    shared: Shared,
    adapter: { readonly fingerprint: string; readonly file: string } | null,
    signal: AbortSignal | undefined,
  ): Promise<Writer> {
    const { runtime, loaded, paceFolder } = shared;
    const context = await openContext(loaded, shared.contextSize, adapter?.file ?? null, signal);
    return orDispose(context, async () => {
      const { pace, keep } = await openPace(loaded, paceFolder, adapter !== null);
      const writer = new Writer(shared, adapter?.fingerprint ?? '', context, pace, keep);
      if (pace.stale) {
        await measure(runtime, writer.#reader.sequence, pace);
        await keep();
      }
      return writer;
    });
  }

  /** When it, or another of the same model, last read or wrote something, by `performance.now()`. */
  get lastUsed(): number {
    return this.#shared.lastUsed;
  }

  get contextSize(): number {
    return this.#context.contextSize;
  }

  /** Tokens of a prompt that are read in a second, as measured here. */
  get promptSpeed(): number {
    return this.#reader.pace.speed('read') ?? 0;
  }

  /** Tokens of an answer that are written in a second, as measured here. */
  get writeSpeed(): number {
    return this.#reader.pace.speed('write') ?? 0;
  }

  get threads(): { readonly read: number; readonly write: number } {
    return { read: this.#reader.pace.threads('read'), write: this.#reader.pace.threads('write') };
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
   * one, and kept for the next. In the background it gives way to whatever a person waits for, and goes on afterwards.
   */
  async prepare(tokens: readonly number[], { keeping, signal, onReading, urgency = 'now' }: Preparing): Promise<void> {
    const { runtime, loaded } = this.#shared;
    const name = stateName(this.fingerprint, loaded.runtime.release, tokens);
    await runtime.turns.work(urgency, signal, async (stop) => {
      this.#use();
      await readAhead(this.#reader, tokens, name, { keeping, signal: stop, onReading });
    });
    this.#shared.lastUsed = performance.now();
  }

  /**
   * Writes an answer. Stopping it is no failure: the answer then holds what was written by then.
   *
   * @throws {AppError} `invalid-input` where the prompt leaves no room for an answer; `cancelled` before the first
   *   token.
   */
  async write(request: WriteRequest): Promise<Written> {
    const began = performance.now();
    const { prompt, urgency = 'now' } = request;
    const { turns } = this.#shared.runtime;
    const tokens = 'messages' in prompt ? this.tokens(prompt) : [...prompt];
    const room = this.contextSize - 1 - tokens.length;
    if (tokens.length === 0 || room < 1) {
      throw new AppError(
        'invalid-input',
        'This is longer than the chosen model can read at once. Another model may read more.',
      );
    }
    const { release, signal } = await turns.hold(urgency, request.signal);
    try {
      this.#use();
      const keptTokens = await align(this.#reader, tokens, tokens.length - 1);
      const rest = tokens.slice(keptTokens);
      const lastPiece = rest.splice(-Math.min(pieceTokens(this.#reader.pace), rest.length));
      await readTokens(this.#reader, rest, tokens.length, signal, request.onReading);
      await this.#shared.runtime.useThreads(this.#reader.pace.threads('read'));
      const { firstAt, ...generated } = await this.#generate(lastPiece, Math.min(request.maxTokens, room), {
        ...request,
        signal,
      });
      const seconds = (performance.now() - firstAt) / 1000;
      return {
        ...generated,
        promptTokens: tokens.length,
        keptTokens,
        firstTokenMs: firstAt - began,
        tokensPerSecond: generated.tokens > 1 ? (generated.tokens - 1) / seconds : 0,
      };
    } finally {
      this.#shared.lastUsed = performance.now();
      release();
      void this.#keepPace();
    }
  }

  /**
   * Opens several sequences of the same model, without adapter, that write at once in the background. They end with it:
   * they fail with `busy` where it was put out of memory meanwhile.
   */
  async chorus(options: ChorusOptions): Promise<Chorus> {
    const { runtime, loaded } = this.#shared;
    const ground = {
      runtime,
      loaded,
      use: () => {
        this.#use();
      },
    };
    return Chorus.open(ground, options);
  }

  /** Frees the memory, of all writers of this model. One that is at work is waited for. */
  async dispose(): Promise<void> {
    const release = await this.#shared.runtime.turns.take('now');
    try {
      await this.#model.dispose();
    } finally {
      release();
    }
  }

  #use(): void {
    if (this.#model.disposed || this.#context.disposed) {
      throw new AppError('busy', 'Another model took this one’s place meanwhile. Try again.');
    }
    this.#shared.lastUsed = performance.now();
  }

  async #generate(from: readonly number[], maxTokens: number, request: WriteRequest): Promise<Generated> {
    const { sampling = {}, stops = [], avoid = [], signal, onText } = request;
    let threads = 0;
    return generate(this.#reader.sequence, {
      from,
      maxTokens,
      sampling,
      stops: [...stops, ...stopTexts(this.#model)],
      avoid,
      signal,
      onText,
      onToken: async (lastMs) => {
        if (lastMs !== null) {
          this.#reader.pace.record('write', threads, 1, lastMs);
        }
        const next = this.#reader.pace.nextThreads('write');
        if (next !== threads) {
          threads = next;
          await this.#shared.runtime.useThreads(threads);
        }
      },
    });
  }
}
