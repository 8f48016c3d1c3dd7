import type { PairFault } from '../../../contract/pairs.ts';
import { functionWords } from '../../prompt/functionWords.ts';
import { languageOf } from '../../mail/language.ts';
import { factsOf, inventedFacts, inventsTime, missingFacts } from './facts.ts';
import type { Reader } from './reader.ts';
import { isTurnedAgainst, isTurnedRound } from './roles.ts';
import { sentencesOf } from './sentences.ts';
import { copiedRun, plainWord, wordsOf } from './words.ts';

/** What a request is checked against. */
export interface Original {
  /** The mail without greeting and sign-off. */
  readonly body: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly subject: string;
  readonly reader: Reader;
  /** First and full names of the person who wrote it. */
  readonly writerNames: readonly string[];
  /** Text whose names and numbers the request may use too: the mail being answered, header names. */
  readonly context: string;
}

const refusals =
  /\b(?:as an ai|language model|i cannot (?:assist|help)|i can't (?:assist|help)|i'm sorry, but i (?:can|cannot)|i am unable to (?:assist|provide)|here is (?:the|an|your)|(?:sure|certainly)[,!] here|als ki|sprachmodell|ich kann dabei nicht)/i;
const placeholder = /\[[^\]]{2,}\]|\{\w+\}|<\w+>|\bxxx+\b/i;
const bareVerbOnly = 3;
/** Share of a mail's sentences of which something must be found in the request. */
const leastCovered = 0.85;
/** Share of a mail's content words that a request in sentences must take up, itself or a word of the same stem. */
const leastContent = 0.3;
const letters = 5;

/**
 * What is wrong with a request for a mail: the first fault found, or null. `form`: notes need not name the reader and
 * may use the mail's words, because they are made of them.
 */
export function faultOf(request: string, mail: Original, form: 'sentence' | 'note'): PairFault | null {
  const words = wordsOf(request);
  if (refusals.test(request) || (placeholder.test(request) && !placeholder.test(mail.body))) {
    return 'refused';
  }
  if (words.length < bareVerbOnly || words.length > mostWords(mail.body)) {
    return 'length';
  }
  if (!isInLanguage(request, mail.language)) {
    return 'language';
  }
  if (form === 'note') {
    return losesFacts(request, mail) ? 'facts' : null;
  }
  if (sentencesOf(request).length > 4 || request.includes('\n')) {
    return 'length';
  }
  if (missesReader(request, mail)) {
    return 'recipient';
  }
  if (copiedRun(words, wordsOf(mail.body)) !== -1) {
    return 'copied';
  }
  if (losesFacts(request, mail) || losesContent(words, mail)) {
    return 'facts';
  }
  return isTurnedRound(mail.body, request, mail.language) ? 'turned-round' : null;
}

/** How much of a restatement may be one run of the person's own words. */
const longestKept = 14;

/** What is wrong with a passage in plain prose: it must say as much, in other words, as the person. */
export function restatementFault(text: string, mail: Original): PairFault | null {
  const words = wordsOf(text);
  const own = wordsOf(mail.body);
  if (refusals.test(text) || (placeholder.test(text) && !placeholder.test(mail.body))) {
    return 'refused';
  }
  if (words.length < own.length * 0.5 || words.length > own.length * 1.5) {
    return 'length';
  }
  if (!isInLanguage(text, mail.language)) {
    return 'language';
  }
  if (copiedRun(words, own, longestKept) !== -1 || words.join(' ') === own.join(' ')) {
    return 'copied';
  }
  if (losesFacts(text, mail)) {
    return 'facts';
  }
  return isTurnedAgainst(mail.body, text, mail.language) ? 'turned-round' : null;
}

/** A request may be little longer than what it asks for: "Tell Ana that" comes in front. */
function mostWords(body: string): number {
  return Math.round(wordsOf(body).length * 1.25) + 12;
}

