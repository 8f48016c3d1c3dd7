import { existsSync, statfsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupError, megabytes } from './say.mjs';

/**
 * @typedef {object} Need
 * @property {string} what
 * @property {string} where a folder that may not exist yet
 * @property {number} bytes
 */

/**
 * Looks at the free disk before anything is fetched. Throws when it will not do.
 *
 * @param {Need[]} needs
 */
export function checkDisk(needs) {
  /** @type {Map<number, { folder: string, bytes: number, list: string[] }>} */
  const disks = new Map();
  for (const { what, where, bytes } of needs) {
    const folder = existing(where);
    const disk = disks.get(statSync(folder).dev) ?? { folder, bytes: 0, list: [] };
    disk.bytes += bytes;
    disk.list.push(`${what} ${megabytes(bytes)}`);
    disks.set(statSync(folder).dev, disk);
  }
  for (const { folder, bytes, list } of disks.values()) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < bytes) {
      throw new SetupError(
        `There is not enough free disk. Needed: about ${megabytes(bytes)} (${list.join(', ')}). ` +
          `Free on the disk of ${folder}: ${megabytes(bavail * bsize)}. ` +
          'Free some space, or set XDG_CACHE_HOME to a folder on a larger disk, and start again.',
      );
    }
  }
}

/** @param {string} folder */
function existing(folder) {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) {
    there = dirname(there);
  }
  return there;
}

/**
 * Bytes of all files below a folder; what vanishes meanwhile counts as nothing.
 *
 * @param {string} folder
 * @returns {Promise<number>}
 */
export async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      bytes += await sizeOf(path);
    } else if (entry.isFile()) {
      bytes += await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
    }
  }
  return bytes;
}
