import { plainBody } from '../mail/body.ts';
import { takeApart } from '../mail/clean.ts';
import { fillGreeting, greetingForm } from './greeting.ts';
import { enoughLetters } from './habits.ts';
import { type Letter, letterOf } from './letter.ts';
import { learnForms } from './repetition.ts';

/**
 * The ways in which the person opens and ends a mail to one reader, in the words that would stand there; null is among
 * them where they do without. Lines are compared without the blanks around them.
 */
export interface OwnForms {
  readonly greetings: readonly (string | null)[];
  readonly signOffs: readonly (string | null)[];
}

/** A form is the person's own when so many of their mails have it. */
const leastShare = 0.1;

/**
 * `towards`: letters to the reader, `all`: letters to everybody, who stand in where those are few. `name`: what the
 * reader is called.
 */
export function ownForms(towards: readonly Letter[], all: readonly Letter[], name: string | null): OwnForms {
  const known = towards.length >= enoughLetters;
  const letters = learnForms(known ? towards : all);
  const greetings = usual(
    letters.map(({ greeting }) => (greeting === null || known ? greeting : greetingForm(greeting))),
  );
  return {
    greetings: greetings.map((form) => (form === null || known ? form : fillGreeting(form, name))),
    signOffs: usual(letters.map(({ signOff }) => signOff)),
  };
}

function usual(forms: readonly (string | null)[]): (string | null)[] {
  const counts = new Map<string | null, number>();
  for (const form of forms) {
    const plain = form === null ? null : plainLines(form);
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= forms.length * leastShare).map(([form]) => form);
}

/** How a text is made of greeting, body and sign-off, and whether those two are the person's own. */
export interface Dressed {
  readonly greeting: boolean;
  readonly signOff: boolean;
  readonly body: string;
}

/** Looks at the form of a draft or a mail. `writer`: the name that it may be signed with. */
export function dressed(text: string, { greetings, signOffs }: OwnForms, writer: string): Dressed {
  const lines = text.trim().split('\n');
  const greeting = longest(
    greetings,
    (form) => plainLines(lines.slice(0, form.split('\n').length).join('\n')) === form,
  );
  const opened = greeting === null ? lines : lines.slice(greeting.split('\n').length);
  const kept = opened.filter((line) => line.trim() !== '');
  const signOff = longest(signOffs, (form) => plainLines(kept.slice(-form.split('\n').length).join('\n')) === form);
  const rest = signOff === null ? opened.join('\n') : withoutEnd(opened, signOff.split('\n').length);
  const found = letterOf(takeApart(plainBody(rest.trim()), { name: writer, isReply: false }));
  return {
    greeting: greeting !== null || (found.greeting === null && greetings.includes(null)),
    signOff: signOff !== null || (found.signOff === null && signOffs.includes(null)),
    body: found.body,
  };
}

/** The text without its last lines; blank ones are not counted. */
function withoutEnd(lines: readonly string[], count: number): string {
  const left = [...lines];
  for (let taken = 0; taken < count && left.length > 0;) {
    taken += left.pop()?.trim() === '' ? 0 : 1;
  }
  return left.join('\n');
}

function longest(forms: readonly (string | null)[], fits: (form: string) => boolean): string | null {
  const fitting = forms.filter((form): form is string => form !== null && fits(form));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
}
