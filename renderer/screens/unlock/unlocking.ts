/** The way from a started engine to an open store. */
import type { StoreState } from '../../../electron/contract/entities.ts';
import { askEngine, askHost } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { refresh } from '../../connection/freshness.ts';
import { recallDraft } from '../write/drafting.ts';
import { restorePage } from '../write/keeping.ts';
import { leaveStore } from './leaving.ts';

/** What the store is like; null until the engine has told. */
export const store = createCell<StoreState | null>(null);
/** Why the system's keychain cannot be used, in a sentence; null where it can. */
export const noKeychain = createCell<string | null>(null);
export const openingError = createCell<AppError | null>(null);

/** Takes note of the store's state. Once it is open, everything is asked anew and the page comes back. */
export async function enter(state: StoreState): Promise<void> {
  openingError.set(null);
  // What was written and looked at in the sample is nothing of the person's own store, also where it was cut off.
  if ((store.get()?.sample ?? state.sample) !== state.sample) {
    leaveStore();
  }
  if (state.state === 'open') {
    await restorePage();
    void recallDraft();
    refresh();
  }
  store.set(state);
}

/**
 * Opens the store with the key that main remembers or finds in the keychain, making both where there is no store yet;
 * asks nobody.
 */
export async function openStore(): Promise<void> {
  try {
    const [state, about] = await Promise.all([askEngine('store.state', {}), askHost('host.about', {})]);
    const { available, reason } = about.keychain;
    noKeychain.set(available ? null : (reason ?? 'This system has no keychain that Ownhand can use.'));
    await enter(await askHost('host.unlock', { create: available && state.state === 'absent' }));
  } catch (error) {
    openingError.set(asAppError(error));
  }
}

/** Opens the store with a passphrase, making it where there is none. Rejects with `wrong-passphrase`. */
export async function openWithPassphrase(passphrase: string): Promise<void> {
  await enter(await askEngine('store.unlock', { passphrase }));
  // Main remembers the key from here on, so that nobody has to type again because the engine crashed.
  await askHost('host.unlock', {});
}
