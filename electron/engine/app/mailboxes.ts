import { homedir } from 'node:os';
import type { mailboxes } from '../../contract/mailboxes.ts';
import type { Handlers } from '../../contract/method.ts';
import { accountFrom } from '../imap/account.ts';
import { listFolders } from '../imap/folders.ts';
import { findMailboxes } from '../mail/discovery/find.ts';
import { knownPaths } from '../store/sources.ts';
import { readWatchable, setWatched } from '../store/watched.ts';
import type { Accounts } from './accounts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';
import type { Watching } from './watching.ts';

export interface MailboxWork {
  readonly session: Session;
  readonly paths: Paths;
  readonly accounts: Accounts;
  readonly watching: Watching;
}

export function mailboxHandlers({ session, paths, accounts, watching }: MailboxWork): Handlers<typeof mailboxes> {
  return {
    'mailboxes.find': async (_, { signal, progress }) => {
      const known = session.isOpen ? knownPaths(session.database()) : new Set<string>();
      const computer = { platform: process.platform, home: homedir(), environment: process.env };
      const found = await findMailboxes(computer, signal, progress);
      return found.map((each) => {
        if (each.obstacle !== null) {
          return { kind: 'closed', ...each };
        }
        const { program, account, path, mails, bytes, exact } = each;
        const source = paths.register(path, nameOf(program, account));
        return { kind: 'open', program, account, source, mails, bytes, exact, known: known.has(path) };
      });
    },
    'mailboxes.connect': async (settings, { signal }) => {
      session.database();
      const account = accountFrom(settings);
      const folders = await listFolders(account, { signal });
      return { account: accounts.add(account, folders), folders };
    },
    'mailboxes.choose': ({ account, folders }) => {
      accounts.choose(account, folders);
      return null;
    },
    'mailboxes.news': (_, { signal, progress }) => watching.watch(progress, signal),
    'mailboxes.watch': ({ sourceId, watched }) => {
      setWatched(session.database(), sourceId, watched);
      watching.begin();
      return null;
    },
    'mailboxes.look': async ({ sourceId }, { signal }) => {
      const source = readWatchable(session.database(), sourceId);
      return { mails: await watching.look(source, signal) };
    },
  };
}

/** What the mailbox is called from now on: the account alone says little beside other mailboxes. */
function nameOf(program: string, account: string): string {
  return account.includes('.') || account.includes('~') ? account : `${program}, ${account}`;
}
