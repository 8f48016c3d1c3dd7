import { fittingNotes, type Note } from '../memory/notes.ts';
import { functionWords } from '../prompt/functionWords.ts';
import { anyRemembered } from '../store/documentPassages.ts';
import type { FittingMeans } from './fitting.ts';
import type { Occasion } from './occasion.ts';
import { stems } from './stems.ts';

/**
 * Cosines from which a passage is a fact that a draft needs. Measured on requests to the owner of the sample mailbox
 * with documents of hers and foreign ones. Asked for a fact, passages that hold it lie at 0.35 to 0.82 and share a word
 * with what is asked for; what lies near a request that no document answers lies below 0.31 where it shares one, and at
 * 0.47 at the most where it shares none. A request that says all itself needs facts only of passages that are very near.
 */
const floors = { asking: 0.34, telling: 0.46, sure: 0.55 };
/** What is asked for may stand in the second or third of the passages that fit. */
const within = 0.2;
const most = 3;
/** Tokens that notes may take, and seconds of reading. */
const mostTokens = 450;
const readingSeconds = 2.5;
/** However slow the machine, one passage is read. */
const leastTokens = 180;
/** Of a mail that is answered, in characters: a question stands early. */
const answered = 600;

/**
 * Words that ask for a fact, in the languages of `functionWords`: "tell her what it costs". Asking somebody else is no
 * wish for facts.
 */
const asking =
  /(?:^|[^\p{L}])(?:what|which|when|where|who|how|was|welche[mnrs]?|wann|wo|wer|wie|wieviele?|wohin|quel(?:le)?s?|quand|où|combien|comment|qué|cuál(?:es)?|cuándo|dónde|cuánt[oa]s?|cómo|quale|quando|dove|quant[oaie]|come|wat|welke?|wanneer|waar|hoe|hoeveel|qual|onde|como)(?=[^\p{L}]|$)|\?/iu;
const askingOthers =
  /^\s*(?:ask|frag(?:e|en)?|demande[rz]?|pregunt[ae]r?|chied[ei]|vraag|pergunt[ae]r?)(?=[^\p{L}]|$)/iu;

/** The part of a request that asks for a fact: "what it costs"; null where it asks for none. */
export function askedIn(request: string): string | null {
  const found = askingOthers.test(request) ? null : asking.exec(request);
  // A question mark stands at the end of what it asks.
  return found === null ? null : found[0] === '?' ? request : request.slice(found.index).trim();
}

/** Passages of documents that hold what a draft is asked to say, within a budget; none for a mail written again. */
export async function notesFor(
  { database, embed, countTokens, promptSpeed }: FittingMeans,
  { request, points, answering, language, excludeDocuments = [], past }: Occasion,
  signal: AbortSignal,
): Promise<Note[]> {
  if (past !== null || !anyRemembered(database)) {
    return [];
  }
  const question = answering?.text.slice(0, answered) ?? null;
  const asked = askedIn(request);
  const whole = [request, ...points].join('\n');
  const texts = [whole, ...[asked, question].filter((text) => text !== null && text !== whole)];
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    const vector = await embed(text ?? '', signal);
    if (vector !== null) {
      vectors.push(vector);
    }
  }
  const isAsking = asked !== null || question?.includes('?') === true;
  const small = functionWords(language);
  const words = new Set(stems([asked ?? whole, question ?? ''].join(' '), small));
  const fitting = fittingNotes(database, {
    ...{ vectors, within, limit: most, excludeDocuments },
    floor: isAsking ? floors.asking : floors.telling,
    accept: ({ source: { title, headings }, text, similarity }) =>
      similarity >= floors.sure || stems([title, ...headings, text].join(' '), small).some((word) => words.has(word)),
  });
  let left = Math.min(mostTokens, Math.max(leastTokens, promptSpeed * readingSeconds));
  return fitting.filter(({ text }, index) => {
    const tokens = countTokens(text);
    const fits = index === 0 || tokens <= left;
    left -= fits ? tokens : 0;
    return fits;
  });
}
