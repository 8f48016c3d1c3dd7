import { AppError } from '../../../contract/errors.ts';
import { avoidCopies, avoidTokens } from '../../model/avoidance.ts';
import type { Chorus } from '../../model/chorus.ts';
import type { Answer } from './question.ts';

/** How often a question is asked again because another model took the writer's place. */
const mostReopenings = 5;
const sampling = { temperature: 0 } as const;

/** Where the model writes: opened when first needed, and again where another model took its place. */
export class Desk {
  readonly #open: (signal: AbortSignal) => Promise<Chorus>;
  readonly #signal: AbortSignal;
  #chorus: Promise<Chorus> | null = null;

  constructor(open: (signal: AbortSignal) => Promise<Chorus>, signal: AbortSignal) {
    this.#open = open;
    this.#signal = signal;
  }

  readonly answer: Answer = async ({ turns, begin, source, without, stops, maxTokens }) => {
    for (let opening = 0; ; opening++) {
      this.#chorus ??= this.#open(this.#signal);
      const asked = this.#chorus;
      try {
        const chorus = await asked;
        const avoid = [
          ...(source === null ? [] : [avoidCopies([chorus.textTokens(source), chorus.textTokens(` ${source}`)], [])]),
          avoidTokens(without.flatMap((word) => wordTokens(chorus, word))),
        ];
        const prompt = { messages: turns, answer: begin };
        return begin + (await chorus.write({ prompt, maxTokens, sampling, avoid, stops })).text;
      } catch (error) {
        const code = error instanceof AppError ? error.code : null;
        if (code === 'invalid-input') {
          return ''; // too long for the model to read: the requests made by rule are left
        }
        if (code !== 'busy' || opening === mostReopenings) {
          throw error;
        }
        if (this.#chorus === asked) {
          this.#chorus = null;
        }
      }
    }
  };

  async close(): Promise<void> {
    await this.#chorus?.then(
      (chorus) => chorus.dispose(),
      () => undefined,
    );
  }
}

/** The tokens that are a word, at the beginning of a text and within it; a word of several tokens cannot be ruled out. */
function wordTokens(chorus: Pick<Chorus, 'textTokens'>, word: string): number[] {
  return [word, ` ${word}`]
    .map((text) => chorus.textTokens(text))
    .flatMap((tokens) => (tokens.length === 1 ? tokens : []));
}
