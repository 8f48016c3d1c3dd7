import { AppError } from '../../contract/errors.ts';

/** Codes of SQLite (by their beginning) and of the system, and what each means to a person. */
const meanings: readonly (readonly [string, () => AppError])[] = [
  ['SQLITE_FULL', diskFull],
  ['ENOSPC', diskFull],
  ['EDQUOT', diskFull],
  // SQLite cannot tell a full disk from a failing one when a write is cut short.
  ['SQLITE_IOERR_WRITE', diskFull],
  ['SQLITE_IOERR_SHMSIZE', diskFull],
  ['SQLITE_IOERR_TRUNCATE', diskFull],
  ['EFBIG', diskFull],
  ['SQLITE_BUSY', busy],
  ['SQLITE_LOCKED', busy],
  ['SQLITE_READONLY', noPermission],
  ['SQLITE_PERM', noPermission],
  ['SQLITE_CANTOPEN', noPermission],
  ['SQLITE_AUTH', noPermission],
  ['EACCES', noPermission],
  ['EPERM', noPermission],
  ['EROFS', noPermission],
  // The lock against a second writer cannot be had on a file that may only be read.
  ['SQLITE_IOERR_LOCK', noPermission],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_IOERR', damaged],
  ['EISDIR', noPermission],
  ['ENOTDIR', noPermission],
  ['EEXIST', noPermission],
];

/** Runs `act` and turns the errors of SQLite and of the file system into ones that a person can do something about. */
export function understood<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw translated(error);
  }
}

/** The `AppError` that a thrown value means, or the value itself where it means a mistake of ours. */
export function translated(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const meaning = meanings.find(([beginning]) => code.startsWith(beginning));
  if (error instanceof AppError || meaning === undefined) {
    return error;
  }
  const meant = meaning[1]();
  meant.cause = error;
  return meant;
}

function diskFull(): AppError {
  return new AppError('disk-full', 'The disk is full. Nothing that was kept is lost: free some space, then try again.');
}

function busy(): AppError {
  return new AppError('busy', 'Ownhand is already open on this data folder. Close it there first, then try again.');
}

function noPermission(): AppError {
  return new AppError(
    'no-permission',
    'Ownhand may not read and write its data folder. Check who owns the folder and its files.',
  );
}

/** The file is not what it should be, and no key would open it. */
export function damaged(): AppError {
  return new AppError(
    'store-unreadable',
    'The stored mail is damaged and cannot be read. Put back a copy of the data folder, or destroy it and import again.',
  );
}
