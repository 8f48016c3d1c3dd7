import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { type MailFields, noFields } from './composedMail.ts';
import { isMailClass, outlookAddress } from './outlookFields.ts';

const { default: MsgReader } = createRequire(import.meta.url)('@kenjiuno/msgreader') as {
  default: new (content: ArrayBuffer) => { getFileData(): FieldsData };
};

const sizeLimit = 256 * 1024 * 1024;

/** Reads an Outlook message (.msg). Throws a sentence on what is none. Runs in the thread of outlookThread.ts only. */
export function readOutlookMessage(path: string): MailFields {
  if (statSync(path).size > sizeLimit) {
    throw new Error('This Outlook message is larger than 256 MB.');
  }
  // A buffer of its own: the library looks at the beginning of whatever memory it is given.
  const reader = new MsgReader(new Uint8Array(readFileSync(path)).buffer);
  const found = reader.getFileData();
  if (found.error !== undefined || found.dataType !== 'msg') {
    throw new Error('This Office file holds no mail.');
  }
  if (!isMailClass(found.messageClass ?? '')) {
    throw new Error('This is an item of Outlook, but no mail.');
  }
  return fieldsOf(found);
}

function fieldsOf(found: FieldsData): MailFields {
  const people = (kind: 'to' | 'cc'): MailFields['to'] =>
    (found.recipients ?? []).flatMap(({ recipType, name = '', smtpAddress, email }) => {
      const who = recipType === kind ? outlookAddress(name, smtpAddress, email) : null;
      return who === null ? [] : [who];
    });
  const date = Date.parse(found.clientSubmitTime ?? found.messageDeliveryTime ?? found.creationTime ?? '');
  const { senderName = '', senderSmtpAddress, senderEmail, sentRepresentingSmtpAddress, creatorSMTPAddress } = found;
  return {
    ...noFields,
    header: found.headers ?? '',
    from: outlookAddress(senderName, senderSmtpAddress, sentRepresentingSmtpAddress, creatorSMTPAddress, senderEmail),
    to: people('to'),
    cc: people('cc'),
    subject: found.subject ?? '',
    date: Number.isNaN(date) ? null : date,
    messageId: found.messageId ?? '',
    text: found.body ?? '',
    html: found.bodyHtml ?? (found.html === undefined ? '' : Buffer.from(found.html).toString('utf8')),
    attachments: (found.attachments ?? []).map(({ fileName, fileNameShort, name, contentLength = 0 }) => ({
      name: fileName ?? fileNameShort ?? name ?? '',
      bytes: contentLength,
    })),
  };
}
