import type { LlamaContext, LlamaContextSequence } from 'node-llama-cpp';
import { AppError, cancelled } from '../../contract/errors.ts';
import { type Generated, generate } from './generation.ts';
import { Pace } from './pace.ts';
import { commonLength } from './promptReading.ts';
import { type ChatPrompt, type Loaded, renderChat, type Runtime, stopTexts } from './runtime.ts';
import { Rounds } from './rounds.ts';
import type { WriteRequest } from './writing.ts';

export interface ChorusOptions {
  /** How many write at once. */
  readonly sequences: number;
  /** Tokens that prompt and answer may have together, in each. */
  readonly contextSize: number;
  /** Stops all of them. */
  readonly signal: AbortSignal;
}

/** The model whose sequences write, and what is to be asked before each round: it throws where the model has gone. */
export interface ChorusGround {
  readonly runtime: Runtime;
  readonly loaded: Loaded;
  readonly use: () => void;
}

/** Tokens of a prompt that one sequence reads in a round: a person who begins to draft waits for the round to end. */
const pieceTokens = 48;

/**
 * Several sequences of one model that write at once. A processor reads the weights once for all of them, which is most
 * of the work of writing one token. Everything is done in the background and gives way within a round.
 */
export class Chorus {
  readonly #ground: ChorusGround;
  readonly #context: LlamaContext;
  readonly #free: LlamaContextSequence[];
  readonly #waiting: ((sequence: LlamaContextSequence) => void)[] = [];
  readonly #rounds: Rounds;
  readonly #signal: AbortSignal;
  /** Tokens of prompts that are read in this round; 0 where all of them write. */
  #reads = 0;

  private constructor(ground: ChorusGround, context: LlamaContext, { sequences, signal }: ChorusOptions) {
    this.#ground = ground;
    this.#context = context;
    this.#signal = signal;
    this.#free = Array.from({ length: sequences }, () => context.getSequence());
    const { backend, cores } = ground.loaded.runtime;
    // Both kinds of rounds go through many tokens at once, as reading does, and each has a speed of its own.
    const paces = { read: new Pace(backend === 'cpu' ? cores : 1), write: new Pace(backend === 'cpu' ? cores : 1) };
    let threads = cores;
    this.#rounds = new Rounds(ground.runtime.turns, signal, async (lastMs) => {
      ground.use();
      const kind = this.#reads > 0 ? 'read' : 'write';
      if (lastMs !== null) {
        paces[kind].record('read', threads, Math.max(1, this.#reads), lastMs);
      }
      this.#reads = 0;
      // A round is most often of the kind of the one before.
      threads = paces[kind].nextThreads('read');
      await ground.runtime.useThreads(threads);
    });
  }

  /** Opens the sequences. Fails with `out-of-memory`. */
  static async open(ground: ChorusGround, options: ChorusOptions): Promise<Chorus> {
    const { sequences, signal } = options;
    const { model, facts, runtime } = ground.loaded;
    const { release } = await ground.runtime.turns.hold('background', signal);
    try {
      const context = await model.createContext({
        contextSize: Math.min(options.contextSize, facts.contextLength),
        sequences,
        batchSize: Math.max(64, sequences * pieceTokens),
        threads: runtime.cores,
        swaFullCache: true,
        createSignal: signal,
      });
      return new Chorus(ground, context, options);
    } catch (error) {
      throw signal.aborted
        ? cancelled()
        : new AppError('out-of-memory', 'There is too little memory to write several requests at once.', {
            cause: error,
          });
    } finally {
      release();
    }
  }

  get contextSize(): number {
    return this.#context.contextSize;
  }

  /** The tokens that a prompt becomes. */
  tokens(prompt: ChatPrompt): number[] {
    return renderChat(this.#ground.loaded.model, prompt);
  }

  textTokens(text: string): number[] {
    return this.#ground.loaded.model.tokenize(text);
  }

  /**
   * Writes an answer beside others. Waits for a free sequence.
   *
   * @throws {AppError} `invalid-input` where the prompt leaves no room, `cancelled`, `busy` where the model was put out
   *   of memory meanwhile.
   */
  async write({ prompt, maxTokens, sampling = {}, stops = [], avoid = [] }: WriteRequest): Promise<Generated> {
    const tokens = 'messages' in prompt ? this.tokens(prompt) : [...prompt];
    const room = this.contextSize - 1 - tokens.length;
    if (tokens.length === 0 || room < 1) {
      throw new AppError(
        'invalid-input',
        'This is longer than the chosen model can read at once. Another model may read more.',
      );
    }
    const sequence = await this.#take(tokens);
    try {
      const written = await this.#rounds.join(async (next) => {
        const last = await this.#read(sequence, tokens, next);
        return generate(sequence, {
          from: last,
          maxTokens: Math.min(maxTokens, room),
          sampling,
          stops: [...stops, ...stopTexts(this.#ground.loaded.model)],
          avoid,
          signal: this.#signal,
          onText: undefined,
          onToken: next,
        });
      });
      if (written.ending === 'cancelled') {
        throw cancelled();
      }
      return written;
    } finally {
      this.#giveBack(sequence);
    }
  }

  /** Frees the memory. Nothing must be writing any more. */
  async dispose(): Promise<void> {
    if (!this.#ground.loaded.model.disposed) {
      await this.#context.dispose();
    }
  }

  /** A free sequence: the one that has read most of the prompt already. */
  async #take(tokens: readonly number[]): Promise<LlamaContextSequence> {
    const known = ({ contextTokens }: LlamaContextSequence): number => commonLength(contextTokens, tokens);
    const best = this.#free.toSorted((a, b) => known(b) - known(a))[0];
    if (best !== undefined) {
      this.#free.splice(this.#free.indexOf(best), 1);
      return best;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #giveBack(sequence: LlamaContextSequence): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#free.push(sequence);
    } else {
      next(sequence);
    }
  }

  /** Reads a prompt up to its last piece, a piece a round, and answers that piece. */
  async #read(
    sequence: LlamaContextSequence,
    tokens: readonly number[],
    next: () => Promise<void>,
  ): Promise<readonly number[]> {
    const kept = Math.min(commonLength(sequence.contextTokens, tokens), tokens.length - 1);
    const { nextTokenIndex } = sequence;
    await next();
    if (kept < nextTokenIndex) {
      await sequence.eraseContextTokenRanges([{ start: kept, end: nextTokenIndex }]);
    }
    const rest = tokens.slice(sequence.nextTokenIndex) as Parameters<typeof sequence.evaluate>[0];
    while (rest.length > pieceTokens) {
      this.#reads += pieceTokens;
      await sequence.evaluateWithoutGeneratingNewTokens(rest.splice(0, pieceTokens));
      await next();
    }
    this.#reads += rest.length;
    return rest;
  }
}
