import { plainBody } from '../../mail/body.ts';
import { takeApart } from '../../mail/clean.ts';

/**
 * Where in a mail the last sentence of its body ends, in UTF-16 units: what follows is the sign-off and the signature.
 * `signOffs`: how the person ends their mail, by lines. `writer`: the name that it may be signed with.
 */
export function bodyEnd(text: string, signOffs: readonly (string | null)[], writer: string): number {
  const whole = text.trimEnd().length;
  for (const form of signOffs.toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0))) {
    const start = form === null ? -1 : startOfEnding(text.slice(0, whole), form);
    if (start > 0) {
      return text.slice(0, start).trimEnd().length;
    }
  }
  const parts = takeApart(plainBody(text), { name: writer, isReply: false });
  const last = parts.findLastIndex(({ kind }) => kind === 'own');
  const kept = parts
    .slice(0, last + 1)
    .flatMap(({ text: part }) => part.split('\n'))
    .filter((line) => line.trim() !== '').length;
  return last === -1 ? whole : endOfLine(text, kept);
}

/** Where a sign-off begins that the text ends with, line by line; -1 where it does not. */
function startOfEnding(text: string, form: string): number {
  const wanted = form.split('\n').filter((line) => line.trim() !== '');
  let end = text.length;
  for (const line of wanted.toReversed()) {
    const before = text.slice(0, end).trimEnd();
    const start = before.lastIndexOf('\n') + 1;
    if (before.slice(start).trim() !== line.trim()) {
      return -1;
    }
    end = start;
  }
  return wanted.length === 0 ? -1 : end;
}

/** The end of the `count`th line of a text that is not blank. */
function endOfLine(text: string, count: number): number {
  let end = 0;
  let seen = 0;
  for (const line of text.split('\n')) {
    seen += line.trim() === '' ? 0 : 1;
    if (seen === count && line.trim() !== '') {
      return end + line.trimEnd().length;
    }
    end += line.length + 1;
  }
  return text.trimEnd().length;
}
