import type { Address } from '../../contract/entities.ts';

export interface Unsent {
  readonly from: Address | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The Message-ID of the mail being answered, without angle brackets. */
  readonly inReplyTo: string | null;
}

/**
 * The page as an .eml file that mail programs open as a draft: `X-Unsent` is what Outlook, Thunderbird and Apple Mail
 * look for. It holds no date and no Message-ID, which the program that sends it will give.
 */
export async function unsentMail({ from, to, subject, text, inReplyTo }: Unsent): Promise<string> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  const composed = new MailComposer({
    ...(from === null ? {} : { from }),
    to,
    subject,
    text,
    ...(inReplyTo === null ? {} : { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` }),
    headers: { 'X-Unsent': '1' },
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const built = await composed.compile().build();
  const eml = built.toString('latin1');
  const body = eml.indexOf('\r\n\r\n') + 2;
  return eml.slice(0, body).replace(/^(?:Date|Message-ID):.*\r\n(?:[ \t].*\r\n)*/gim, '') + eml.slice(body);
}

/** A file name out of a subject, for every system. */
export function fileName(subject: string): string {
  const name = subject
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  return `${name || 'Draft'}.eml`;
}
