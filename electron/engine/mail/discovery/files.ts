import { basename, join } from 'node:path';
import { type Computer, isFolder, isThere, namesIn, type Place } from './computer.ts';

/** Data files of Outlook: in its own folders and in those where people put what they export. */
export function outlookPlaces(computer: Computer): Place[] {
  const { home, platform, environment } = computer;
  const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  const folders = [
    ...(platform === 'win32' ? [join(home, 'Documents', 'Outlook Files'), join(local, 'Microsoft', 'Outlook')] : []),
    ...['Documents', 'Downloads', 'Desktop'].map((name) => join(home, name)),
  ];
  return folders.flatMap((folder) =>
    namesIn(folder).flatMap((name) =>
      /\.(?:pst|ost|olm)$/i.test(name) ? [{ program: 'Outlook', account: name, path: join(folder, name) }] : [],
    ),
  );
}

/** What Gmail's Takeout and Proton's export leave in the folder of downloads. */
export function exportPlaces({ home }: Computer): Place[] {
  const downloads = join(home, 'Downloads');
  const takeout = join(downloads, 'Takeout', 'Mail');
  const boxes = [takeout, downloads].flatMap((folder) =>
    namesIn(folder).flatMap((name) =>
      /\.mbox$/i.test(name)
        ? [{ program: folder === takeout ? 'Gmail Takeout' : 'Exports', account: name, path: join(folder, name) }]
        : [],
    ),
  );
  const packed = namesIn(downloads).flatMap((name) =>
    /^takeout-.*\.(?:zip|tgz)$/i.test(name)
      ? [{ program: 'Gmail Takeout', account: name, path: join(downloads, name) }]
      : [],
  );
  const proton = namesIn(downloads).flatMap((name) => {
    const path = join(downloads, name);
    const isExport =
      namesIn(path).some((inside) => /^mail_\d{8}_\d+$/.test(inside)) ||
      /@(?:proton(?:mail)?\.\w+|pm\.me)$/i.test(name);
    return isExport && isFolder(path) ? [{ program: 'Proton export', account: name, path }] : [];
  });
  return [...boxes, ...packed, ...proton];
}

/** Where programs of Unix keep mail by custom, and what the system itself delivers. */
export function customaryPlaces(
  { home, platform, environment }: Computer,
  spools = ['/var/mail', '/var/spool/mail'],
): Place[] {
  if (platform === 'win32') {
    return [];
  }
  const user = environment['USER'] ?? environment['LOGNAME'] ?? basename(home);
  const paths = [
    ...['Maildir', 'Mail', 'mail', '.maildir', '.mail', 'mbox'].map((name) => join(home, name)),
    environment['MAIL'] ?? '',
    ...spools.map((spool) => join(spool, user)),
  ];
  return [...new Set(paths)].flatMap((path) =>
    path !== '' && isThere(path) ? [{ program: 'Mail folders', account: path.replace(`${home}/`, '~/'), path }] : [],
  );
}
