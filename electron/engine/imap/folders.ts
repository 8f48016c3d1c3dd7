import { lexicon } from '../lexicon.ts';
import type { AccountFolder, MailboxUse } from '../../contract/mailboxes.ts';
import { isSentFolder } from '../mail/candidates.ts';
import { leftOutFolder } from '../mail/leftOut.ts';
import type { Account } from './account.ts';
import { type ConnectOptions, withConnection } from './connection.ts';

const uses = lexicon<MailboxUse>({
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Trash': 'trash',
  '\\Junk': 'spam',
  '\\All': 'all',
  '\\Archive': 'archive',
  '\\Inbox': 'inbox',
});

/** The folders of an account, each with its use as the server marks it, else as its name says. Sent mail stands first. */
export async function listFolders(account: Account, options: ConnectOptions): Promise<AccountFolder[]> {
  return withConnection(account, options, async (client) => {
    const found = await client.list({ statusQuery: { messages: true } });
    const folders = found
      .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
      .map(({ path, specialUse, delimiter, status }) => {
        const name = path.split(delimiter).join('/');
        return { path, name, mails: status?.messages ?? 0, use: uses[specialUse ?? ''] ?? useByName(name) };
      });
    const hasAll = folders.some(({ use }) => use === 'all');
    return folders
      .map((folder) => ({ ...folder, suggested: folder.mails > 0 && isSuggested(folder.use, hasAll) }))
      .sort((a, b) => rank(a.use) - rank(b.use) || a.name.localeCompare(b.name));
  });
}

function useByName(name: string): MailboxUse | null {
  const leftOut = leftOutFolder(name);
  return isSentFolder(name) ? 'sent' : leftOut === null || leftOut === 'chats' ? null : leftOut;
}

/** A folder of all mail holds what stands in the others; sent mail is named all the same, because it tells who is who. */
function isSuggested(use: MailboxUse | null, hasAll: boolean): boolean {
  if (use === 'drafts' || use === 'trash' || use === 'spam') {
    return false;
  }
  return !hasAll || use === 'all' || use === 'sent';
}

function rank(use: MailboxUse | null): number {
  return use === 'sent' ? 0 : use === 'inbox' ? 1 : use === null || use === 'all' || use === 'archive' ? 2 : 3;
}
