import type { RewriteRequest, RewriteStep, Rewritten } from '../../contract/rewriting.ts';
import { AppError } from '../../contract/errors.ts';
import { continuePrompt, rewritePrompt } from '../prompt/rewrite.ts';
import { beginning } from './beginning.ts';
import { countWords } from './habits.ts';
import { draftLanguage, languageName } from './language.ts';
import type { Means } from './means.ts';
import { handOf, ownPassages, ownWayPrompt } from './ownWay.ts';
import { likelyLanguages } from './prepare.ts';

/** A small model loses its way in more, and nobody compares more at a glance. */
const mostWords = 700;
const tokensPerWord = 2.4;
const sampling = { temperature: 0.3, topK: 40, topP: 0.9, minP: 0.05 } as const;

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: RewriteStep) => void;
}

/**
 * Rewrites a text, or goes on with it, in the person's hand where there is mail to learn it from. Stopping keeps what
 * is written by then.
 * Fails with `invalid-input` where there is nothing to rewrite, or too much.
 */
export async function rewrite(means: Means, request: RewriteRequest, { signal, progress }: Call): Promise<Rewritten> {
  const { database, writer, model } = means;
  const { manner, instruction } = request;
  const text = request.text.trim();
  const words = countWords(text);
  if (words === 0 || words > mostWords) {
    throw new AppError(
      'invalid-input',
      words === 0
        ? 'There is no text to work on. Select some first.'
        : `Select less: at most about ${mostWords} words.`,
    );
  }
  const language = draftLanguage(text, likelyLanguages(database, null));
  const hand = handOf(database, language);
  const goesOn = manner === 'continue';
  const { words: begun, isOpen } = beginning(request.text);
  let shown = '';
  const written = await writer.write({
    prompt: goesOn
      ? { messages: continuePrompt(hand), answer: begun }
      : {
          messages:
            manner === 'mine'
              ? ownWayPrompt(hand, { text, language }, await ownPassages(means, { text, language }, signal))
              : rewritePrompt({ ...hand, manner, instruction, text, language: languageName(language), passages: [] }),
        },
    sampling: { ...sampling, seed: request.seed ?? Math.floor(Math.random() * 2 ** 31) },
    // Some models close the quotation they were shown.
    stops: goesOn ? ['\n'] : ['"""'],
    maxTokens: goesOn ? 60 : Math.round(words * tokensPerWord) + 40,
    signal,
    onReading: ({ fraction }) => {
      progress({ kind: 'reading', fraction });
    },
    onText: (piece) => {
      const fresh = shown === '' && (!goesOn || isOpen) ? piece.replace(/^[\s"]+/, '') : piece;
      if (fresh !== '') {
        shown += fresh;
        progress({ kind: 'text', text: fresh });
      }
    },
  });
  return {
    text: shown.trimEnd(),
    language,
    model,
    firstTokenMs: written.firstTokenMs,
    tokensPerSecond: written.tokensPerSecond,
  };
}
