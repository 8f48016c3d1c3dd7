/** The way to an account on a mail server: connect, choose folders; from there on it is a mailbox like any other. */
import type { SourceRef } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { AccountFolder, AccountSettings } from '../../../electron/contract/mailboxes.ts';
import { askEngine } from '../../connection/api.ts';
import { createStoreCell } from '../../connection/cell.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { beginConnecting, lookInto, pickAnother } from './mailboxFlow.ts';

interface AccountFlow {
  readonly isBusy: boolean;
  readonly error: AppError | null;
  /** Null before the server has answered. */
  readonly account: SourceRef | null;
  readonly folders: readonly AccountFolder[];
  /** Paths of the folders that are taken in. */
  readonly chosen: readonly string[];
}

const start: AccountFlow = { isBusy: false, error: null, account: null, folders: [], chosen: [] };
export const accountFlow = createStoreCell<AccountFlow>(start);
let stop = new AbortController();

/** Shows the form. */
export function askForAccount(): void {
  accountFlow.set(start);
  beginConnecting();
}

export async function connect(settings: AccountSettings): Promise<void> {
  stop = new AbortController();
  accountFlow.set({ ...start, isBusy: true });
  try {
    const { account, folders } = await askEngine('mailboxes.connect', settings, { signal: stop.signal });
    const chosen = folders.filter(({ suggested }) => suggested).map(({ path }) => path);
    accountFlow.set({ ...start, account, folders, chosen });
  } catch (error) {
    accountFlow.set({ ...start, error: isCancelled(error) ? null : asAppError(error) });
  }
}

/** Stops what is under way; with nothing under way leaves the form. */
export function stopConnecting(): void {
  if (accountFlow.get().isBusy) {
    stop.abort();
  } else {
    accountFlow.set(start);
    pickAnother();
  }
}

export function chooseFolder(path: string, isChosen: boolean): void {
  accountFlow.change((before) => ({
    ...before,
    chosen: isChosen ? [...before.chosen, path] : before.chosen.filter((each) => each !== path),
  }));
}

/** Goes on with the folders that are ticked. */
export async function takeFolders(): Promise<void> {
  const { account, chosen } = accountFlow.get();
  if (account === null || chosen.length === 0) {
    return;
  }
  try {
    await askEngine('mailboxes.choose', { account, folders: [...chosen] });
  } catch (error) {
    accountFlow.set({ ...start, error: asAppError(error) });
    return;
  }
  await lookInto([account]);
}
