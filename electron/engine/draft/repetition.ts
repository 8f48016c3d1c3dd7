import type { Letter } from './letter.ts';

/** Longer lines are sentences, however often they come again. */
const longestForm = 48;
/** A line counts as a form from this many mails on, and from this share of them. */
const least = { times: 3, share: 0.015 };
/** A sign-off has this many lines above the name at the most. */
const mostLines = 2;

/**
 * Finds greetings and sign-offs that no list knows, because somebody made them up: "jutebag," or "Yours from the
 * fourth," are lines with which many mails of one person begin or end. `letters`: all of one person.
 */
export function learnForms(letters: readonly Letter[]): Letter[] {
  let learnt = withForms(letters, openingOf, openedBy);
  for (let line = 0; line < mostLines; line += 1) {
    learnt = withForms(learnt, closingOf, closedBy);
  }
  return learnt;
}

function withForms(
  letters: readonly Letter[],
  formOf: (letter: Letter) => string | null,
  apply: (letter: Letter, form: string) => Letter,
): Letter[] {
  const counts = new Map<string, number>();
  for (const letter of letters) {
    const form = formOf(letter);
    if (form !== null) {
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  const needed = Math.max(least.times, letters.length * least.share);
  return letters.map((letter) => {
    const form = formOf(letter);
    return form !== null && (counts.get(form) ?? 0) >= needed ? apply(letter, form) : letter;
  });
}

function openingOf({ greeting, body }: Letter): string | null {
  const [line = '', ...rest] = body.split('\n');
  return greeting === null && rest.length > 0 && isForm(line) ? line.trim() : null;
}

function openedBy(letter: Letter, form: string): Letter {
  const rest = letter.body.slice(letter.body.indexOf('\n'));
  return { ...letter, greeting: form, greetingBreaks: /^\n[ \t]*\n/.test(rest) ? 2 : 1, body: rest.trim() };
}

/** A postscript stands below the sign-off. */
const postscript = /\n[ \t]*\n\s*(?=P\. ?(?:P\. ?)?S\b|PP?S\b)/;

function closingOf({ body }: Letter): string | null {
  const [text = ''] = body.split(postscript);
  const lines = text.split('\n');
  const line = lines.at(-1) ?? '';
  return lines.length > 1 && isForm(line) ? line.trim() : null;
}

function closedBy(letter: Letter, form: string): Letter {
  const [text = '', ...below] = letter.body.split(postscript);
  const above = text.slice(0, text.lastIndexOf('\n'));
  const breaks = /\n[ \t]*$/.test(above) ? '\n\n' : '\n';
  const body = [above.trim(), ...below].join('\n\n').trim();
  return { ...letter, body, signOff: `${breaks}${form}${letter.signOff ?? ''}` };
}

function isForm(line: string): boolean {
  return line.trim() !== '' && line.length <= longestForm;
}
