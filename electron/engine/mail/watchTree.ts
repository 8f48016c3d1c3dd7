import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** So many folders of one mailbox are watched; what lies in more is seen when it is looked at every so often. */
const folderLimit = 400;
const depthLimit = 12;

/**
 * Calls `onChange` whenever something changes in a file, or in a folder and those in it. Folders are watched one by
 * one, their files are not: a Maildir holds a hundred thousand of them. What the system refuses to watch is let go.
 */
export async function watchTree(path: string, onChange: () => void): Promise<{ close: () => void }> {
  const found = await stat(path).catch(() => null);
  // Programs put a new file in the place of the old one: then only its folder sees it.
  const folders = found?.isDirectory() === true ? await foldersIn(path, depthLimit) : [dirname(path)];
  const watchers: FSWatcher[] = [];
  for (const folder of folders.slice(0, folderLimit)) {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (found?.isDirectory() === true || name === null || path.endsWith(name)) {
          onChange();
        }
      });
      watcher.on('error', () => {
        watcher.close();
      });
      watchers.push(watcher);
    } catch {
      break; // no more watches are to be had
    }
  }
  return {
    close: () => {
      for (const watcher of watchers) {
        watcher.close();
      }
    },
  };
}

async function foldersIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inner = depth === 0 ? [] : entries.filter((entry) => entry.isDirectory() && entry.name !== 'tmp');
  const below: string[] = [];
  for (const { name } of inner) {
    if (below.length < folderLimit) {
      below.push(...(await foldersIn(join(folder, name), depth - 1)));
    }
  }
  return [folder, ...below];
}

/** File systems that lie on other computers, by the number that Linux gives them: NFS, SMB, CIFS, FUSE, 9p, AFS. */
const remote = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f]);

/** True where changes on a drive are not told and must be looked for: on a network. */
export async function isRemote(path: string): Promise<boolean> {
  if (process.platform === 'win32') {
    return path.startsWith('\\\\');
  }
  const type = await statfs(path).then(
    (found) => found.type,
    () => 0,
  );
  return remote.has(type);
}
