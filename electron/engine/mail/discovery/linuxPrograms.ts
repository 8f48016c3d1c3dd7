import { join } from 'node:path';
import {
  type Computer,
  dataFolders,
  iniSections,
  isFolder,
  isThere,
  namesIn,
  type Place,
  readConfiguration,
} from './computer.ts';

/** Mail of Evolution: what it keeps itself, and what it keeps of accounts on a server. */
export function evolutionPlaces(computer: Computer): Place[] {
  return dataFolders(computer, 'org.gnome.Evolution').flatMap(({ data, cache, config }) => {
    const local = join(data, 'evolution', 'mail', 'local');
    const kept = join(cache, 'evolution', 'mail');
    const remote = namesIn(kept).flatMap((id) => {
      const path = join(kept, id, 'folders');
      const source = iniSections(readConfiguration(join(config, 'evolution', 'sources', `${id}.source`)));
      const name = source.find((section) => section.name === 'Data Source')?.values.get('DisplayName');
      return isFolder(path) ? [{ program: 'Evolution', account: name ?? id, path }] : [];
    });
    return [
      ...(isFolder(local) ? [{ program: 'Evolution', account: 'On this computer', path: local }] : []),
      ...remote,
    ];
  });
}

/** Accounts of Geary. */
export function gearyPlaces(computer: Computer): Place[] {
  return dataFolders(computer, 'org.gnome.Geary').flatMap(({ data, config }) =>
    namesIn(join(data, 'geary')).flatMap((name) => {
      const path = join(data, 'geary', name, 'geary.db');
      const settings = iniSections(readConfiguration(join(config, 'geary', name, 'geary.ini')));
      const sender = settings.find((section) => section.name === 'Account')?.values.get('sender_mailboxes');
      const address = /[^\s<>;"]+@[^\s<>;"]+/.exec(sender ?? '')?.[0];
      return isThere(path) ? [{ program: 'Geary', account: address ?? name, path }] : [];
    }),
  );
}

/** Mail that KMail keeps on this computer. */
export function kmailPlaces(computer: Computer): Place[] {
  const [{ data } = { data: '' }] = dataFolders(computer, 'org.kde.kmail2');
  return ['local-mail', '.local-mail.directory'].flatMap((name) => {
    const path = join(data, name);
    return isFolder(path) ? [{ program: 'KMail', account: 'Local folders', path }] : [];
  });
}
