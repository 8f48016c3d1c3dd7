import { shown, type Example } from '../prompt/draft.ts';
import { noteForm } from '../prompt/notes.ts';
import { answerDemonstrationIn, demonstrationsIn } from '../prompt/demonstrations.ts';
import type { Address, Mail } from '../../contract/entities.ts';
import { ownText } from '../mail/ownText.ts';
import type { Database } from '../store/database.ts';
import { requestOf } from '../store/pairs.ts';
import { fillGreeting } from './greeting.ts';
import { countWords, type Habits } from './habits.ts';
import { languageName } from './language.ts';
import { letterOf } from './letter.ts';
import { firstName } from './reader.ts';

/** Words a standing example may have: enough to show a hand, few enough to be read soon. */
const standingWords = [15, 70] as const;

/** A mail of the person as an example, with the request that playback found for it, else with notes made of it. */
export function exampleOf(
  database: Database,
  mail: Pick<Mail, 'id' | 'parts' | 'language' | 'to'>,
  fallbackLanguage: string,
): Example {
  const language = mail.language ?? fallbackLanguage;
  return {
    language: languageName(language),
    reader: readerName(mail.to),
    request: requestOf(database, mail.id) ?? noteForm(letterOf(mail.parts).body, language),
    text: ownText(mail.parts),
  };
}

function readerName(to: readonly Address[]): string | null {
  const [only] = to;
  return only === undefined || to.length > 1 ? null : firstName(only);
}

/** The demonstrations of a language, with the person's greeting and sign-off around them. */
export function demonstrations(language: string, habits: Habits): Example[] {
  return demonstrationsIn(language).map(({ reader, request, body }) => ({
    language: languageName(language),
    reader,
    request,
    text: withHabits(body, reader, habits),
  }));
}

/** How a mail is answered, with the person's greeting and sign-off around it; none in a language where we have nothing. */
export function answerDemonstrations(language: string, habits: Habits): Example[] {
  const found = answerDemonstrationIn(language);
  if (found === null) {
    return [];
  }
  const { reader, request, body, answered } = found;
  return [{ language: languageName(language), reader, request, answered, text: withHabits(body, reader, habits) }];
}

function withHabits(body: string, reader: string, { greeting, greetingBreaks, signOff }: Habits): string {
  const opening = greeting === null ? null : fillGreeting(greeting.form, reader);
  const sentence = opening === null ? body.charAt(0).toUpperCase() + body.slice(1) : body;
  return `${opening === null ? '' : opening + '\n'.repeat(greetingBreaks)}${sentence}${signOff ?? ''}`;
}

/**
 * The mails that show best how the person usually writes: of a usual length, with the usual greeting and sign-off, to
 * different readers. The choice does not depend on the request.
 */
export function typicalMails(mails: readonly Mail[], habits: Habits, count: number): Mail[] {
  const [least, most] = standingWords;
  const usual = Math.min(most, Math.max(least, habits.style.words[1]));
  const rated = mails
    .map((mail) => ({ mail, letter: letterOf(mail.parts) }))
    .filter(({ letter: { body } }) => {
      const words = countWords(body);
      return words >= least && words <= most * 1.5 && !looksLikeCode(body);
    })
    .map(({ mail, letter }) => {
      const distance = Math.abs(Math.log(countWords(letter.body) / usual));
      const odd = (habits.signOff === null) === (letter.signOff === null) ? 0 : 1;
      const ungreeted = (habits.greeting === null) === (letter.greeting === null) ? 0 : 1;
      return { mail, distance: distance + odd + ungreeted };
    })
    .sort((a, b) => a.distance - b.distance);
  const chosen: Mail[] = [];
  for (const { mail } of rated) {
    if (chosen.length < count && !chosen.some((other) => sameReader(other, mail))) {
      chosen.push(mail);
    }
  }
  return chosen;
}

function sameReader(a: Mail, b: Mail): boolean {
  return a.to[0] !== undefined && a.to[0].address === b.to[0]?.address && a.threadId === b.threadId;
}

/** Text that a mail holds but nobody reads aloud: it would teach the model to invent more of it. */
function looksLikeCode(body: string): boolean {
  return (body.match(/[{}<>[\]=;$|\\]/g)?.length ?? 0) > body.length / 60;
}

/** Words that an example puts into the prompt, with a few for what surrounds each turn. */
export function exampleText(example: Example): string {
  return shown(example)
    .map(({ text }) => text)
    .join('\n');
}
