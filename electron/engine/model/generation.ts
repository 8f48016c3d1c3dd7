import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Avoidance } from './avoidance.ts';
import { without } from './runtime.ts';
import { TextStream } from './textStream.ts';

export interface Sampling {
  /** 0 takes the likeliest token always. */
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  /** Above 1 makes words of the answer less likely to come again. */
  readonly repeatPenalty?: number;
  readonly seed?: number;
}

export interface Generation {
  /** The end of the prompt: at least one token, not read yet. */
  readonly from: readonly number[];
  readonly maxTokens: number;
  readonly sampling: Sampling;
  readonly stops: readonly string[];
  readonly avoid: readonly Avoidance[];
  readonly signal: AbortSignal | undefined;
  readonly onText: ((text: string) => void) | undefined;
  /** Called before each token but the first, and told how long the one before took, in ms. */
  readonly onToken: (lastMs: number | null) => Promise<void>;
}

export interface Generated {
  readonly text: string;
  readonly tokens: number;
  /** When the first token was there, by `performance.now()`. */
  readonly firstAt: number;
  /** `end`: the model was done; `stop`: a stop text came; `length`: `maxTokens` were written. */
  readonly ending: 'end' | 'stop' | 'length' | 'cancelled';
}

/** Tokens before a piece of text that decide whether it begins with a space. */
const lookBack = 8;
/** Tokens of the answer that a repeat penalty looks at. */
const penalised = 64;

/** Lets a model go on from what it has read, token by token, and turns the tokens into text as it becomes certain. */
export async function generate(sequence: LlamaContextSequence, generation: Generation): Promise<Generated> {
  const { from, maxTokens, sampling, signal, onText, onToken } = generation;
  const stream = new TextStream(generation.stops);
  const written: Token[] = [];
  const answers = sequence.evaluate(from as Token[], {
    ...options(sampling, written),
    ...avoiding(sequence, generation.avoid, written),
  });
  let pending: Token[] = [];
  let firstAt = 0;
  let lastMs: number | null = null;

  /** Takes in a token. Answers whether a stop text ended the answer. */
  const take = (token: Token): boolean => {
    written.push(token);
    pending.push(token);
    const before = written.slice(Math.max(0, written.length - pending.length - lookBack), -pending.length);
    const piece = sequence.model.detokenize(pending, false, before);
    // A letter outside ASCII may be spread over up to four tokens.
    if (piece.endsWith('\ufffd') && pending.length < 4) {
      return false;
    }
    pending = [];
    const { shown, ended } = stream.add(piece);
    if (shown !== '') {
      onText?.(shown);
    }
    return ended;
  };

  const run = async (): Promise<Generated['ending']> => {
    while (written.length < maxTokens) {
      if (firstAt > 0) {
        await onToken(lastMs);
      }
      const start = performance.now();
      const { value: token, done } = await answers.next();
      const now = performance.now();
      lastMs = firstAt === 0 ? null : now - start;
      firstAt ||= now;
      if (done === true) {
        return 'end';
      }
      if (take(token)) {
        return 'stop';
      }
      if (signal?.aborted) {
        return 'cancelled';
      }
    }
    return 'length';
  };

  let ending: Generated['ending'];
  try {
    ending = await run();
  } finally {
    await answers.return();
  }
  const rest = ending === 'stop' ? '' : stream.end();
  if (rest !== '') {
    onText?.(rest);
  }
  return { text: stream.text, tokens: written.length, firstAt, ending };
}

function avoiding(
  { model }: LlamaContextSequence,
  avoid: readonly Avoidance[],
  written: readonly Token[],
): Parameters<LlamaContextSequence['evaluate']>[1] {
  return avoid.length === 0
    ? {}
    : {
        tokenBias: () =>
          without(
            model,
            avoid.flatMap((avoidance) => avoidance(written)),
          ),
      };
}

function options(
  { repeatPenalty, ...plain }: Sampling,
  written: readonly Token[],
): Parameters<LlamaContextSequence['evaluate']>[1] {
  const penalty =
    repeatPenalty === undefined
      ? {}
      : { repeatPenalty: { penalty: repeatPenalty, punishTokens: () => written.slice(-penalised) } };
  return { temperature: 0, ...plain, ...penalty };
}
