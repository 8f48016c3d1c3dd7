import { lexicon } from '../../lexicon.ts';
import { Parser } from 'htmlparser2';
import yauzl from 'yauzl';
import type { Address } from '../../../contract/entities.ts';
import { composeMail, type MailFields, noFields } from './composedMail.ts';

/** A mail of an Outlook archive for the Mac, or the reason why one could not be read. */
export type OlmItem = { readonly folder: string; readonly number: number; readonly name: string } & (
  { readonly raw: Buffer } | { readonly reason: string }
);

/** One mail as XML, unpacked. What lies beyond is refused: a few kilobytes can be packed to unpack to terabytes. */
const entryLimit = 64 * 1024 * 1024;

/**
 * Reads the mails of an archive (.olm: a zip of XML files) from entry `from` on, one in memory at a time. Throws where
 * the zip itself cannot be read.
 */
export async function* readOlm(path: string, from: number, signal?: AbortSignal): AsyncGenerator<OlmItem> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    let number = -1;
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      number += 1;
      const name = entry.fileName;
      if (number < from || !/com\.microsoft\.__Messages\/.*\.xml$/i.test(name)) {
        continue;
      }
      const folder = folderOf(name);
      if (entry.uncompressedSize > entryLimit) {
        yield { folder, number, name, reason: 'This mail is larger than 64 MB unpacked.' };
        continue;
      }
      try {
        const mails = readMailXml(await readEntry(zip, entry));
        for (const mail of mails) {
          yield { folder, number, name, raw: composeMail(mail) };
        }
      } catch {
        signal?.throwIfAborted();
        yield { folder, number, name, reason: 'This mail is damaged and could not be unpacked.' };
      }
    }
  } finally {
    zip.close();
  }
}

/** `Accounts/ada@example.org/com.microsoft.__Messages/Sent Items/message_00001.xml` lies in `Sent Items`. */
function folderOf(name: string): string {
  return name.replace(/^.*com\.microsoft\.__Messages\//i, '').replace(/\/?[^/]*$/, '');
}

/** yauzl fails where an entry unpacks to more than it states, so nothing grows past the limit. */
async function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

type People = Record<'from' | 'to' | 'cc', Address[]> & { attachments: { name: string; bytes: number }[] };

/** Takes the mails out of the XML of an archive. Entities that a document declares itself are never expanded. */
export function readMailXml(xml: string): MailFields[] {
  const mails: MailFields[] = [];
  const texts = new Map<string, string>();
  let mail: People | null = null;
  let open = '';
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'email') {
          mail = { from: [], to: [], cc: [], attachments: [] };
          texts.clear();
        } else if (tag === 'emailAddress' && mail !== null) {
          keepAddress(mail, open, attributes);
        } else if (tag === 'messageAttachment' && mail !== null) {
          const bytes = Number(attributes['OPFAttachmentContentFileSize'] ?? 0);
          mail.attachments.push({ name: attributes['OPFAttachmentName'] ?? '', bytes: bytes >= 0 ? bytes : 0 });
        } else {
          open = tag;
        }
      },
      ontext: (text) => {
        texts.set(open, (texts.get(open) ?? '') + text);
      },
      onclosetag: (tag) => {
        if (tag === 'email' && mail !== null) {
          mails.push(filled(mail, texts));
          mail = null;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return mails;
}

const roles = lexicon<'from' | 'to' | 'cc'>({
  OPFMessageCopyFromAddresses: 'from',
  OPFMessageCopySenderAddress: 'from',
  OPFMessageCopyToAddresses: 'to',
  OPFMessageCopyCCAddresses: 'cc',
});

function keepAddress(mail: People, field: string, attributes: Readonly<Record<string, string>>): void {
  const who: Address = {
    name: (attributes['OPFContactEmailAddressName'] ?? '').trim(),
    address: (attributes['OPFContactEmailAddressAddress'] ?? '').trim().toLowerCase(),
  };
  if (who.address === '') {
    return;
  }
  const role = roles[field];
  if (role !== undefined) {
    mail[role].push(who);
  }
}

function filled(mail: People, texts: ReadonlyMap<string, string>): MailFields {
  const text = (field: string): string => texts.get(`OPFMessageCopy${field}`)?.trim() ?? '';
  // Written as UTC, without a zone.
  const date = Date.parse(`${(text('SentTime') || text('ReceivedTime')).replace(/Z?$/, '')}Z`);
  const body = text('Body');
  const html = text('HTMLBody') || (/^\s*<(?:html|!doctype|body|div)/i.test(body) ? body : '');
  return {
    ...noFields,
    ...{ from: mail.from[0] ?? null, to: mail.to, cc: mail.cc, attachments: mail.attachments },
    subject: text('Subject'),
    date: Number.isNaN(date) ? null : date,
    messageId: text('MessageID'),
    inReplyTo: text('InReplyTo'),
    references: text('References'),
    text: body === html ? '' : body,
    html,
  };
}
