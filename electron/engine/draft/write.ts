import type { Draft, DraftRequest, DraftStep } from '../../contract/entities.ts';
import { avoidCopies, avoidStarts, avoidTokens } from '../model/avoidance.ts';
import type { Written } from '../model/writer.ts';
import { subjectTurn } from '../prompt/draft.ts';
import type { Turn } from '../prompt/turn.ts';
import { keepDraft } from '../store/drafts.ts';
import { answerSubject } from './answering.ts';
import { commandStarts } from './command.ts';
import { makeEnding } from './ending.ts';
import { languageName } from './language.ts';
import type { Means } from './means.ts';
import { type Plan, planDraft } from './plan.ts';

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: DraftStep) => void;
}

/** Facts matter more than variety: a small model strays soon. */
const sampling = { temperature: 0.3, topK: 40, topP: 0.9, minP: 0.05 } as const;
/** Tokens a word takes, generously. */
const tokensPerWord = 2.2;
const leastTokens = 160;
const mostTokens = 900;
const subjectTokens = 16;

/**
 * Writes a draft in the person's hand. Examples are their own mails that fit the request best, mail to the same reader
 * first; greeting and sign-off are the ones they use to this reader. Stopping keeps what is written by then.
 * Fails with `not-found` where there is no mail to learn from.
 */
export async function writeDraft(means: Means, request: DraftRequest, call: Call): Promise<Draft> {
  const began = performance.now();
  const { signal, progress } = call;
  progress({ kind: 'stage', stage: 'searching', fraction: null, secondsLeft: null });
  const plan = await planDraft(means, request, signal);
  progress({ kind: 'sources', sources: plan.sources });
  const { text, written, firstTokenMs } = await generate(means, request, plan, call, began);
  return keepDraft(means.database, request, {
    text,
    subject: await findSubject(means, plan, text, signal),
    language: plan.language,
    reader: plan.reader,
    sources: plan.sources,
    model: means.model,
    tokens: written.tokens,
    promptTokens: written.promptTokens,
    keptTokens: written.keptTokens,
    firstTokenMs,
    tokensPerSecond: written.tokensPerSecond,
  });
}

async function generate(
  { writer, keeping, shelf }: Means,
  request: DraftRequest,
  { prompt, opening, ground, habits, shown, shelf: stocked }: Plan,
  { signal, progress }: Call,
  began: number,
): Promise<{ text: string; written: Written; firstTokenMs: number }> {
  const onReading = (reading: { fraction: number; secondsLeft: number | null }): void => {
    progress({ kind: 'stage', stage: 'reading', ...reading });
  };
  await writer.prepare(standingTokens(writer, prompt.standing), { keeping, signal, onReading });
  // From here on the examples are in the model's memory, in this order.
  shelf.now = stocked;

  const { text: asked = '' } = prompt.turns.at(-1) ?? {};
  const ending = makeEnding(ground.writerNames, habits.signOff, opening !== '');
  const signedOff = new AbortController();
  let text = '';
  let firstTokenMs = 0;
  let begun = false;
  const show = (piece: string): void => {
    if (piece !== '') {
      text += piece;
      progress({ kind: 'text', text: piece });
    }
  };
  const written = await writer.write({
    prompt: { messages: prompt.turns, answer: opening },
    avoid: [
      // "Dear [Name]," is a form to fill in, not a mail.
      avoidTokens(asked.includes('[') ? [] : ['[', ' ['].flatMap((text) => writer.textTokens(text).slice(0, 1))),
      avoidStarts(commandStarts(request.request).flatMap((word) => writer.textTokens(word).slice(0, 1))),
      avoidCopies(
        shown.map((body) => writer.textTokens(body)),
        writer.textTokens(asked),
      ),
    ],
    sampling: { ...sampling, seed: request.seed ?? Math.floor(Math.random() * 2 ** 31) },
    maxTokens: Math.min(mostTokens, Math.max(leastTokens, Math.round(habits.style.words[2] * tokensPerWord))),
    signal: AbortSignal.any([signal, signedOff.signal]),
    onReading,
    onText: (piece) => {
      if (firstTokenMs === 0) {
        firstTokenMs = performance.now() - began;
        progress({ kind: 'stage', stage: 'writing', fraction: null, secondsLeft: null });
        show(opening);
      }
      // The opening ends with its line breaks already; a model may add blanks of its own.
      const fresh = begun ? piece : piece.trimStart();
      begun ||= fresh !== '';
      show(ending.push(fresh));
      if (ending.ended) {
        signedOff.abort();
      }
    },
  });
  if (!signal.aborted) {
    show(ending.finish());
  }
  return { text, written, firstTokenMs };
}

/** The tokens of the part that never changes: what prompts with other last turns have in common. */
export function standingTokens(writer: Means['writer'], standing: readonly Turn[]): number[] {
  const withRequest = (text: string) => ({ messages: [...standing, { role: 'user' as const, text }] });
  return writer.sharedTokens([withRequest('a'), withRequest('b')]);
}

/** Answers keep the subject; for a new mail the model is asked, which costs a second at most. */
async function findSubject(
  { writer }: Means,
  { answering, prompt, language }: Plan,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  if (answering !== null && answering.subject !== '') {
    return answerSubject(answering.subject);
  }
  if (signal.aborted || text === '') {
    return '';
  }
  const messages: Turn[] = [...prompt.turns, { role: 'assistant', text }, subjectTurn(languageName(language))];
  const { text: subject } = await writer.write({
    // Begun for it, since a small model else signs the mail a second time.
    prompt: { messages, answer: 'Subject:' },
    maxTokens: subjectTokens,
    stops: ['\n'],
    signal,
  });
  return subject.replace(/^\s*(?:subject|betreff|objet|asunto)\s*:\s*/i, '').replace(/^["'“„«\s]+|["'”“»\s.]+$/gu, '');
}
