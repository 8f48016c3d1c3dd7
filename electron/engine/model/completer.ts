import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { AppError, cancelled } from '../../contract/errors.ts';
import { type Adapter, layAdapter } from './adapter.ts';
import { modelsFolder } from './folder.ts';
import type { ModelFacts } from './modelFile.ts';
import { orDispose } from './orDispose.ts';
import { type Loaded, plainTokens, type Runtime } from './runtime.ts';
import type { Urgency } from './turns.ts';
import { goesOnAsTyped } from './typedStart.ts';
import { openContext } from './writingContext.ts';

/** A piece of a continuation: the text of one token or, for letters spread over several, of a few. */
export interface ContinuedPiece {
  readonly text: string;
  /** How probable the model holds it, 0 to 1. */
  readonly probability: number;
}

/** Tokens that stay in memory: mails of the person, and the one being written. */
const contextSize = 2_048;
/**
 * ggml's threads wait for each other at every step of a token, and Node's own thread needs a core as well: with one
 * thread a small model writes two to four times as fast here as with two.
 */
const writeThreads = 1;
/** More tokens than this are read faster by all cores. */
const longReading = 24;
/** Tokens before a piece that decide whether it begins with a blank. */
const lookBack = 4;

export interface GoingOn {
  readonly signal?: AbortSignal | undefined;
  readonly urgency?: Urgency;
  /** What the continuation must begin with: a blank, the letters of a word that is begun, or both. */
  readonly typed?: string;
}

export interface CompleterOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** What was learned of the person, laid over the model. */
  readonly voice?: Adapter | null;
}

/**
 * A small model that goes on with what somebody is typing. It keeps what it has read, so that a keystroke costs one to
 * three tokens.
 */
export class Completer {
  readonly facts: ModelFacts;
  readonly #runtime: Runtime;
  readonly #model: LlamaModel;
  readonly #sequence: LlamaContextSequence;
  readonly #cores: number;
  /** The text of each token, in the middle of a text; made when first needed. */
  #texts: readonly string[] | null = null;
  /** How probable each token is behind the text that was gone on with last: every letter of a word asks for it again. */
  #next: { readonly tokens: readonly number[]; readonly probabilities: ReadonlyMap<Token, number> } | null = null;
  /** When it last read something, by `performance.now()`. */
  lastUsed = performance.now();

  private constructor(runtime: Runtime, { model, facts, runtime: { cores } }: Loaded, context: LlamaContext) {
    this.facts = facts;
    this.#runtime = runtime;
    this.#model = model;
    this.#sequence = context.getSequence();
    this.#cores = cores;
  }

  /** @throws {AppError} What `Runtime.load` throws, and with a voice what `layAdapter` throws. */
  static async load(
    runtime: Runtime,
    path: string,
    { signal, onProgress, voice }: CompleterOptions = {},
  ): Promise<Completer> {
    const release = await runtime.turns.take('now', signal);
    try {
      const loaded = await runtime.load(path, { signal, onProgress, contextSize });
      const open = (adapter: string | null) => openContext(loaded, contextSize, adapter, signal);
      const context = await orDispose(loaded.model, () =>
        voice ? layAdapter(voice, path, modelsFolder(), open, signal) : open(null),
      );
      return new Completer(runtime, loaded, context);
    } finally {
      release();
    }
  }

  get contextSize(): number {
    return this.#sequence.context.contextSize;
  }

