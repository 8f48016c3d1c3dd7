import { createRequire } from 'node:module';
import type { PSTFile as File, PSTFolder, PSTMessage } from 'pst-extractor';
import { type MailFields, noFields } from './composedMail.ts';
import { isMailClass, outlookAddress } from './outlookFields.ts';

const { PSTFile } = createRequire(import.meta.url)('pst-extractor') as { PSTFile: typeof File };

/** A mail of an Outlook data file, or the reason why one could not be read. */
export type OutlookItem = {
  /** Names of the folders above it, from the top. */
  readonly folder: string;
  /** How many items came before it, counted through all folders. */
  readonly number: number;
} & ({ readonly mail: MailFields; readonly isUnsent: boolean } | { readonly reason: string });

const depthLimit = 64;

/**
 * Reads an Outlook data file (.pst, .ost), folder by folder, from item `from` on. Throws where the file as a whole
 * cannot be read. Runs in the thread of outlookThread.ts only: the library reads synchronously and prints what it reads.
 */
export function* readOutlookStore(path: string, from: number): Generator<OutlookItem> {
  const file = new PSTFile(path);
  try {
    let number = 0;
    const seen = new Set<number>();

    function* enter(folder: PSTFolder, name: string, depth: number): Generator<OutlookItem> {
      const id = folder.descriptorNodeId.toNumber();
      if (seen.has(id) || depth > depthLimit) {
        return; // folders in a circle
      }
      seen.add(id);
      // What lies in search folders lies elsewhere too.
      const count = isSearch(folder) ? 0 : folder.contentCount;
      for (let at = 0; at < count; at += 1, number += 1) {
        if (number < from) {
          continue;
        }
        try {
          folder.moveChildCursorTo(at);
          const item = folder.getNextChild() as PSTMessage | null;
          if (item === null) {
            break;
          }
          if (isMailClass(item.messageClass)) {
            yield { folder: name, number, mail: fieldsOf(item), isUnsent: item.isUnsent };
          }
        } catch {
          yield { folder: name, number, reason: 'This mail is damaged and could not be read.' };
        }
      }
      const inside = subfolders(folder);
      if (inside === null && folder.hasSubfolders) {
        yield {
          folder: name,
          number,
          reason: `The folders in ${name || 'this file'} are damaged and could not be read.`,
        };
      }
      for (const inner of inside ?? []) {
        yield* enter(inner, [name, inner.displayName].filter((word) => word !== '').join('/'), depth + 1);
      }
    }

    yield* enter(file.getRootFolder(), '', 0);
  } finally {
    file.close();
  }
}

/** Folders that search something have no table of folders, and the library throws; null where it is damaged. */
function subfolders(folder: PSTFolder): PSTFolder[] | null {
  try {
    return isSearch(folder) ? [] : folder.getSubFolders();
  } catch {
    return null;
  }
}

function isSearch(folder: PSTFolder): boolean {
  return (folder.descriptorNodeId.toNumber() & 0x1f) === 3;
}

function fieldsOf(item: PSTMessage): MailFields {
  const to: MailFields['to'][number][] = [];
  const cc: MailFields['to'][number][] = [];
  for (let at = 0; at < Math.min(item.numberOfRecipients, 500); at += 1) {
    const recipient = item.getRecipient(at);
    const who = recipient && outlookAddress(recipient.displayName, recipient.smtpAddress, recipient.emailAddress);
    if (who) {
      (recipient.recipientType === 2 ? cc : to).push(who);
    }
  }
  const date = item.clientSubmitTime ?? item.messageDeliveryTime ?? item.creationTime;
  return {
    ...noFields,
    header: item.transportMessageHeaders,
    from: outlookAddress(
      item.sentRepresentingName || item.senderName,
      item.senderEmailAddress,
      item.sentRepresentingEmailAddress,
    ),
    to,
    cc,
    // A mark of the conversation, in two characters, may stand before it.
    subject: item.subject.replace(/^\x01./, ''),
    date: date?.getTime() ?? null,
    messageId: item.internetMessageId,
    inReplyTo: item.inReplyToId,
    text: item.body,
    html: item.bodyHTML,
    attachments: attachmentsOf(item),
  };
}

function attachmentsOf(item: PSTMessage): { name: string; bytes: number }[] {
  const found: { name: string; bytes: number }[] = [];
  for (let at = 0; at < Math.min(item.numberOfAttachments, 500); at += 1) {
    try {
      const { longFilename, filename, displayName, size } = item.getAttachment(at);
      found.push({ name: longFilename || filename || displayName, bytes: size });
    } catch {
      found.push({ name: '', bytes: 0 });
    }
  }
  return found;
}
