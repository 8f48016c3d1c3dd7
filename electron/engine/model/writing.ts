import type { Avoidance } from './avoidance.ts';
import type { Generated, Sampling } from './generation.ts';
import type { ChatPrompt } from './runtime.ts';
import type { Urgency } from './turns.ts';

export interface Reading {
  /** Of the whole prompt, 0 to 1. */
  readonly fraction: number;
  readonly secondsLeft: number | null;
}

export interface WriteRequest {
  readonly prompt: ChatPrompt | readonly number[];
  readonly sampling?: Sampling;
  /** Texts that end the answer. They do not become part of it. */
  readonly stops?: readonly string[];
  /** Tokens that must not come, each decided by what is written so far. */
  readonly avoid?: readonly Avoidance[];
  readonly maxTokens: number;
  /** Background work stops as soon as something urgent waits, as if it were cancelled. Nothing said: a person waits. */
  readonly urgency?: Urgency;
  readonly signal?: AbortSignal | undefined;
  readonly onReading?: ((reading: Reading) => void) | undefined;
  /** Called with each new stretch of text. */
  readonly onText?: ((text: string) => void) | undefined;
}

export interface Written {
  readonly text: string;
  readonly tokens: number;
  readonly promptTokens: number;
  /** Tokens at the beginning of the prompt whose state was still there. */
  readonly keptTokens: number;
  /** From the call, waiting included, to the first token. */
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly ending: Generated['ending'];
}
