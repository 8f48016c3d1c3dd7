import { AppError } from '../../contract/errors.ts';

/** Turns an error of the file system into one for a person; leaves others as they are. */
export function asAppError(error: unknown, name: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    return new AppError('not-found', `${name} is not there. Was it moved or renamed?`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('no-permission', `${name} could not be opened. Allow Ownhand to read it, then try again.`);
  }
  if (code === 'EIO' || code === 'EISDIR' || code === 'ELOOP') {
    return new AppError('unreadable', `${name} could not be read (${code}).`);
  }
  return error instanceof Error ? error : new Error(String(error));
}
