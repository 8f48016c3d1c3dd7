import { restatementPrompt } from '../../prompt/playback.ts';
import { type Original, restatementFault } from './checks.ts';
import type { Candidate } from './choose.ts';
import { type Answer, answerLength } from './question.ts';
import { wordsOf } from './words.ts';

/** Has a text of the person put into plain neutral prose, from which the way back to their own is learned. */
export async function restate(original: Original, answer: Answer, model: string): Promise<Candidate> {
  const { body, language } = original;
  const text = await answer({
    turns: restatementPrompt(body, language),
    begin: '',
    source: null,
    without: [],
    // It has as many paragraphs as the text.
    stops: [],
    maxTokens: Math.round(wordsOf(body).length * answerLength.perWord) + answerLength.least,
  });
  const request = text.trim();
  return { form: 'restatement', request, model, fault: restatementFault(request, original) };
}
