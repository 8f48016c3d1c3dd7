import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';

/**
 * Writes a file whole or not at all: beside its place, to the disk, then into place. Only the owner may read it.
 *
 * @throws {AppError} `disk-full` or `no-permission`; whatever stood there before still does.
 */
export async function replaceFile(path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      for (const part of parts) {
        await file.writeFile(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true });
    throw asAppError(error, path);
  }
}

/** A rename is only safe from a power cut once the folder is on the disk. Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function asAppError(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `The disk that holds ${dirname(path)} is full. Make room, then try again.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new AppError('no-permission', `${path} cannot be written: its folder is missing or not yours.`);
    default:
      return error;
  }
}
