import type { Turn } from '../../prompt/turn.ts';

/** What a model is asked. */
export interface Question {
  readonly turns: readonly Turn[];
  /** How the answer begins; empty where the model is free. */
  readonly begin: string;
  /** A text of which the answer must hold no long run. */
  readonly source: string | null;
  /** Words that must not come in the answer. */
  readonly without: readonly string[];
  /** Where the answer is cut off. */
  readonly stops: readonly string[];
  readonly maxTokens: number;
}

/** Answers a question, the given beginning included. */
export type Answer = (question: Question) => Promise<string>;

/** Tokens of an answer for each word of the text, and at least. */
export const answerLength = { perWord: 1.8, least: 60 } as const;
