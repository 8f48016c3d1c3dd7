import { dirname, join } from 'node:path';
import { type Computer, expanded, isThere, type Place, readConfiguration } from './computer.ts';

const files = [
  '.muttrc',
  '.mutt/muttrc',
  '.config/mutt/muttrc',
  '.neomuttrc',
  '.config/neomutt/neomuttrc',
  '.config/neomutt/muttrc',
];

/** Mail that mutt is set to read: its folder, or single mailboxes where they lie elsewhere. */
export function muttPlaces(computer: Computer): Place[] {
  if (computer.platform === 'win32') {
    return [];
  }
  const paths = files.flatMap((name) => {
    const file = join(computer.home, name);
    return pathsIn(readConfiguration(file), dirname(file), computer);
  });
  const there = [...new Set(paths)].filter(isThere);
  // What lies in a folder that is offered is offered with it.
  const alone = there.filter((path) => !there.some((other) => path.startsWith(`${other}/`)));
  return alone.map((path) => ({ program: 'mutt', account: path.replace(`${computer.home}/`, '~/'), path }));
}

function pathsIn(text: string, base: string, computer: Computer): string[] {
  const values = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of text.matchAll(
    /^\s*set\s+(folder|mbox|spoolfile|record|postponed)\s*=\s*(?:["']([^"']*)["']|(\S+))/gm,
  )) {
    values.set(name, quoted ?? bare);
  }
  const listed = [...text.matchAll(/^\s*mailboxes\s+(.+)$/gm)].flatMap(([, rest = '']) =>
    rest.split(/\s+/).map((word) => word.replace(/["']/g, '')),
  );
  const folder = expanded(values.get('folder') ?? '~/Mail', computer, base);
  values.delete('postponed');
  return [...(values.has('folder') ? [folder] : []), ...[...values.values()], ...listed].flatMap((path) => {
    // On a server, or made by a command.
    if (path === '' || /^(?:imaps?|pops?|notmuch|nntps?):|[`|$]/.test(path.replace(/^\$HOME/, ''))) {
      return [];
    }
    return [/^[=+]/.test(path) ? join(folder, path.slice(1)) : expanded(path, computer, base)];
  });
}
