import type { ReplyTo } from '../../contract/drafting.ts';
import { meFrom } from '../mail/authorship.ts';
import { readLetter } from '../mail/letter.ts';
import { ownText } from '../mail/ownText.ts';
import type { Database } from '../store/database.ts';
import { readMail } from '../store/mails.ts';
import type { NewMail } from '../store/newMail.ts';

/** The mail that a draft answers. */
export interface Answering extends Pick<NewMail, 'from' | 'subject' | 'language'> {
  /** Null where it has none, as pasted text. */
  readonly messageId: string | null;
  /** What its author wrote, without what they quoted. */
  readonly text: string;
  /** The store's thread, where it is one of the stored mails. */
  readonly threadId: string | null;
}

/** Reads the mail being answered, wherever it is. Fails with `not-found` for a stored mail that is gone. */
export function readAnswering(database: Database, replyTo: ReplyTo): Answering {
  if (replyTo.kind === 'stored') {
    const mail = readMail(database, replyTo.id);
    return { ...mail, text: ownText(mail.parts) };
  }
  const raw = replyTo.kind === 'file' ? Buffer.from(replyTo.base64, 'base64') : Buffer.from(replyTo.text, 'utf8');
  const hasHeader = /^(?:[\w-]+:.*(?:\r?\n[ \t].*)*\r?\n){2}/.test(raw.toString('latin1', 0, 20_000));
  const { mail, own } = readLetter(
    // Pasted text without a header is a body alone.
    {
      kind: 'mail',
      raw: hasHeader ? raw : Buffer.concat([Buffer.from('\n'), raw]),
      bytes: raw.length,
      folder: '',
      where: 'the mail being answered',
      cursor: '',
      done: 0,
    },
    { me: meFrom([]), footers: new Set() },
  );
  return {
    from: mail.from,
    subject: mail.subject,
    language: mail.language,
    messageId: mail.messageId.startsWith('sha256:') ? null : mail.messageId,
    text: own,
    threadId: null,
  };
}

/** The subject of an answer. */
export function answerSubject(subject: string): string {
  const plain = subject.replace(/^(?:(?:re|aw|sv|antw|rif|ref|rép|r)(?:\[\d+\])?\s?:\s*)+/i, '').trim();
  return plain === '' ? '' : `Re: ${plain}`;
}
