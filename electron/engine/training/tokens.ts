import type { TrainerExample } from '../../contract/trainer.ts';
import type { z } from 'zod';
import { endToken, type LlamaModel, renderChat } from '../model/runtime.ts';
import type { WrittenExample } from './exampleFile.ts';

type Tokens = z.output<typeof TrainerExample>;

/**
 * Renders an example exactly as inference renders a conversation, so that the model is trained on what it will see.
 * The answer and the token that ends it are learned; the prompt is only read.
 */
export function tokenizeExample(model: LlamaModel, { prompt, answer }: WrittenExample): Tokens {
  const messages = [{ role: 'user', text: prompt }] as const;
  const before = renderChat(model, { messages });
  const tokens: number[] = [...renderChat(model, { messages, answer }), endToken(model)];
  // Where prompt and answer meet, a token may hold the end of one and the beginning of the other: it is learned.
  let read = 0;
  while (read < before.length && before[read] === tokens[read]) {
    read++;
  }
  return { tokens, weights: tokens.map((_, i) => (i < read ? 0 : 1)) };
}
