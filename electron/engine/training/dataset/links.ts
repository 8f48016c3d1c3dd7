import { type Span, spansOf } from './redact.ts';

const addressed = /(?:\b(?:https?|ftp|file|sftp|ssh|git):\/\/|\bwww\.|\bmailto:)[^\s<>"'`]+/dgi;
/** `example.org/page`: a name of the usual kinds, and a path. */
const bare =
  /(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|app|info|eu|de|at|ch|fr|it|es|nl|uk|us|ca|au|se|no|dk|pl)\/[^\s<>"'`]*/dgi;
const email = /(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}/dgi;

export function findLinks(text: string): Span[] {
  return [...spansOf(text, addressed), ...spansOf(text, bare)].map(({ start, end }) => ({
    start,
    end: end - trailing(text.slice(start, end)),
  }));
}

export function findEmails(text: string): Span[] {
  return spansOf(text, email);
}

/** Letters at the end of a link that belong to the sentence around it. A closing bracket stays where one was opened. */
function trailing(link: string): number {
  let end = link.length;
  for (;;) {
    const last = link.charAt(end - 1);
    const opened = link.slice(0, end).split('(').length - link.slice(0, end).split(')').length;
    if (/[.,;:!?\]}*_]/.test(last) || (last === ')' && opened < 0)) {
      end--;
    } else {
      return link.length - end;
    }
  }
}
