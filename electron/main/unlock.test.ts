import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Engine, type EngineForMain, engine, engineForMain } from '../contract/engine.ts';
import type { StoreState } from '../contract/entities.ts';
import { AppError } from '../contract/errors.ts';
import type { Handlers } from '../contract/method.ts';
import { type Client, connect } from '../rpc/connect.ts';
import { pair } from '../rpc/port.ts';
import { serve } from '../rpc/serve.ts';
import type { Keychain } from './keychain.ts';
import { type Remembered, unlock } from './unlock.ts';

/** A store as main sees it through the contract: it opens with the one right key. */
function storeWith(
  start: StoreState['state'],
  rightKey: string | null,
  sample = false,
): Client<Engine & EngineForMain> {
  let state = start;
  let key = rightKey;
  const answer = (): StoreState => ({ state, unlocks: ['passphrase'], sample });
  const handlers = {
    'store.state': answer,
    'store.unlockWithKey': ({ key: given }) => {
      if (key !== null && key !== given) {
        throw new AppError('wrong-passphrase', 'Wrong key.');
      }
      key = given;
      state = 'open';
      return answer();
    },
    'store.key': () => ({ key: key ?? '' }),
  } satisfies Partial<Handlers<Engine & EngineForMain>>;
  const [near, far] = pair();
  serve(far, { ...engine, ...engineForMain }, handlers as unknown as Handlers<Engine & EngineForMain>);
  return connect(near);
}

function keychainWith(start: string | null, available = true): Keychain & { key: () => string | null } {
  let key = start;
  return {
    available,
    reason: available ? null : 'none here',
    read: () => (available ? key : null),
    put: (given) => {
      key = given;
    },
    forget: () => {
      key = null;
    },
    key: () => key,
  };
}

const key = 'ab'.repeat(32);

test('a locked store opens with the key in the keychain', async () => {
  const state = await unlock(storeWith('locked', key), keychainWith(key), false);
  assert.equal(state.state, 'open');
});

test('a locked store without a key in the keychain stays locked', async () => {
  assert.equal((await unlock(storeWith('locked', key), keychainWith(null), true)).state, 'locked');
  assert.equal((await unlock(storeWith('locked', key), keychainWith(key, false), true)).state, 'locked');
});

test('a store is made only when asked for, with a new random key', async () => {
  const keychain = keychainWith(null);
  assert.equal((await unlock(storeWith('absent', null), keychain, false)).state, 'absent');
  assert.equal(keychain.key(), null);
  assert.equal((await unlock(storeWith('absent', null), keychain, true)).state, 'open');
  const first = keychain.key();
  assert.match(first ?? '', /^[0-9a-f]{64}$/);
  // The key of a destroyed store is never used again.
  await unlock(storeWith('absent', null), keychain, true);
  assert.notEqual(keychain.key(), first);
});

test('no store is made where there is no keychain', async () => {
  assert.equal((await unlock(storeWith('absent', null), keychainWith(null, false), true)).state, 'absent');
});

test('the key of a store opened by passphrase goes into the keychain when asked for, the sample never', async () => {
  const keychain = keychainWith(null);
  await unlock(storeWith('open', key), keychain, false);
  assert.equal(keychain.key(), null);
  await unlock(storeWith('open', key, true), keychain, true);
  assert.equal(keychain.key(), null);
  await unlock(storeWith('open', key), keychain, true);
  assert.equal(keychain.key(), key);
});

test('a wrong key in the keychain is an error that says so', async () => {
  await assert.rejects(unlock(storeWith('locked', key), keychainWith('cd'.repeat(32)), false), {
    code: 'wrong-passphrase',
  });
});

test('a store opened by passphrase is opened again after a crash, without a keychain', async () => {
  const remembered = { key: null };
  const none = keychainWith(null, false);
  await unlock(storeWith('open', key), none, false, remembered);
  assert.equal((await unlock(storeWith('locked', key), none, false, remembered)).state, 'open');
});

test('a remembered key that no longer fits is forgotten', async () => {
  const remembered: Remembered = { key };
  const none = keychainWith(null, false);
  await assert.rejects(unlock(storeWith('locked', 'cd'.repeat(32)), none, false, remembered));
  assert.equal(remembered.key, null);
  assert.equal((await unlock(storeWith('locked', 'cd'.repeat(32)), none, false, remembered)).state, 'locked');
});
