import { noteForm } from '../../prompt/notes.ts';
import { sentencesIn } from './clauses.ts';
import { factsIn, keysIn } from './facts.ts';
import { checkPoints } from './held.ts';
import { inventedIn } from './say.ts';

/** What is said in mails without saying anything. */
const filler =
  /^(?:i (?:do )?hope (?:you|this|all|that)|hope (?:you|this|all)|ich hoffe,? (?:es|dir|ihr|ihnen)|(?:many )?thanks(?: again| in advance)?[.!]*$|thank you(?: very much| again| in advance)?[.!]*$|(?:vielen )?dank[.!]*$|danke[.!]*$|(?:i )?look(?:ing)? forward|ich freue mich auf (?:ihre|deine|eure) (?:antwort|rückmeldung)|please (?:do not|don't) hesitate|let me know if you have (?:any )?questions|bei fragen|see you(?: soon| then)?[.!]*$|bis (?:bald|dann)[.!]*$|take care|best wishes|viele grüße|liebe grüße)/i;
/** What a sentence may begin with and its point need not. */
const leadIn =
  /^(?:(?:so|well|anyway|also|and|but|by the way|just a quick note|unfortunately|luckily|übrigens|also|und|aber|leider|nun)[,:]?\s+|(?:i (?:just )?(?:wanted|want|would like|write|am writing) to (?:let you know|tell you|say|inform you)(?: that)?|(?:just )?to let you know(?: that)?|ich (?:wollte|möchte) (?:dir|euch|ihnen) (?:nur |kurz )*(?:sagen|mitteilen), dass),?\s+)+/i;
const longestPoint = 160;
const mostPoints = 20;

/** The points of a mail by rules: its sentences, without what says nothing. `body`: without greeting and sign-off. */
export function pointsByRules(body: string): string[] {
  return sentencesIn(body)
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .filter((sentence) => !filler.test(sentence) && /\p{L}{2}/u.test(sentence))
    .map(asPoint)
    .filter((point) => point.length > 1)
    .slice(0, mostPoints);
}

function asPoint(sentence: string): string {
  const bare = sentence.replace(leadIn, '').replace(/[.!…]+$/u, '');
  const point = bare.length > longestPoint ? noteForm(bare, 'en') : bare;
  return point.charAt(0).toUpperCase() + point.slice(1, longestPoint);
}

/**
 * The points that a model has found, one a line, as far as they hold: each must be said in the mail, and none may have
 * a number or name that is not in it. Numbers, days and names that no point has are brought in with their sentence.
 */
export function pointsChecked(lines: string, body: string, language: string): string[] {
  const told = lines
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s*/, '')
        .replace(/[.;]\s*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && line.length <= longestPoint * 2 && !filler.test(line));
  const checks = checkPoints(told, body, { language });
  const good = checks
    .filter(
      ({ point, state }) => state === 'held' && saysSomething(point) && inventedIn(point, body, language).length === 0,
    )
    .map(({ point, place }) => ({ point, at: place?.from ?? 0 }));
  const has = keysIn(factsIn(good.map(({ point }) => point).join('\n'), language));
  const lost = factsIn(body, language).filter(({ keys }) => keys.length > 0 && !keys.some((key) => has.has(key)));
  const sentences = sentencesIn(body);
  for (const { from, to, text } of sentences) {
    if (lost.some((fact) => fact.from >= from && fact.to <= to) && !filler.test(text)) {
      good.push({ point: asPoint(text.replace(/\s+/g, ' ')), at: from });
    }
  }
  const ordered = good.sort((a, b) => a.at - b.at).map(({ point }) => point);
  return ordered.filter((point, at) => !saidElsewhere(point, at, ordered)).slice(0, mostPoints);
}

/** A price alone says nothing of what costs it. */
function saysSomething(point: string): boolean {
  return (point.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2;
}

/** Whether another point of the list says all of it. */
function saidElsewhere(point: string, at: number, points: readonly string[]): boolean {
  const words = wordsOf(point);
  return points.some((other, place) => {
    const theirs = wordsOf(other);
    const within = [...words].every((word) => theirs.has(word));
    return place !== at && within && (theirs.size > words.size || place < at);
  });
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
