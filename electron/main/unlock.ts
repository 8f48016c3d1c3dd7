import { randomBytes } from 'node:crypto';
import type { Engine, EngineForMain } from '../contract/engine.ts';
import type { StoreState } from '../contract/entities.ts';
import type { Client } from '../rpc/connect.ts';
import type { Keychain } from './keychain.ts';

type EngineCalls = Pick<Client<Engine & EngineForMain>, 'call'>;

/**
 * Opens the store with the key in the keychain, without asking the person anything. `create` makes a store, with a
 * new key, where there is none; on a store that is already open it puts the key into the keychain, so that the
 * passphrase is not needed the next time. Where only a passphrase helps, the state comes back as it is.
 */
export async function unlock(engine: EngineCalls, keychain: Keychain, create: boolean): Promise<StoreState> {
  const state = await engine.call('store.state', {});
  if (state.sample) {
    return state;
  }
  switch (state.state) {
    case 'open':
      if (create && keychain.available && keychain.read() === null) {
        keychain.put((await engine.call('store.key', {})).key);
      }
      return state;
    case 'locked': {
      const key = keychain.read();
      return key === null ? state : await engine.call('store.unlockWithKey', { key });
    }
    case 'absent': {
      // A key that is still there belonged to a store that was destroyed.
      keychain.forget();
      if (!create || !keychain.available) {
        return state;
      }
      const key = randomBytes(32).toString('hex');
      keychain.put(key);
      return await engine.call('store.unlockWithKey', { key });
    }
  }
}
