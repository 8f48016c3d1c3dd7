import { noteForm } from '../../prompt/notes.ts';
import { literal } from '../../prompt/directSpeech/literal.ts';
import { playbackLanguages, recastPrompt, requestPrompt } from '../../prompt/playback.ts';
import type { Turn } from '../../prompt/turn.ts';
import type { Candidate } from './choose.ts';
import { faultOf } from './checks.ts';
import { factsOf, missingFacts } from './facts.ts';
import { indirect } from './indirect.ts';
import type { Played } from './original.ts';
import { type Answer, answerLength } from './question.ts';
import { restate } from './restatement.ts';
import { reword } from './reword.ts';
import { sentencesIn } from './sentences.ts';
import { wordsOf } from './words.ts';

/** Notes for a lesson are longer than notes for an example: no fact may be left out. */
const noteLimits = { sentences: 60, words: 220 };
/** One mail in so many is restated, if it has so many words. */
const restateEvery = 3;
const restateWords = [25, 220] as const;
/** A request is one to three sentences. */
const mostSentences = 3;
/** Names that may be put behind a request that lacks only them. */
const mostRepaired = 3;

/**
 * Requests for a mail, each with what is wrong with it: by rule in sentences and in notes, and by the model. It puts
 * what the rules made into other words; where there is none, or neither passes, it makes a request from the mail alone.
 * `model`: its id.
 */
export async function findCandidates(mail: Played, answer: Answer | null, model: string): Promise<Candidate[]> {
  const plain = indirect(mail.body, mail.language, mail.reader, mail.id);
  const reworded = plain === null ? null : reword(plain, mail.body, mail.language);
  const bySentence = reworded === null ? [] : [mended(mail, reworded, 'rule')];
  const byNote = checked(mail, 'note', noteForm(mail.body, mail.language, noteLimits), 'rule');
  if (answer === null || !playbackLanguages.includes(mail.language)) {
    return [...bySentence, byNote];
  }
  const byModel: Candidate[] = [];
  if (plain !== null) {
    byModel.push(await askModel(mail, recastPrompt(plain, mail.language), plain, answer, model));
  }
  if (![...byModel, ...bySentence].some(({ fault }) => fault === null)) {
    byModel.push(await askModel(mail, requestPrompt(mail.prompt, mail.language), plain, answer, model));
  }
  return [...byModel, ...bySentence, byNote, ...(isRestated(mail) ? [await restate(mail, answer, model)] : [])];
}

/** In a request, "you" could only be the assistant. Small models mean the writer by it, or the reader. */
const addressing: Readonly<Record<string, readonly string[]>> = {
  en: ['you', 'your', 'yours', 'yourself', 'You', 'Your'],
  de: ['du', 'dich', 'dir', 'dein', 'deine', 'deinen', 'deinem', 'deiner', 'euch', 'Ihnen'],
};

async function askModel(
  mail: Played,
  turns: readonly Turn[],
  plain: string | null,
  answer: Answer,
  model: string,
): Promise<Candidate> {
  const begin = plain === null ? opening(mail) : (opened.exec(plain)?.[0] ?? '');
  const maxTokens = Math.round(Math.max(answerLength.least, wordsOf(mail.body).length * answerLength.perWord));
  const without = addressing[mail.language] ?? [];
  return mended(
    mail,
    tidied(await answer({ turns, begin, source: mail.body, without, stops: ['\n\n'], maxTokens })),
    model,
  );
}

/** A request, put into other words where it copies, and with the names it lacks where that is all that is wrong. */
function mended(mail: Played, request: string, model: string): Candidate {
  const written = checked(mail, 'sentence', request, model);
  const reworded = written.fault === 'copied' ? reword(request, mail.body, mail.language) : null;
  const candidate = reworded === null ? written : checked(mail, 'sentence', reworded, model);
  return (candidate.fault === 'facts' ? repair(mail, candidate.request, model) : null) ?? candidate;
}

/** Whether a mail is among those that are restated. */
function isRestated({ id, body }: Played): boolean {
  const words = wordsOf(body).length;
  return id % restateEvery === 0 && words >= restateWords[0] && words <= restateWords[1];
}

/** The beginning of a request made by rule: a model that is made to begin so keeps to who is spoken to, and of whom. */
const opened =
  /^(?:(?:Answer|Say|Write)(?: that|:)|(?:Thank|Ask|Tell|Let|Wish|Congratulate|Sag|Schreib|Antworte|Frag|(?:Apologise|Suggest|Point out|Write) to|(?:Bedank|Entschuldige) dich bei) (?:(?:Prof|Dr|Mr|Mrs|Ms)\.? |Professor |Herrn |Frau |Dr\. )*\p{L}[\p{L}'’-]*(?: (?:know )?that)?)/u;

/** The beginning of a request where there are no rules to make one. */
function opening({ language, reader }: Played): string {
  const verb = { en: 'Tell', de: 'Sag' }[language];
  return verb === undefined || reader.name === null ? '' : `${verb} ${reader.name}`;
}

/**
 * The request with the names that it lacks put behind it, where that is all that is wrong with it. A number that is
 * missing was mostly changed into something else, which no addition mends.
 */
function repair(mail: Played, request: string, model: string): Candidate | null {
  const { names } = factsOf(mail.body, mail.language);
  const missing = missingFacts({ names, numbers: new Set() }, request);
  if (missing.length === 0 || missing.length > mostRepaired) {
    return null;
  }
  const asWritten = missing.map(
    (fact) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(fact)}(?:[\\p{L}\\p{N}]*)`, 'iu').exec(mail.body)?.[0] ?? fact,
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

/**
 * An answer without what small models put around it: quotation marks, a label, a second paragraph. Many short sentences
 * become three.
 */
function tidied(answer: string): string {
  const [first = ''] = answer.trim().split(/\n{2,}/);
  const text = first
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(?:instruction|request|order|anweisung|auftrag)\s*:\s*/i, '')
    .replace(/^["“„«](.*)["”“»]$/u, '$1')
    .trim();
  const sentences = sentencesIn(text);
  const together = Math.ceil(sentences.length / mostSentences);
  return sentences
    .map((sentence, at) => {
      const isLast = (at + 1) % together === 0 || at === sentences.length - 1;
      return isLast ? `${sentence} ` : `${sentence.replace(/(?<!\.)[.!]$/, ';')} `;
    })
    .join('')
    .trim();
}
