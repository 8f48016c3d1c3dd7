import type { Mail } from '../../../electron/contract/entities.ts';
import { addressIn, writePerson } from '../../words/person.ts';

/** `Re: ` before a subject, once. */
export function answerSubject(subject: string): string {
  return /^(re|aw|sv|antw)\s*:/i.test(subject) ? subject : subject === '' ? '' : `Re: ${subject}`;
}

/** Whom an answer goes to: the writer of a received mail, the first recipient of a sent one. */
export function answerRecipient(mail: Pick<Mail, 'direction' | 'from' | 'to'>): string {
  const person = mail.direction === 'sent' ? mail.to[0] : mail.from;
  return person ? writePerson(person) : '';
}

/** Sender and subject of a raw or pasted mail, as far as its first lines say so in plain letters. */
export function readHead(text: string): { from: string; subject: string } {
  const top = text.slice(0, 20_000).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = top.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const field = (name: string): string => {
    const line = lines.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
    const value = line?.slice(name.length + 1).trim() ?? '';
    // Encoded words are decoded by the engine; here they would only be noise.
    return value.includes('=?') ? addressIn(value) : value;
  };
  return { from: addressIn(field('from')) === '' ? '' : field('from'), subject: field('subject') };
}
