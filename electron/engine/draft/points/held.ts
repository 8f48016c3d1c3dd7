import type { PointCheck } from '../../../contract/drafting.ts';
import { stem } from '../stems.ts';
import { isQuestion, said, type Said, sentencesIn, type Word } from './clauses.ts';
import { hasContrary } from './concepts.ts';
import { type Fact, keysIn, small } from './facts.ts';

export type { PointCheck };

export interface CheckContext {
  /** ISO 639-1. */
  readonly language: string;
  /** Names by which the reader is called: the mail says "you" to them. */
  readonly reader?: readonly string[];
  /** How alike a point and a stretch of the mail are in meaning, as a cosine; null where that is not known. */
  readonly likeness?: (point: string, stretch: string) => number | null;
}

/** Sentences in a row that together may say a point. */
const mostSentences = 3;
/** Nobody writes a longer mail by hand, and nobody waits for it to be read through at each change. */
const mostCharacters = 20_000;
/** Share of a point's content words that must come back: less where its numbers and names are there. */
const enough = { plain: 0.6, withFacts: 0.34 };
/** Cosine from which a stretch counts as saying the point in other words, if a part of its words is there at least. */
const alike = { cosine: 0.53, share: 0.3 };

interface Stretch extends Omit<Said, 'facts'> {
  /** Of the facts in it. */
  readonly keys: ReadonlySet<string>;
  /** All its words in small letters: a name may begin a sentence. */
  readonly spoken: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly sentences: number;
}

interface Finding {
  readonly stretch: Stretch;
  readonly lacks: readonly Fact[];
  readonly share: number;
  readonly turned: boolean;
  readonly holds: boolean;
}

/**
 * Tells for each point whether a text says it: its numbers, times, days and names have to be there, in whatever form;
 * of its other words enough, by stem or by a word that says the same; and nothing may be turned round: not "can come"
 * for "cannot come", not "you bring" for "I bring". A point that asks something needs a question.
 */
export function checkPoints(points: readonly string[], text: string, context: CheckContext): PointCheck[] {
  const stretches = stretchesOf(text, context.language);
  return points.map((point) => checkPoint(point, stretches, context));
}

function checkPoint(point: string, stretches: readonly Stretch[], context: CheckContext): PointCheck {
  const asked = pointOf(point, context);
  const findings = stretches.map((stretch) => compare(point, asked, stretch, context));
  const held = best(findings.filter(({ holds, turned }) => holds && !turned));
  const turned =
    held === undefined ? best(findings.filter(({ holds, turned: isTurned }) => holds && isTurned)) : undefined;
  const found = held ?? turned;
  if (found !== undefined) {
    const { from, to } = found.stretch;
    return { point, state: held === undefined ? 'turned' : 'held', place: { from, to }, lacks: [] };
  }
  const nearest = best(findings.filter(({ share }) => share >= enough.plain));
  return { point, state: 'missing', place: null, lacks: (nearest?.lacks ?? []).map(({ words }) => words) };
}

interface Asked extends Said {
  readonly isQuestion: boolean;
}

/** What has to be found again. The reader's own name need not, since the mail says "you" to them. */
function pointOf(point: string, { language, reader = [] }: CheckContext): Asked {
  const names = new Set(reader.flatMap((name) => name.toLowerCase().split(/\s+/)));
  const nameStems = new Set([...names].map(stem));
  const read = said(point, language);
  return {
    ...read,
    facts: read.facts.filter(({ keys }) => keys.length > 0 && !keys.some((key) => names.has(key.replace(/^n:/, '')))),
    words: read.words.filter(({ key }) => !nameStems.has(key)),
    isQuestion: isQuestion(point),
  };
}

function compare(point: string, asked: Asked, stretch: Stretch, { language, likeness }: CheckContext): Finding {
  const { keys, spoken } = stretch;
  const has = (fact: Fact): boolean =>
    fact.keys.some((key) => keys.has(key) || (key.startsWith('n:') && spoken.has(key.slice(2))));
  const lacks = asked.facts.filter((fact) => !has(fact));
  const found = asked.words.flatMap((word) => {
    const same = match(word, stretch.words, language);
    return same === null ? [] : [{ word, same }];
  });
  const share = asked.words.length === 0 ? 1 : found.length / asked.words.length;
  const least = asked.facts.length > 0 ? enough.withFacts : enough.plain;
  const isDoubtful = lacks.length === 0 && share >= alike.share && share < least;
  const isAlike = isDoubtful && (likeness?.(point, stretch.text) ?? 0) >= alike.cosine;
  const saysNothing = asked.words.length === 0 && asked.facts.length === 0;
  const onlyAsks = asked.isQuestion ? !stretch.asks : stretch.leavesOpen;
  return {
    ...{ stretch, lacks, share },
    holds: lacks.length === 0 && (share >= least || isAlike) && !saysNothing && !onlyAsks,
    turned: !asked.isQuestion && (saysContrary(found) || isOthersDoing(found)),
  };
}

interface Match {
  readonly word: Word;
  /** The word of the text that says the same, or its contrary. */
  readonly same: Word;
}

/** How a text says a word of a point; where it says both, as the point does. */
function match(word: Word, words: readonly Word[], language: string): Word | null {
  const same = words.filter(({ key }) => key === word.key || (language === 'de' && isPart(key, word.key)));
  const fits = (each: Word): number => (each.sign === word.sign ? 2 : 0) + (each.actor === word.actor ? 1 : 0);
  return same.toSorted((a, b) => fits(b) - fits(a))[0] ?? null;
}

/** German joins words: a stem may stand within another. */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && !short.startsWith('=') && long.includes(short);
}

/** Words that have a contrary decide; where there are none, half of the words, denied in the one text alone. */
function saysContrary(found: readonly Match[]): boolean {
  const telling = found.filter(({ word }) => hasContrary(word.key));
  const deciding = telling.length > 0 ? telling : found;
  const against = deciding.filter(({ word, same }) => word.sign !== same.sign).length;
  return against > 0 && against * 2 >= deciding.length;
}

/** "You bring" where the point says "I bring". */
function isOthersDoing(found: readonly Match[]): boolean {
  const told = found.filter(({ word, same }) => word.actor !== null && same.actor !== null);
  return told.length > 0 && told.every(({ word, same }) => word.actor !== same.actor);
}

/** The finding that says most in the fewest sentences. */
function best(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted(
    (a, b) =>
      a.lacks.length - b.lacks.length ||
      a.stretch.sentences - b.stretch.sentences ||
      b.share - a.share ||
      a.stretch.from - b.stretch.from,
  )[0];
}

function stretchesOf(text: string, language: string): Stretch[] {
  const sentences = sentencesIn(text.slice(0, mostCharacters)).map((sentence) => ({
    ...sentence,
    ...said(sentence.text, language),
    spoken: new Set(small(sentence.text).match(/[\p{L}\p{N}]+/gu)),
  }));
  return sentences.flatMap((first, at) =>
    Array.from({ length: Math.min(mostSentences, sentences.length - at) }, (_, more): Stretch => {
      const together = sentences.slice(at, at + more + 1);
      const to = together.at(-1)?.to ?? first.to;
      return {
        ...{ from: first.from, to, text: text.slice(first.from, to), sentences: more + 1 },
        keys: keysIn(together.flatMap(({ facts }) => facts)),
        spoken: new Set(together.flatMap(({ spoken }) => [...spoken])),
        words: together.flatMap(({ words }) => words),
        asks: together.some(({ asks }) => asks),
        leavesOpen: first.leavesOpen,
      };
    }),
  );
}
