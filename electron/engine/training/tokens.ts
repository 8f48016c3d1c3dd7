import type { TrainerExample } from '../../contract/trainer.ts';
import type { z } from 'zod';
import { endToken, type LlamaModel, plainTokens, renderChat } from '../model/runtime.ts';
import type { Stretch } from '../prompt/completion.ts';
import type { Turn } from '../prompt/turn.ts';
import { commonLength } from '../model/promptReading.ts';
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
  const read = commonLength(before, tokens);
  return { tokens, weights: tokens.map((_, i) => (i < read ? 0 : 1)) };
}

/** A document in which some stretches are learned and the others only read, in the tokens of the whole. */
export function tokenizeStretches(model: LlamaModel, stretches: readonly Stretch[]): Tokens {
  const whole = stretches.map(({ text }) => text).join('');
  const tokens: number[] = plainTokens(model, whole);
  const weights = tokens.map(() => 0);
  let end = 0;
  let letters = 0;
  for (const { text, learned } of stretches) {
    const begin = end;
    letters += text.length;
    // A token across the border belongs to the stretch behind it.
    const upTo = letters === whole.length ? tokens : plainTokens(model, whole.slice(0, letters));
    end = Math.max(begin, commonLength(upTo, tokens));
    if (learned) {
      weights.fill(1, begin, end);
    }
  }
  return { tokens, weights };
}

/** Renders an example of one question and its answer. */
export function tokenizeExample(model: LlamaModel, { prompt, answer }: WrittenExample): Tokens {
  return tokenizeAnswer(model, [{ role: 'user', text: prompt }], answer);
}
