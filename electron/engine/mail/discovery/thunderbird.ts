import { join } from 'node:path';
import { type Computer, expanded, iniSections, isFolder, namesIn, type Place, readConfiguration } from './computer.ts';

/** Accounts of Thunderbird, of all profiles of all ways in which it is installed. */
export function thunderbirdPlaces(computer: Computer): Place[] {
  return roots(computer).flatMap((root) =>
    profilesIn(root, computer).flatMap((profile) => {
      const accounts = accountsOf(profile, computer);
      return (accounts.length > 0 ? accounts : foldersOf(profile)).map((place) => ({
        program: 'Thunderbird',
        ...place,
      }));
    }),
  );
}

function roots({ platform, home, environment }: Computer): string[] {
  switch (platform) {
    case 'darwin':
      return [join(home, 'Library', 'Thunderbird')];
    case 'win32': {
      const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
      const packages = join(local, 'Packages');
      const fromStore = namesIn(packages).filter((name) => name.startsWith('MozillaThunderbird.'));
      return [
        join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Thunderbird'),
        ...fromStore.map((name) => join(packages, name, 'LocalCache', 'Roaming', 'Thunderbird')),
      ];
    }
    default:
      return [
        join(home, '.thunderbird'),
        join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'thunderbird'),
        join(home, 'snap', 'thunderbird', 'common', '.thunderbird'),
        join(home, '.var', 'app', 'org.mozilla.Thunderbird', '.thunderbird'),
        join(home, '.icedove'),
      ];
  }
}

function profilesIn(root: string, computer: Computer): string[] {
  const paths = iniSections(readConfiguration(join(root, 'profiles.ini'))).flatMap(({ name, values }) => {
    const path = values.get('Path');
    return path !== undefined && /^Profile\d/.test(name) ? [expanded(path, computer, root)] : [];
  });
  return [...new Set(paths)].filter(isFolder);
}

type Account = Omit<Place, 'program'>;

/** What prefs.js says of accounts: `user_pref("mail.account.account1.server", "server1");`. */
function accountsOf(profile: string, computer: Computer): Account[] {
  const prefs = new Map<string, string>();
  const line = /^user_pref\("((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\);/gm;
  for (const [, key = '', value = ''] of readConfiguration(join(profile, 'prefs.js')).matchAll(line)) {
    prefs.set(key, value.replace(/\\(.)/g, '$1'));
  }
  const accounts = [...prefs].flatMap(([key, server]) => {
    const account = /^mail\.account\.(\w+)\.server$/.exec(key)?.[1];
    const of = (name: string): string => prefs.get(`mail.server.${server}.${name}`) ?? '';
    if (account === undefined || !/^(?:imap|pop3|none|owl|exquilla|ews)$/.test(of('type'))) {
      return [];
    }
    const relative = /^\[ProfD\](.+)$/.exec(of('directory-rel'))?.[1];
    const path = relative === undefined ? of('directory') : join(profile, relative);
    const [identity = ''] = (prefs.get(`mail.account.${account}.identities`) ?? '').split(',');
    const address = prefs.get(`mail.identity.${identity.trim()}.useremail`);
    const name = address ?? (of('type') === 'none' ? 'Local Folders' : of('name') || of('hostname'));
    return path === '' ? [] : [{ account: name, path: expanded(path, computer, profile) }];
  });
  return accounts.filter(({ path }) => isFolder(path));
}

function foldersOf(profile: string): Account[] {
  return ['ImapMail', 'Mail'].flatMap((kind) =>
    namesIn(join(profile, kind)).flatMap((name) => {
      const path = join(profile, kind, name);
      return isFolder(path) ? [{ account: name, path }] : [];
    }),
  );
}
