import type { Address } from '../../../contract/entities.ts';

/** A mail that a program keeps in fields of its own instead of as it came over the wire. */
export interface MailFields {
  /** The header block as it came, where the program kept it; empty otherwise. */
  readonly header: string;
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly date: number | null;
  /** With or without angle brackets; empty where there is none. */
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly references: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
}

export const noFields: MailFields = {
  ...{ header: '', from: null, to: [], cc: [], subject: '', date: null, messageId: '', inReplyTo: '', references: '' },
  ...{ text: '', html: '', attachments: [] },
};

/** What these texts are cut to, in characters: nobody has written more in one mail. */
const textLimit = 4 * 1024 * 1024;

/**
 * Writes a mail anew as it would have come over the wire, so that all that follows is the same for every kind of
 * mailbox. The same fields give the same bytes. Texts are in base64: nothing in them can be taken for a boundary.
 */
export function composeMail(mail: MailFields): Buffer {
  const kept = keptHeader(mail.header);
  const has = (name: string): boolean => new RegExp(`^${name}:`, 'im').test(kept);
  const fields = [
    ['From', mail.from === null ? '' : written(mail.from)],
    ['To', mail.to.map(written).join(', ')],
    ['Cc', mail.cc.map(written).join(', ')],
    ['Subject', oneLine(mail.subject)],
    ['Date', mail.date === null ? '' : new Date(mail.date).toUTCString()],
    ['Message-ID', bracketed(mail.messageId)],
    ['In-Reply-To', oneLine(mail.inReplyTo)],
    ['References', oneLine(mail.references)],
  ] as const;
  const lines = fields.flatMap(([name, value]) => (value === '' || has(name) ? [] : [`${name}: ${value}`]));
  return Buffer.from([...(kept === '' ? [] : [kept]), ...lines, ...body(mail)].join('\n'));
}

function body({ text, html, attachments }: MailFields): string[] {
  const texts = [
    ...(text.trim() === '' && html !== '' ? [] : [encoded('text/plain', text)]),
    ...(html === '' ? [] : [encoded('text/html', html)]),
  ];
  const whole = texts.length === 1 ? (texts[0] ?? []) : multipart('alternative', texts);
  if (attachments.length === 0) {
    return ['MIME-Version: 1.0', ...whole];
  }
  // The content of an attachment is never kept: its name and its size are.
  const named = attachments
    .slice(0, 500)
    .map(({ name, bytes }) => [
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${quoted(name)}"; size=${Math.max(0, Math.trunc(bytes))}`,
      '',
      '-',
    ]);
  return ['MIME-Version: 1.0', ...multipart('mixed', [whole, ...named])];
}

function encoded(type: string, text: string): string[] {
  const base64 = Buffer.from(text.slice(0, textLimit)).toString('base64');
  return [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64.match(/.{1,76}/g) ?? []),
  ];
}

function multipart(kind: 'alternative' | 'mixed', parts: readonly (readonly string[])[]): string[] {
  const boundary = `ownhand-${kind}`;
  return [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
    '',
  ];
}

/** The fields of a kept header block that still hold: how the body was encoded then no longer does. */
function keptHeader(header: string): string {
  const fields = header
    .replaceAll('\0', '')
    .split(/\r?\n(?![ \t])/)
    .filter((field) => /^[!-9;-~]+:/.test(field) && !/^(?:content-|mime-version:)/i.test(field))
    // Outlook makes up a header of names alone where the mail never left the company.
    .filter((field) => !/^(?:from|to|cc):/i.test(field) || field.includes('@'));
  return fields.map((field) => field.replaceAll('\r', '').replace(/\n[ \t]*\n/g, '\n')).join('\n');
}

function written({ name, address }: Address): string {
  return name.trim() === '' || name === address ? `<${clean(address)}>` : `"${quoted(name)}" <${clean(address)}>`;
}

function bracketed(id: string): string {
  const bare = oneLine(id).replace(/^<|>$/g, '');
  return bare === '' ? '' : `<${bare}>`;
}

function oneLine(text: string): string {
  return text.replace(/[\0-\x1f\x7f]+/g, ' ').trim();
}

function quoted(text: string): string {
  return oneLine(text).replace(/["\\]/g, "'");
}

function clean(address: string): string {
  return oneLine(address).replace(/[<>\s]/g, '');
}
