/** Taking a mail to be answered onto the page. */
import type { ReplyTo } from '../../../electron/contract/drafting.ts';
import { askEngine } from '../../connection/api.ts';
import { answerRecipient, answerSubject, readHead } from './answerHead.ts';
import { startPage } from './keeping.ts';
import { type Head, head, request } from './page.ts';
import { isOfDraft } from './standing.ts';

/** Answers a mail of the store on a new page. */
export async function answerOnNewPage(id: number): Promise<void> {
  const replyTo = { kind: 'stored', id } as const;
  if (await startPage({ replyTo, ...(await filledBy(replyTo)) })) {
    request.focus();
  }
}

/** Answers a mail of the store on the page as it stands. */
export async function answerStored(id: number): Promise<void> {
  const replyTo = { kind: 'stored', id } as const;
  const filled = await filledBy(replyTo);
  head.change((before) => ({ ...before, replyTo, ...filled }));
  request.focus();
}

/** Answers a mail that was pasted. What the person has filled in stays. */
export function answerText(text: string): void {
  answer({ kind: 'pasted', text });
}

/** Answers a mail from a file. */
export function answerFile(file: { readonly name: string; readonly base64: string }): void {
  answer({ kind: 'file', ...file });
}

function answer(replyTo: Exclude<ReplyTo, { kind: 'stored' }>): void {
  void fill(replyTo);
  request.focus();
}

export function answerNothing(): void {
  void fill(null);
}

type Filled = Pick<Head, 'to' | 'subject'>;
const nothing: Filled = { to: '', subject: '' };

/** Whom an answer to a mail goes to, and what it is about; nothing where the mail is gone or does not say. */
async function filledBy(replyTo: ReplyTo): Promise<Filled> {
  if (replyTo.kind === 'stored') {
    // Without it the page says itself that the mail is not there.
    const mail = await askEngine('mail.read', { id: replyTo.id }).catch(() => null);
    return mail === null ? nothing : { to: answerRecipient(mail), subject: answerSubject(mail.subject) };
  }
  const { from, subject } = readHead(replyTo.kind === 'file' ? atob(replyTo.base64) : replyTo.text);
  return { to: from, subject: answerSubject(subject) };
}

/** Answers another mail than before, or none: what the last one has filled in goes with it, what the person has stays. */
async function fill(replyTo: ReplyTo | null): Promise<void> {
  const { replyTo: last } = head.get();
  head.change((before) => ({ ...before, replyTo }));
  const was = last === null ? nothing : await filledBy(last);
  const now = replyTo === null ? nothing : await filledBy(replyTo);
  if (head.get().replyTo !== replyTo) {
    return;
  }
  const told = (key: keyof Filled): string => {
    const present = head.get()[key];
    // A draft that stands there as an answer was written to somebody, whether or not it is one any more.
    const isOpen =
      replyTo === null
        ? present === was[key] && !isOfDraft(key)
        : present === '' || present === was[key] || isOfDraft(key);
    return isOpen ? now[key] : present;
  };
  head.change((before) => ({ ...before, to: told('to'), subject: told('subject') }));
}
