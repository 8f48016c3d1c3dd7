import { noteForm } from '../../prompt/notes.ts';
import { playbackLanguages, recastPrompt, requestPrompt, restatementPrompt } from '../../prompt/playback.ts';
import type { Turn } from '../../prompt/turn.ts';
import type { Candidate } from './choose.ts';
import { faultOf, restatementFault } from './checks.ts';
import { factsOf, missingFacts } from './facts.ts';
import { indirect } from './indirect.ts';
import type { Played } from './original.ts';
import { reword } from './reword.ts';
import { wordsOf } from './words.ts';

/** What a model is asked. */
export interface Question {
  readonly turns: readonly Turn[];
  /** How the answer begins; empty where the model is free. */
  readonly begin: string;
  /** A text of which the answer must hold no long run. */
  readonly source: string | null;
  readonly maxTokens: number;
}

/** Answers a question, the given beginning included. */
export type Answer = (question: Question) => Promise<string>;

/** Notes for a lesson are longer than notes for an example: no fact may be left out. */
const noteLimits = { sentences: 60, words: 220 };
/** Tokens of an answer for each word of the mail, and at least. */
const tokensPerWord = 1.8;
const leastTokens = 60;
/** One mail in so many is put into plain prose too, if it has so many words. */
const restateEvery = 3;
const restateWords = [25, 220] as const;
/** Facts that may be put behind a request that lacks only them. */
const mostRepaired = 3;

/**
 * Requests for a mail, each with what is wrong with it: by rule in sentences and in notes, and by the model, which is
 * asked in other ways until an answer passes. `model`: its id.
 */
export async function findCandidates(mail: Played, answer: Answer | null, model: string): Promise<Candidate[]> {
  const plain = indirect(mail.body, mail.language, mail.reader, mail.id);
  const reworded = plain === null ? null : reword(plain, mail.body, mail.language);
  const byRule = [
    ...(reworded === null ? [] : [checked(mail, 'sentence', reworded, 'rule')]),
    checked(mail, 'note', noteForm(mail.body, mail.language, noteLimits), 'rule'),
  ];
  const byModel = answer === null ? [] : await askModel(mail, plain, answer, model);
  return [...byModel, ...byRule];
}

async function askModel(mail: Played, plain: string | null, answer: Answer, model: string): Promise<Candidate[]> {
  if (!playbackLanguages.includes(mail.language)) {
    return [];
  }
  const maxTokens = Math.round(Math.max(leastTokens, wordsOf(mail.body).length * tokensPerWord));
  const candidates: Candidate[] = [];
  const begin = plain === null ? opening(mail) : (opened.exec(plain)?.[0] ?? '');
  const ways = [
    ...(plain === null ? [] : [() => recastPrompt(plain, mail.language)]),
    () => requestPrompt(mail.prompt, mail.language),
  ];
  for (const way of ways) {
    const request = tidied(await answer({ turns: way(), begin, source: mail.body, maxTokens }));
    const candidate = checked(mail, 'sentence', request, model);
    const repaired = candidate.fault === 'facts' ? repair(mail, request, model) : null;
    candidates.push(repaired ?? candidate);
    if ((repaired ?? candidate).fault === null) {
      break;
    }
  }
  const words = wordsOf(mail.body).length;
  if (mail.id % restateEvery === 0 && words >= restateWords[0] && words <= restateWords[1]) {
    const text = (
      await answer({
        turns: restatementPrompt(mail.body, mail.language),
        begin: '',
        source: null,
        maxTokens: maxTokens + leastTokens,
      })
    ).trim();
    candidates.push({ form: 'restatement', request: text, model, fault: restatementFault(text, mail) });
  }
  return candidates;
}

/** Who is spoken to, at the beginning of a request made by rule: a model that is made to begin so keeps to it. */
const opened =
  /^(?:Thank|Ask|Tell|Let|Wish|Congratulate|(?:Apologise|Suggest|Point out|Write)(?: to)?) (?:(?:Prof|Dr|Mr|Mrs|Ms)\.? |Professor )?(?:\p{L}[\p{L}'’.-]*)/u;

/** The beginning of a request where there are no rules to make one. */
function opening({ language, reader }: Played): string {
  const verb = { en: 'Tell', de: 'Sag' }[language];
  return verb === undefined || reader.name === null ? '' : `${verb} ${reader.name}`;
}

/** The request with the names and numbers that it lacks put behind it, where that is all that is wrong with it. */
function repair(mail: Played, request: string, model: string): Candidate | null {
  const own = factsOf(mail.body, mail.language);
  const missing = missingFacts(own, request);
  if (missing.length === 0 || missing.length > mostRepaired) {
    return null;
  }
  const asWritten = missing.map(
    (fact) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(fact)}(?:[\\p{L}\\p{N}]*)`, 'iu').exec(mail.body)?.[0] ?? fact,
  );
  const mention = mail.language === 'de' ? 'Erwähne' : 'Mention';
  const candidate = checked(
    mail,
    'sentence',
    `${request.replace(/[.\s]+$/, '')}. ${mention} ${asWritten.join(', ')}.`,
    model,
  );
  return candidate.fault === null ? candidate : null;
}

function checked(mail: Played, form: 'sentence' | 'note', request: string, model: string): Candidate {
  return { form, request, model, fault: faultOf(request, mail, form) };
}

/** An answer without what small models put around it: quotation marks, a label, a second paragraph. */
function tidied(answer: string): string {
  const [first = ''] = answer.trim().split(/\n{2,}/);
  return first
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(?:instruction|request|order|anweisung|auftrag)\s*:\s*/i, '')
    .replace(/^["“„«](.*)["”“»]$/u, '$1')
    .trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
