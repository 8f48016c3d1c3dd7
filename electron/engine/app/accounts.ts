import type { SourceRef } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { AccountFolder } from '../../contract/mailboxes.ts';
import { type Account, titleOf } from '../imap/account.ts';
import type { Paths } from './paths.ts';

/** Accounts that the person has connected to and not yet taken in. A window only holds what stands for them. */
export class Accounts {
  readonly #byRef = new Map<string, { account: Account; folders: readonly AccountFolder[] }>();
  readonly #paths: Paths;

  constructor(paths: Paths) {
    this.#paths = paths;
  }

  /** Keeps an account with the folders that are suggested. */
  add(account: Account, folders: readonly AccountFolder[]): SourceRef {
    const suggested = folders.filter((folder) => folder.suggested);
    const source = this.#paths.name(titleOf(account));
    this.#byRef.set(source.ref, { account: { ...account, folders: named(suggested) }, folders });
    return source;
  }

  /** Takes these folders in the place of those suggested. Fails with `not-found`. */
  choose({ ref }: SourceRef, paths: readonly string[]): void {
    const known = this.#byRef.get(ref);
    if (known === undefined) {
      throw new AppError('not-found', 'This account is no longer known. Connect to it again.');
    }
    const folders = named(known.folders.filter(({ path }) => paths.includes(path)));
    this.#byRef.set(ref, { ...known, account: { ...known.account, folders } });
  }

  /** The account that a reference stands for; null where it stands for a path. */
  find({ ref }: SourceRef): Account | null {
    return this.#byRef.get(ref)?.account ?? null;
  }
}

function named(folders: readonly AccountFolder[]): Account['folders'] {
  return folders.map(({ path, use }) => ({ path, use }));
}
