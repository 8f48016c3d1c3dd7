import type { TrainerExample } from '../../contract/trainer.ts';
import type { z } from 'zod';
import { endToken, type LlamaModel, renderChat } from '../model/runtime.ts';
import type { Turn } from '../prompt/turn.ts';
import type { WrittenExample } from './exampleFile.ts';

export type Tokens = z.output<typeof TrainerExample>;

/**
 * Renders an answer to a conversation exactly as inference renders it, so that the model is trained on what it will
 * see. The answer and the token that ends it are learned; the turns before it are only read.
 */
export function tokenizeAnswer(model: LlamaModel, turns: readonly Turn[], answer: string): Tokens {
  const before = renderChat(model, { messages: turns });
  const tokens: number[] = [...renderChat(model, { messages: turns, answer }), endToken(model)];
  // Where prompt and answer meet, a token may hold the end of one and the beginning of the other: it is learned.
  let read = 0;
  while (read < before.length && before[read] === tokens[read]) {
    read++;
  }
  return { tokens, weights: tokens.map((_, i) => (i < read ? 0 : 1)) };
}

/** Renders an example of one question and its answer. */
export function tokenizeExample(model: LlamaModel, { prompt, answer }: WrittenExample): Tokens {
  return tokenizeAnswer(model, [{ role: 'user', text: prompt }], answer);
}
