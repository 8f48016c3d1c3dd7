import { fittingNotes, type Note } from '../memory/notes.ts';
import { anyRemembered } from '../store/documentPassages.ts';
import type { Occasion, PlanMeans } from './plan.ts';

/**
 * Cosines from which a passage is a fact that a draft needs. Measured on requests to the owner of the sample mailbox
 * with documents of hers and foreign ones: passages that hold what is asked for lie at 0.39 to 0.71, what lies near a
 * request that needs none, because a name or a thing stands in both, at 0.39 at the most.
 */
const floors = { asking: 0.38, telling: 0.46 };
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

/** Whether a request, or the mail it answers, asks for something that documents may hold. */
export function asksForFacts(request: string, answering: string | null): boolean {
  return (asking.test(request) && !askingOthers.test(request)) || (answering?.includes('?') ?? false);
}

/** Passages of documents that hold what a draft is asked to say, within a budget; none for a mail written again. */
export async function notesFor(
  { database, embed, countTokens, promptSpeed }: PlanMeans,
  { request, points, answering, excludeDocuments = [], past }: Occasion,
  signal: AbortSignal,
): Promise<Note[]> {
  if (past !== null || !anyRemembered(database)) {
    return [];
  }
  const question = answering?.text.slice(0, answered) ?? null;
  const texts = [[request, ...points].join('\n'), ...(question === null ? [] : [question])];
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    const vector = await embed(text, signal);
    if (vector !== null) {
      vectors.push(vector);
    }
  }
  const floor = asksForFacts(request, question) ? floors.asking : floors.telling;
  const fitting = fittingNotes(database, { vectors, floor, within, limit: most, excludeDocuments });
  let left = Math.min(mostTokens, Math.max(leastTokens, promptSpeed * readingSeconds));
  return fitting.filter(({ text }, index) => {
    const tokens = countTokens(text);
    const fits = index === 0 || tokens <= left;
    left -= fits ? tokens : 0;
    return fits;
  });
}