function isInLanguage(request: string, language: string): boolean {
  const seen = languageOf(request);
  if (seen === null || seen === language || language === '') {
    return true;
  }
  // Short texts mislead the detector; function words do not.
  const own = functionWords(language);
  const other = functionWords(seen);
  const words = wordsOf(request);
  const count = (list: ReadonlySet<string>): number => words.filter((word) => list.has(word)).length;
  return count(own) > 0 && count(own) >= count(other);
}

/** A request must name the reader, where they have a name, and speak to nobody else. */
function missesReader(request: string, { reader, writerNames, body }: Original): boolean {
  const words = new Set(wordsOf(request));
  const named = wordsOf(reader.name ?? '').filter(
    (word) => /^\p{L}{2,}/u.test(word) && !/^(?:prof|professor|dr|mr|mrs|ms|herr|frau|and|und)$/.test(word),
  );
  if (named.length > 0 && !named.some((word) => words.has(word) || words.has(`${word}s`) || words.has(`${word}'s`))) {
    return true;
  }
  const addressed = addressee.exec(request.charAt(0).toLowerCase() + request.slice(1))?.[1];
  if (addressed === undefined) {
    return false;
  }
  const first = plainWord(addressed).replace(/(?:'s|\.)$/, '');
  const isReader = named.includes(first) || /^(?:prof|professor|dr|mr|mrs|ms|herrn?|frau)$/.test(first);
  const isWriter = writerNames.some((name) => wordsOf(name)[0] === first) && !isReader;
  // Without a known reader, somebody the mail itself speaks of is not who reads it.
  return (
    isWriter ||
    (!isReader && reader.name !== null) ||
    (reader.name === null && !isReader && !wordsOf(body).includes(first) && !isGroup(first))
  );
}

function isGroup(word: string): boolean {
  return /^(?:all|alle|allen|everyone|everybody|team|both|guys|i|i'm|i'll|it|the|them)$/.test(word);
}

/** Whom the order at the beginning sends the mail to. */
const addressee =
  /^(?:please |bitte )?(?:tell|ask|thank|let|inform|remind|write(?: a mail| an e?-?mail)? to|reply to|answer|mail|e-?mail|congratulate|apologi[sz]e to|suggest to|say to|point out to|wish|sag|frag|dank|schreib(?: an)?|bedank dich bei|bitte|antworte|erinnere|informiere|teile?) (\p{Lu}[\p{L}'’.-]+)/u;

function losesFacts(request: string, { body, language, subject, reader, context, writerNames }: Original): boolean {
  const known = new Set([...wordsOf(reader.name ?? ''), ...writerNames.flatMap(wordsOf)]);
  const own = factsOf(body, language);
  const wanted = { numbers: own.numbers, names: new Set([...own.names].filter((name) => !known.has(name))) };
  const source = [body, subject, reader.name ?? '', context, ...writerNames].join('\n');
  const given = factsOf(request, language);
  return (
    missingFacts(wanted, request).length > 0 || inventedFacts(given, source).length > 0 || inventsTime(request, source)
  );
}

/** Whether what some sentence of the mail says is not found in the request, or too little of all. */
function losesContent(words: readonly string[], { body, language }: Original): boolean {
  const grammar = functionWords(language);
  const stems = new Set(words.map((word) => word.slice(0, letters)));
  const content = sentencesOf(body).map((sentence) =>
    wordsOf(sentence).filter((word) => word.length > 3 && !grammar.has(word) && !courtesy.test(word)),
  );
  const telling = content.filter((sentence) => sentence.length >= 2);
  const covered = telling.filter((sentence) => sentence.some((word) => stems.has(word.slice(0, letters))));
  const all = content.flat();
  const found = all.filter((word) => stems.has(word.slice(0, letters)));
  return (
    (telling.length > 0 && covered.length < telling.length * leastCovered) ||
    (all.length > 0 && found.length < all.length * leastContent)
  );
}

const courtesy =
  /^(?:thank\p{L}*|please|hope|well|email|mail|message|regards|best|kind|look\p{L}*|forward|hear\p{L}*|great|just|wanted|would|could|know|find\p{L}*|unfortunately|sorry|apologies|bitte|danke|gern\p{L}*|leider|viele\p{L}*|liebe\p{L}*|grüße)$/u;
