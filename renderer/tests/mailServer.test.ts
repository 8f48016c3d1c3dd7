import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverFor } from '../words/mailServer.ts';

test('the server is guessed from the address; what a provider wants is said', () => {
  assert.equal(serverFor('mara'), null);
  assert.equal(serverFor('mara@lamps'), null);
  assert.deepEqual(serverFor('mara@lamps.example'), { server: 'imap.lamps.example', advice: null });
  assert.equal(serverFor(' Mara@GMail.com ')?.server, 'imap.gmail.com');
  assert.match(serverFor('mara@icloud.com')?.advice ?? '', /app password/);
  assert.match(serverFor('mara@outlook.com')?.advice ?? '', /Export/);
});
