import type { Dirent } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileKey } from './knownFiles.ts';

/** A file met on the walk through a folder. */
export interface MetFile {
  readonly path: string;
  /** From the root, with `/`. */
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** A file, or a place that could not be read. */
export type Met =
  (MetFile & { reason?: never }) | { readonly path: string; readonly name: string; readonly reason: string };

/**
 * Index and bookkeeping files that mail programs keep beside their mail, and mail that MH has removed; nobody misses
 * them.
 */
const bookkeeping =
  /^(?:\.|,\d+$|dovecot|maildirsize|maildirfolder|subscriptions|courierimap|cyrus\.)|\.(?:msf|dat|log|lock|idx|cmeta|ibex|index|data|json|sqlite|db|html?|plist|css|js|png|jpe?g|gif|pdf|zip|t?gz|md|txt)$/i;

/**
 * Walks a folder in a fixed order: files by name, then subfolders by name; in a Maildir `new` before `cur`, so that a
 * mail which is read and moved meanwhile is not missed. Files that are passed over are not met, nor are mails of a
 * Maildir that are known: such a file never changes. Links that lead out of the folder or in a circle are refused.
 */
export async function* walk(
  root: string,
  signal?: AbortSignal,
  isPassedOver: (name: string, inMaildir: boolean) => boolean = isBookkeeping,
  isKnown: (name: string) => boolean = () => false,
): AsyncGenerator<Met> {
  const realRoot = await realpath(root);
  const seen = new Set<string>([realRoot]);
  const nameOf = (path: string): string => relative(root, path).split(sep).join('/');

  async function* enter(folder: string, depth: number): AsyncGenerator<Met> {
    signal?.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      yield { path: folder, name: nameOf(folder), reason: `The folder could not be opened (${codeOf(error)}).` };
      return;
    }
    const names = new Set(entries.map((entry) => entry.name));
    const isMaildir = names.has('cur') && (names.has('new') || names.has('tmp'));
    // Evolution sorts the mail of `cur` into folders.
    const inside = nameOf(folder).split('/');
    const holding = inside.findLastIndex((word) => word === 'cur' || word === 'new');
    const inMaildir = holding >= 0;
    const holder = inMaildir ? inside.slice(0, holding).join('/') : nameOf(folder);
    entries.sort((a, b) => order(a, isMaildir) - order(b, isMaildir) || (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      let isFolder = entry.isDirectory();
      if (entry.isSymbolicLink()) {
        const refused = await followLink(path);
        if (typeof refused === 'string') {
          yield { path, name: nameOf(path), reason: refused };
          continue;
        }
        isFolder = refused.isDirectory();
      } else if (!isFolder && !entry.isFile()) {
        continue; // pipes, sockets, devices
      }
      if (isFolder) {
        if (isMaildir ? entry.name === 'tmp' : isAttachments(entry.name, names)) {
          continue;
        }
        if (depth > 64) {
          yield { path, name: nameOf(path), reason: 'The folder is nested too deep.' };
        } else {
          yield* enter(path, depth + 1);
        }
      } else if (isMaildir || isPassedOver(entry.name, inMaildir) || (inMaildir && isKnown(nameOf(path)))) {
        continue;
      } else {
        const place = inMaildir ? await placeNow(path) : path;
        if (place !== null) {
          const { size, mtimeMs } = await stat(place).catch(() => gone);
          yield { path: place, name: nameOf(place), folder: holder, bytes: size, changedAt: Math.trunc(mtimeMs) };
        }
      }
    }
  }

  async function followLink(path: string): Promise<string | Awaited<ReturnType<typeof stat>>> {
    try {
      const target = await realpath(path);
      if (target !== realRoot && !target.startsWith(realRoot + sep)) {
        return 'This link leads out of the folder and was not followed.';
      }
      const found = await stat(target);
      if (found.isDirectory() && (seen.has(target) || realRoot.startsWith(target))) {
        return 'This link leads in a circle and was not followed.';
      }
      seen.add(target);
      return found;
    } catch {
      return 'This link leads nowhere.';
    }
  }

  yield* enter(root, 0);
}

/** Gone since its folder was listed: the reader says so. */
const gone = { size: 0, mtimeMs: 0 };

/**
 * Where a mail of a Maildir is by now: a mail program that was used meanwhile may have moved it from `new` to `cur`,
 * which is read later, then null; or written into its name that it was read or answered.
 */
async function placeNow(path: string): Promise<string | null> {
  if (await isThere(path)) {
    return path;
  }
  const folder = dirname(path);
  if (basename(folder) === 'new') {
    return null;
  }
  const key = fileKey(basename(path));
  const name = (await readdir(folder).catch(() => [])).find((each) => fileKey(each) === key);
  return name === undefined ? path : join(folder, name);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Whatever its name, a file of `cur` or `new` is a mail unless it begins with a dot. */
function isBookkeeping(name: string, inMaildir: boolean): boolean {
  return inMaildir ? name.startsWith('.') : name !== 'geary.db' && bookkeeping.test(name);
}

/** Apple Mail and Geary keep attachments as files beside their mail. */
function isAttachments(name: string, beside: ReadonlySet<string>): boolean {
  return name.toLowerCase() === 'attachments' && (beside.has('Messages') || beside.has('geary.db'));
}

function order(entry: Dirent, isMaildir: boolean): number {
  if (isMaildir && (entry.name === 'new' || entry.name === 'cur')) {
    return entry.name === 'new' ? 0 : 1;
  }
  return entry.isDirectory() || entry.isSymbolicLink() ? 3 : 2;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'EACCES' || code === 'EPERM' ? 'no permission' : code;
}
