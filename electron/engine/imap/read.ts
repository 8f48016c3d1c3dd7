import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Found, RawMail } from '../mail/rawMail.ts';
import { mailLimit } from '../mail/rawMail.ts';
import type { Account, Places } from './account.ts';

export interface Reading {
  readonly places: Places;
  /** Told how many mails there are to read in all, once that is known. */
  readonly onTotal?: (mails: number) => void;
  /** Only the newest so many of each folder, and of each only the beginning. */
  readonly sample?: { readonly mails: number; readonly bytes: number };
}

/** Mails whose sizes are asked for at once, and bytes of mails that are fetched at once. */
const step = { mails: 500, bytes: 8 * 1024 * 1024 };

/**
 * Reads the mails of an account that are new since `places`, folder by folder in the order of their numbers, a few in
 * memory at a time. Folders are opened with EXAMINE and mails fetched with BODY.PEEK: nothing changes on the server.
 */
export async function* readAccount(client: ImapFlow, account: Account, reading: Reading): AsyncGenerator<Found> {
  const { sample } = reading;
  const places: Places = { ...reading.places };
  const plans: { path: string; use: string | null; validity: string; uids: number[] }[] = [];
  for (const { path, use } of account.folders) {
    const box = await open(client, path);
    if (box === null) {
      const place = { folder: path, cursor: JSON.stringify(places), done: 0 };
      yield { kind: 'refused', where: path, reason: 'This folder is no longer on the server.', ...place };
      continue;
    }
    const validity = String(box.uidValidity);
    const before = places[path]?.validity === validity ? places[path].uid : 0;
    // `n:*` always names the last mail, even where its number is smaller.
    const found = box.exists === 0 ? [] : await client.search({ uid: `${before + 1}:*` }, { uid: true });
    const uids = (found || []).filter((uid) => uid > before).sort((a, b) => a - b);
    plans.push({ path, use, validity, uids: sample ? uids.slice(-sample.mails) : uids });
  }
  reading.onTotal?.(plans.reduce((sum, { uids }) => sum + uids.length, 0));
  let done = 0;
  for (const { path, use, validity, uids } of plans) {
    if (uids.length === 0) {
      continue;
    }
    await client.mailboxOpen(path, { readOnly: true });
    for (let first = 0; first < uids.length; first += step.mails) {
      for (const group of await bySize(client, uids.slice(first, first + step.mails), sample?.bytes ?? mailLimit)) {
        const mails = await client.fetchAll(
          group.join(','),
          { uid: true, flags: true, size: true, source: { start: 0, maxLength: sample?.bytes ?? mailLimit } },
          { uid: true },
        );
        const got = new Map(mails.map((mail) => [mail.uid, mail]));
        for (const uid of group) {
          done += 1;
          places[path] = { validity, uid };
          const place = { folder: folderName(path, use), cursor: JSON.stringify(places), done };
          const where = `${path}, mail ${uid}`;
          const { source, size, flags } = got.get(uid) ?? {};
          if (source !== undefined && source.length > 0) {
            const mark = markOf(flags, use);
            yield { kind: 'mail', where, raw: source, bytes: size ?? source.length, ...place, ...(mark && { mark }) };
          } else if (got.has(uid)) {
            yield { kind: 'refused', where, reason: 'The server did not hand this mail out.', ...place };
          }
          // What is in no answer was removed on the server meanwhile.
        }
      }
    }
  }
}

/** Opens a folder for reading only; null where the server has it no more. */
async function open(client: ImapFlow, path: string): Promise<MailboxObject | null> {
  try {
    return await client.mailboxOpen(path, { readOnly: true });
  } catch (error) {
    if (error instanceof Error && 'responseStatus' in error && error.responseStatus === 'NO') {
      return null;
    }
    throw error;
  }
}

/** Splits mails into groups of a few megabytes: one large mail alone, many small ones together. */
async function bySize(client: ImapFlow, uids: readonly number[], most: number): Promise<number[][]> {
  const answers = await client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true });
  const sizes = new Map(answers.map(({ uid, size }) => [uid, Math.min(size ?? 0, most)]));
  const groups: number[][] = [];
  let bytes = 0;
  for (const uid of uids) {
    const size = sizes.get(uid) ?? 0;
    const last = groups.at(-1);
    if (last === undefined || bytes + size > step.bytes || last.length === 100) {
      groups.push([uid]);
      bytes = size;
    } else {
      last.push(uid);
      bytes += size;
    }
  }
  return groups;
}

/** The name by which sent mail is known everywhere, whatever the server calls it. */
function folderName(path: string, use: string | null): string {
  return use === 'sent' ? 'Sent' : path;
}

/** What the flags say of a mail. In a folder of drafts or trash that was chosen they say nothing new. */
function markOf(flags: ReadonlySet<string> | undefined, use: string | null): RawMail['mark'] | null {
  if (flags?.has('\\Deleted') === true && use !== 'trash') {
    return 'trash';
  }
  return flags?.has('\\Draft') === true && use !== 'drafts' ? 'drafts' : null;
}
