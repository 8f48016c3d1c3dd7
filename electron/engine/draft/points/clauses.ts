import { type Concept, conceptOf, withoutPhrases } from './concepts.ts';
import { type Fact, factsIn, small } from './facts.ts';

/** A sentence of a text, and where it stands there. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A word with content, and whose doing it is, where that is said. */
export interface Word extends Concept {
  readonly actor: 'writer' | 'reader' | null;
}

/** What a sentence says, as far as it can be compared. */
export interface Said {
  readonly facts: readonly Fact[];
  readonly words: readonly Word[];
  /** Whether something is asked: by a question, or by "let me know". */
  readonly asks: boolean;
  /** Whether it leaves open what it speaks of: "Who brings it?" */
  readonly leavesOpen: boolean;
}

const abbreviation =
  /(?:^|[\s(])(?:prof|dr|mr|mrs|ms|st|no|nr|vs|etc|approx|e\.g|i\.e|z\.b|d\.h|u\.a|bzw|ca|ggf|usw|tel|p\.s|\p{L}|\d{1,2}|\d{1,2}\.\d{1,2})\.$/iu;

const longestGreeting = 48;

/** The sentences of a mail with their places. A line that begins a new paragraph or a list ends the one before. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const add = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(piece)) {
      sentences.push({ from: from + lead, to: from + piece.trimEnd().length, text: piece.trim() });
    }
  };
  let from = 0;
  for (const match of text.matchAll(
    /(?<![.!?…])[.!?…]+["'”’)]*(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•–]|\(?\d{1,2}[.)])[ \t])|[,–—:-][ \t]*\n/gu,
  )) {
    const to = match.index + match[0].length;
    const isEnd = match[0].startsWith('.') && match[0].length === 1 && abbreviation.test(text.slice(from, to));
    // "Toby –" is a line of its own; further down a comma at the end of a line ends nothing.
    const isGreeting = /^[,–—:-]/.test(match[0]);
    const isWithin = isGreeting && (from > 0 || to > longestGreeting);
    const goesOn = isEnd && !/^\s*\n/.test(text.slice(to)) && !/^\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(text.slice(to));
    if (!goesOn && !isWithin) {
      add(from, to);
      from = to;
    }
  }
  add(from, text.length);
  return sentences;
}

const negation =
  /(?<!\p{L})(?:not|cannot|\p{L}+n't|never|neither|nor|nobody|nothing|unable|hardly|nicht|nie|niemals|niemand|nichts|kaum|weder|unlikely|doubt|bezweifle)(?!\p{L})/gu;
/** These deny only what they stand before. */
const nearNegation = /^(?:no|without|kein|keine|keinen|keinem|keiner|keines|ohne)$/;
const clauseEnd =
  /(?<![,;:()–—])[,;:()–—]+\s|\s(?:but|aber|sondern|however|because|weil|since|although|though|obwohl|until)\s|\s(?:and|und|or|oder)\s(?=(?:i|we|you|he|she|it|they|the|please|ich|wir|du|ihr|er|sie|es|der|die|das|bitte|do|am|can|could)\s)/g;
const asking =
  /\?|(?<!\p{L})(?:let (?:me|us) know|tell me|wonder|do you know|like to know|would know|gib (?:mir )?bescheid|sag (?:mir|uns)|schreib mir|would you|could you|can you|kannst du|können sie|könntest du|könnten sie)(?!\p{L})/u;
const askingPoint =
  /^(?:(?:please|bitte|and|und)\s+)?(?:ask|fragen?|frag|nachfragen|erkundigen|inquire|enquire)(?!\p{L})|\?\s*$|(?<!\p{L})(?:fragen|nachfragen)\s*$|^(?:when|where|who|whether|how|what|why|wann|wo|wer|ob|wie|was|warum)\s/u;
const openQuestion = /^(?:who|when|where|how much|how many|wer|wann|wo|wie viel|wie viele)(?!\p{L})[^.!?]*\?/u;
const writerWords = /(?<!\p{L})(?:i|i'm|i'll|i've|i'd|we|we'll|we're|we've|we'd|ich|wir)(?!\p{L})/u;
const readerWords = /(?<!\p{L})(?:you|you'll|you're|you've|you'd|du|ihr)(?!\p{L})/u;
/** As objects these words do not say who acts. */
const objects =
  /(?<!\p{L})(?:for|to|with|from|thank|tell|ask|give|see|meet|send|let|offer|call|remind|join|visit|help|bring|fetch|than|of|by|about|behind|at|on|an|für|mit|von|bei|zu) you(?!\p{L}|')/gu;

/** Reads what a stretch of a text says. */
export function said(text: string, language: string): Said {
  const lower = small(text).replaceAll('’', "'");
  const facts = factsIn(text, language);
  return {
    facts,
    words: wordsOf(blanked(lower, facts), language),
    asks: asking.test(lower),
    leavesOpen: openQuestion.test(lower.trim()),
  };
}

/** Whether a point is a wish to ask something. */
export function isQuestion(point: string): boolean {
  return askingPoint.test(small(point).trim());
}

/** The text with a sign in the place of each fact, so that no word counts twice. */
function blanked(lower: string, facts: readonly Fact[]): string {
  return facts.reduce((text, { from, to }) => text.slice(0, from) + '#'.repeat(to - from) + text.slice(to), lower);
}

/** The content words, each with the sign that negations in its clause give it. */
function wordsOf(lower: string, language: string): Word[] {
  const found: Word[] = [];
  for (const clause of clausesOf(withoutPhrases(lower))) {
    const actor = actorIn(clause);
    const turns = clause.match(negation)?.length ?? 0;
    let near = 0;
    for (const word of clause.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []) {
      if (nearNegation.test(word)) {
        near = 4;
        continue;
      }
      const concept = word.search(negation) === 0 ? null : conceptOf(word, language);
      if (concept !== null) {
        const turned = (turns + (near > 0 ? 1 : 0)) % 2 === 1;
        found.push({ key: concept.key, sign: turned === (concept.sign === 1) ? -1 : 1, actor });
        near = 0;
      }
      near = Math.max(0, near - 1);
    }
  }
  return found;
}

/** Whose doing a clause tells of; null where it names neither or both. */
function actorIn(clause: string): Word['actor'] {
  const plain = clause.replace(objects, ' ');
  const [writer, reader] = [writerWords.test(plain), readerWords.test(plain)];
  return writer === reader ? null : writer ? 'writer' : 'reader';
}

/** Few words between two commas are a list, and belong to what stands before. */
function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  for (const piece of text.split(clauseEnd)) {
    const isPart = piece.trim().split(/\s+/).length <= 2 && clauses.length > 0 && !negationIn(piece);
    clauses.push(isPart ? `${clauses.pop() ?? ''} ${piece}` : piece);
  }
  return clauses;
}

function negationIn(text: string): boolean {
  return text.search(negation) >= 0;
}
