/** Taking a mail to be answered onto the page. */
import type { ReplyTo } from '../../../electron/contract/drafting.ts';
import { askEngine } from '../../connection/api.ts';
import { answerRecipient, answerSubject, readHead } from './answerHead.ts';
import { forgetDraft } from './drafting.ts';
import { head, request, startPage } from './page.ts';

/** Answers a mail of the store on a new page. */
export async function answerOnNewPage(id: number): Promise<void> {
  forgetDraft();
  if (await startPage({ replyTo: { kind: 'stored', id } })) {
    await answerStored(id);
  }
}

/** Answers a mail of the store on the page as it stands. */
export async function answerStored(id: number): Promise<void> {
  const mail = await askEngine('mail.read', { id });
  head.change((before) => ({
    ...before,
    replyTo: { kind: 'stored', id },
    to: answerRecipient(mail),
    subject: answerSubject(mail.subject),
  }));
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
  const { from, subject } = readHead(replyTo.kind === 'file' ? atob(replyTo.base64) : replyTo.text);
  head.change((before) => ({
    ...before,
    replyTo,
    to: before.to || from,
    subject: before.subject || answerSubject(subject),
  }));
  request.focus();
}

export function answerNothing(): void {
  head.change((before) => ({ ...before, replyTo: null }));
}
