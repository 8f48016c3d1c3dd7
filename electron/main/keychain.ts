/* eslint-disable @typescript-eslint/no-deprecated --
   the calls that replace these are missing from the older Electrons that this has to run on */
import { readFileSync, rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import { writeWhole } from './file.ts';

export interface Keychain {
  readonly available: boolean;
  /** Why there is none, for the person. */
  readonly reason: string | null;
  /** The store's key as 64 hex digits; null when none was put here or it cannot be read any more. */
  read(): string | null;
  put(key: string): void;
  forget(): void;
}

/** The store's key, wrapped by the system's keychain and kept in a small file: worthless without this login. */
export function openKeychain(file: string): Keychain {
  const reason = whyNone();
  return {
    available: reason === null,
    reason,
    read: () => {
      if (reason !== null) {
        return null;
      }
      try {
        const key = safeStorage.decryptString(readFileSync(file));
        return /^[0-9a-f]{64}$/.test(key) ? key : null;
      } catch {
        return null;
      }
    },
    put: (key) => {
      writeWhole(file, safeStorage.encryptString(key));
    },
    forget: () => {
      rmSync(file, { force: true });
    },
  };
}

function whyNone(): string | null {
  // On Linux without a keyring Electron falls back to a password that is the same for everybody.
  const plain =
    process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  if (!plain && safeStorage.isEncryptionAvailable()) {
    return null;
  }
  return process.platform === 'linux'
    ? 'This system has no keyring that Ownhand could keep its key in (GNOME Keyring and KWallet are known), so a passphrase of yours protects your data.'
    : 'The keychain of this system cannot be used, so a passphrase of yours protects your data.';
}
