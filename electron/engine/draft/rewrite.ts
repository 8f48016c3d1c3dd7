import type { RewriteRequest, RewriteStep, Rewritten } from '../../contract/rewriting.ts';
import { AppError } from '../../contract/errors.ts';
import { similarMails } from '../memory/similar.ts';
import { continuePrompt, type OwnPassage, rewritePrompt } from '../prompt/rewrite.ts';
import { noteForm } from '../prompt/notes.ts';
import { readMail } from '../store/mails.ts';
import { beginning } from './beginning.ts';
import { countWords } from './habits.ts';
import { draftLanguage, languageName } from './language.ts';
import { letterOf } from './letter.ts';
import type { Means } from './means.ts';
import { likelyLanguages, prepareGround } from './prepare.ts';

/** A small model loses its way in more, and nobody compares more at a glance. */
const mostWords = 700;
const passages = 3;
/** Words of a passage that shows how the person says things. */
const passageWords = [12, 80] as const;
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
  const hand = handOf(means, language);
  const goesOn = manner === 'continue';
  const { words: begun, isOpen } = beginning(request.text);
  let shown = '';
  const written = await writer.write({
    prompt: goesOn
      ? { messages: continuePrompt(hand), answer: begun }
      : {
          messages: rewritePrompt({
            ...hand,
            ...{ manner, instruction, text, language: languageName(language) },
            passages: manner === 'mine' ? await ownPassages(means, text, language, signal) : [],
          }),
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

/** How the person writes; a stranger to the program is written for too. */
function handOf({ database }: Means, language: string): { writer: string; styleCard: readonly string[] } {
  try {
    return prepareGround(database, language);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') {
      return { writer: 'the writer', styleCard: [] };
    }
    throw error;
  }
}

/** Passages of the person that say something alike, each with its notes. */
async function ownPassages(
  { database, embed }: Means,
  text: string,
  language: string,
  signal: AbortSignal,
): Promise<OwnPassage[]> {
  const [least, most] = passageWords;
  const similar = similarMails(database, { text, vector: await embed(text, signal), language, limit: passages * 4 });
  return similar
    .map(({ id }) => letterOf(readMail(database, id).parts).body)
    .filter((body) => countWords(body) >= least && countWords(body) <= most)
    .slice(0, passages)
    .map((body) => ({ notes: noteForm(body, language), text: body }));
}
