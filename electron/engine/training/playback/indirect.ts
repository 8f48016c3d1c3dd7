import { pointOf } from './english.ts';
import { personOf } from './englishPronouns.ts';
import { germanPerson, germanPointOf } from './german.ts';
import type { Point } from './point.ts';
import type { Reader } from './reader.ts';
import { sentencesOf } from './sentences.ts';

const verb =
  /\b(?:am|is|are|was|were|be|been|have|has|had|will|would|can|cannot|could|should|must|may|might|do|does|did|need|want|think|hope|\p{L}{2,}ed)\b|'(?:m|ll|re|s|d|ve|t)\b/iu;
const saying =
  /^(?:i|i'm|i'll|i've|i'd|we|we're|we'll|he|she|they|it|it's|the|this|these|those|there|there's|my|our|his|her|their|a|an|some|most|all|if|everything|at|in|on|by|after|before|because|since|although|when)\b/i;

/**
 * The request that would have led to a mail, made by rule: each sentence of the mail is turned into what it does
 * (ask, thank, say, ...) and from "you" to whoever reads it. What the mail does stays what the request asks for,
 * and who does what cannot be turned round. It still holds much of the mail's wording. Null where the language has no
 * rules, or where the mail says nothing but courtesies.
 *
 * @param body The mail without greeting and sign-off.
 * @param variety Any number: the same one gives the same choice among forms of the opening.
 */
export function indirect(body: string, language: string, reader: Reader, variety: number): string | null {
  const rules = rulesOf(language, reader);
  if (rules === null) {
    return null;
  }
  const points = sentencesOf(body)
    .flatMap(rules.read)
    .filter((point) => point.kind !== 'drop');
  return points.length === 0 ? null : assemble(points, rules, variety);
}

/** The parts of a sentence that say something of their own, the mark at its end behind each. */
export function clausesOf(sentence: string): string[] {
  const end = /[.!?…]+["'”)]*$/.exec(sentence)?.[0] ?? '';
  const bare = sentence.slice(0, sentence.length - end.length);
  const parts = bare
    .split(
      /;\s+|\s+(?:--|–|—)\s+|--|,\s+(?:and|but|so)\s+(?=(?:i|we|please|could|can|would|let|if|it|there)\b)|,\s+(?=please\b|could (?:you|we|i)\b|can (?:you|we|i)\b|would (?:you|it)\b|is it possible|let me know|let's|see you|looking forward)|\s+and\s+(?=please\b|could you|would you|let me know|see you)/iu,
    )
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return joined(parts).map((part, at, all) => {
    const asked = /^(?:please|could|can|would|will|let me know)\b/i;
    const isLast = at === all.length - 1;
    const states = /^(?:i|we|it|there|i'll|i'm) /i.test(part) && asked.test(all[at - 1] ?? '');
    const asks = isLast
      ? states
        ? '.'
        : end
      : /^(?:could|can|would|will|do|does|did|is|are|have|should|shall|may) (?:you|we|i|it|there)\b/i.test(part)
        ? '?'
        : '.';
    return `${part}${asks || '.'}`;
  });
}

/** Puts what is no more than an opening ("if so", "alternatively") back before what it opens. */
function joined(parts: readonly string[]): string[] {
  const whole: string[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before !== undefined && before.split(' ').length <= 3 && !/^(?:thanks|thank you|sorry|yes|no)/i.test(before)) {
      whole[whole.length - 1] = `${before}, ${part}`;
    } else {
      whole.push(part);
    }
  }
  return whole;
}

/** Words after which a new sentence is begun, and how many there may be in all. */
const sentenceWords = 24;
const mostSentences = 3;

/** How a language is turned, and how a request in it speaks of the reader. */
interface Rules {
  /** What a sentence asks for, in points. */
  readonly read: (sentence: string) => Point[];
  /** What the reader is called, in the first place that names them; null where nobody is named. */
  readonly called: string | null;
  /** What stands for the reader in other places. */
  readonly object: string;
  /** Openings of what is said. */
  readonly openings: readonly string[];
  /** How what is said goes on after the opening. */
  readonly link: (text: string) => string;
  readonly say: string;
  /** Puts the reader into an order. */
  readonly fill: (order: string, isFirst: boolean) => string;
}

function rulesOf(language: string, reader: Reader): Rules | null {
  const { name, several } = reader;
  if (language === 'en') {
    const person = personOf(reader);
    const called = name ?? (several ? 'everyone' : null);
    const { object } = person;
    return {
      read: (sentence) => clausesOf(sentence).flatMap((clause) => pointOf(clause, person)),
      called,
      object,
      openings:
        called === null
          ? ['Say', `Tell ${object}`, 'Answer', 'Write']
          : [`Tell ${called}`, `Write to ${called}`, `Let ${called} know`, `Tell ${called}`],
      link: (text) => (saying.test(text) && verb.test(text.split(' ').slice(0, 8).join(' ')) ? ' that ' : ': '),
      say: 'say',
      fill: (order, isFirst) =>
        order
          .replace('{them}', isFirst ? (called ?? object) : object)
          .replace('{to}', isFirst && called !== null ? ` to ${called}` : ''),
    };
  }
  const person = language === 'de' ? germanPerson(reader) : null;
  if (person === null) {
    return null;
  }
  const called = name?.replace(/^Herr\b/, 'Herrn') ?? 'allen';
  return {
    read: (sentence) => germanPointOf(sentence, person),
    called,
    object: person.accusative,
    openings: [`Sag ${called}`, `Schreib ${called}`, `Antworte ${called}`, `Sag ${called}`],
    link: () => ', ',
    say: 'sag',
    fill: (order, isFirst) =>
      order
        .replace('{ihn}', isFirst ? called.replace(/^allen$/, 'alle') : person.accusative)
        .replace('{bei}', isFirst ? ` bei ${called}` : ''),
  };
}

function assemble(points: readonly Exclude<Point, { kind: 'drop' }>[], rules: Rules, variety: number): string {
  const sentences: string[] = [];
  let now = '';
  let before: Point['kind'] | null = null;
  for (const [at, { kind, text }] of points.entries()) {
    const isFirst = at === 0;
    const begins = now === '';
    let piece: string;
    if (kind === 'order') {
      piece = rules.fill(text, isFirst);
    } else if (isFirst) {
      piece = (rules.openings[variety % rules.openings.length] ?? '') + rules.link(text) + text;
    } else {
      piece = before === 'say' && !begins ? text : `${rules.say} ${text}`;
    }
    now += begins ? piece.charAt(0).toUpperCase() + piece.slice(1) : `; ${piece}`;
    before = kind;
    if (now.split(' ').length >= sentenceWords && sentences.length < mostSentences - 1) {
      sentences.push(now);
      now = '';
    }
  }
  return [...sentences, now]
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/\?$/.test(sentence) ? sentence : `${sentence.replace(/[.,;:]+$/, '')}.`))
    .join(' ');
}