  tokens(text: string): number[] {
    return plainTokens(this.#model, text);
  }

  /** Reads a text ahead, so that going on from it starts at once. */
  async read(tokens: readonly number[], signal?: AbortSignal): Promise<void> {
    const release = await this.#take(signal);
    try {
      await this.#align(tokens, tokens.length, signal);
    } finally {
      release();
    }
  }

  /**
   * Goes on with a text, the likeliest piece after the likeliest, until the caller has enough or `signal` is aborted.
   * Says nothing where what is typed cannot be the beginning of anything.
   *
   * @throws {AppError} `cancelled` when stopped before the first piece, `invalid-input` for a text that is too long.
   */
  async *goOn(
    tokens: readonly number[],
    { signal, urgency = 'now', typed = '' }: GoingOn = {},
  ): AsyncGenerator<ContinuedPiece> {
    if (tokens.length === 0 || tokens.length > this.contextSize - 32) {
      throw new AppError('invalid-input', 'The text is longer than this model can read at once.');
    }
    const release = await this.#take(signal, urgency);
    try {
      const isKnown = typed !== '' && isSame(this.#next?.tokens, tokens);
      await this.#align(tokens, isKnown ? tokens.length : tokens.length - 1, signal);
      await this.#runtime.useThreads(writeThreads);
      const text = tokens.slice() as Token[];
      for (let rest = typed; rest !== '';) {
        const chosen = goesOnAsTyped(await this.#probabilities(text, rest === typed), this.#tokenTexts(), rest);
        if (chosen === null || signal?.aborted) {
          return;
        }
        yield { text: chosen.text, probability: chosen.probability };
        text.push(chosen.token as Token);
        rest = rest.slice(chosen.text.length);
      }
      const unread = text.slice(this.#sequence.nextTokenIndex);
      const answers = this.#sequence.evaluateWithMetadata(unread, { confidence: true }, { temperature: 0 });
      let pending: Token[] = [];
      let probability = 1;
      try {
        for await (const { token, confidence } of answers) {
          if (signal?.aborted) {
            return;
          }
          pending.push(token);
          probability *= confidence;
          const piece = this.#model.detokenize(pending, false, text.slice(-lookBack));
          // A letter outside ASCII may be spread over up to four tokens.
          if (!piece.endsWith('\ufffd') || pending.length >= 4) {
            yield { text: piece, probability };
            text.push(...pending);
            pending = [];
            probability = 1;
          }
        }
      } finally {
        await answers.return();
      }
    } finally {
      this.lastUsed = performance.now();
      release();
    }
  }

  /** Frees the memory. A completer that is at work is waited for. */
  async dispose(): Promise<void> {
    const release = await this.#runtime.turns.take('now');
    try {
      await this.#model.dispose();
    } finally {
      release();
    }
  }

  /**
   * Of each token, the likeliest first, how probable it is behind these; `kept`: until others are to be kept. The turn
   * must be held.
   */
  async #probabilities(tokens: readonly Token[], kept: boolean): Promise<ReadonlyMap<Token, number>> {
    if (kept && this.#next !== null && isSame(this.#next.tokens, tokens)) {
      return this.#next.probabilities;
    }
    const unread = tokens.slice(this.#sequence.nextTokenIndex);
    const options = { temperature: 0, yieldEogToken: true } as const;
    const answers = this.#sequence.evaluateWithMetadata(unread, { probabilities: true }, options);
    const answer = await answers.next();
    await answers.return();
    const probabilities = answer.done === true ? new Map<Token, number>() : answer.value.probabilities;
    this.#next = kept ? { tokens: tokens.slice(), probabilities } : this.#next;
    return probabilities;
  }

  #tokenTexts(): readonly string[] {
    const { fileInfo } = this.#model;
    // Behind another token, because some models leave the blank out where a text begins.
    const before = this.#model.tokenize('a');
    const count = fileInfo.metadata.tokenizer.ggml.tokens.length;
    return (this.#texts ??= Array.from({ length: count }, (_, token) =>
      this.#model.detokenize([token as Token], false, before),
    ));
  }

  async #take(signal: AbortSignal | undefined, urgency: Urgency = 'now'): Promise<() => void> {
    const release = await this.#runtime.turns.take(urgency, signal);
    if (this.#model.disposed) {
      release();
      throw new AppError('busy', 'The model was put away meanwhile. Try again.');
    }
    return release;
  }

  /** Forgets what does not begin like `tokens`, and reads the rest up to `most` tokens, except the last few. */
  async #align(tokens: readonly number[], most: number, signal: AbortSignal | undefined): Promise<void> {
    const { contextTokens } = this.#sequence;
    let kept = 0;
    while (kept < most && kept < contextTokens.length && contextTokens[kept] === tokens[kept]) {
      kept++;
    }
    if (kept < this.#sequence.nextTokenIndex) {
      await this.#sequence.eraseContextTokenRanges([{ start: kept, end: this.#sequence.nextTokenIndex }]);
    }
    let at = this.#sequence.nextTokenIndex;
    await this.#runtime.useThreads(most - at > longReading ? this.#cores : writeThreads);
    // In pieces, so that a newer keystroke need not wait for a long text.
    for (; most - at > 1; at = this.#sequence.nextTokenIndex) {
      if (signal?.aborted) {
        throw cancelled();
      }
      await this.#sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, Math.min(at + 64, most)) as Token[]);
    }
    this.lastUsed = performance.now();
  }
}

function isSame(some: readonly number[] | undefined, others: readonly number[]): boolean {
  return some?.length === others.length && some.every((token, at) => token === others[at]);
}
