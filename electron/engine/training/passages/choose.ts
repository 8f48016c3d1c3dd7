import { countWords } from '../../draft/habits.ts';
import { overlap } from '../../memory/similar.ts';
import { wordsOf } from '../playback/words.ts';
import { isLargelyCode, isLargelyPasted } from '../usable.ts';

/** A passage that is shorter shows no hand; one that is longer loses its facts when it is said again. */
const length = { least: 40, most: 250 } as const;
/** Share of figures among the letters: more stand in references, price lists and tables that lost their lines. */
const mostFigures = 0.06;
/** Shorter words are grammar and stand in every passage. */
const tellingLetters = 4;

/** Whether a text is prose that a hand can be learned from: whole sentences, neither too few nor too many. */
export function isLearnable(prose: string): boolean {
  const words = countWords(prose);
  const figures = prose.match(/\p{N}/gu)?.length ?? 0;
  return (
    words >= length.least &&
    words <= length.most &&
    beginsSentence.test(prose) &&
    endsSentence.test(prose) &&
    figures <= prose.length * mostFigures &&
    !leaders.test(prose) &&
    !isLargelyCode(prose) &&
    !isLargelyPasted(prose)
  );
}

const beginsSentence = /^[\p{Pi}\p{Ps}"'„¿¡]*[\p{Lu}\p{Lo}\p{N}]/u;
const endsSentence = /[.!?…。！？][\p{Pf}\p{Pi}\p{Pe}"']*$/u;
/** Dots that lead to the number of a page. */
const leaders = /(?:\.\s?){4,}/;

/**
 * The passages that differ most from one another, those first: one of each document, then a second of each, and so on.
 * Within a document each is the one that has least in common with those before it.
 *
 * @param passages Document by document, the one that matters most first.
 */
export function mostVariedPassages<P extends { readonly documentId: number; readonly prose: string }>(
  passages: readonly P[],
  most: { readonly ofDocument: number; readonly all: number },
): P[] {
  const documents = [...new Set(passages.map(({ documentId }) => documentId))];
  return documents
    .map((id) => passages.filter(({ documentId }) => documentId === id))
    .flatMap((ofOne) => byDifference(ofOne, most.ofDocument).map((passage, round) => ({ passage, round })))
    .sort((a, b) => a.round - b.round)
    .slice(0, most.all)
    .map(({ passage }) => passage);
}

/** Takes, one after another, the passage whose nearest among those taken is farthest from it. */
function byDifference<P extends { readonly prose: string }>(passages: readonly P[], most: number): P[] {
  const left = passages.map((passage) => ({ passage, words: tellingWords(passage.prose), nearest: 0 }));
  const taken: P[] = [];
  while (taken.length < most && left.length > 0) {
    const next = left.reduce((best, each) => (each.nearest < best.nearest ? each : best));
    left.splice(left.indexOf(next), 1);
    taken.push(next.passage);
    for (const each of left) {
      each.nearest = Math.max(each.nearest, overlap(each.words, next.words));
    }
  }
  return taken;
}

function tellingWords(text: string): Set<string> {
  return new Set(wordsOf(text).filter((word) => word.length >= tellingLetters));
}
