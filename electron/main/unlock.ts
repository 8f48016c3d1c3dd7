import { randomBytes } from 'node:crypto';
import type { Engine, EngineForMain } from '../contract/engine.ts';
import type { StoreState } from '../contract/entities.ts';
import type { Client } from '../rpc/connect.ts';
import type { Keychain } from './keychain.ts';

/** The key of the store that was open last, while the app runs: an engine that crashed is opened again with it. */
export interface Remembered {
  key: string | null;
}

type EngineCalls = Pick<Client<Engine & EngineForMain>, 'call'>;

/**
 * Opens the store with the remembered key or the one in the keychain, without asking the person anything. `create` makes a store, with a
 * new key, where there is none; on a store that is already open it puts the key into the keychain, so that the
 * passphrase is not needed the next time. Where only a passphrase helps, the state comes back as it is.
 */
export async function unlock(
  engine: EngineCalls,
  keychain: Keychain,
  create: boolean,
  remembered: Remembered = { key: null },
): Promise<StoreState> {
  const state = await engine.call('store.state', {});
  if (state.sample) {
    return state;
  }
  switch (state.state) {
    case 'open':
      remembered.key = (await engine.call('store.key', {})).key;
      if (create && keychain.available && keychain.read() === null) {
        keychain.put(remembered.key);
      }
      return state;
    case 'locked': {
      const key = remembered.key ?? keychain.read();
      remembered.key = null;
      if (key === null) {
        return state;
      }
      const opened = await engine.call('store.unlockWithKey', { key });
      remembered.key = key;
      return opened;
    }
    case 'absent': {
      remembered.key = null;
      // A key that is still there belonged to a store that was destroyed.
      keychain.forget();
      if (!create || !keychain.available) {
        return state;
      }
      const key = randomBytes(32).toString('hex');
      keychain.put(key);
      remembered.key = key;
      return await engine.call('store.unlockWithKey', { key });
    }
  }
}
