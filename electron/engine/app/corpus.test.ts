import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleFolder, mboxOf, rawMail } from '../mail/exampleMailbox.ts';
import { readIdentity } from '../store/settings.ts';
import { Accounts } from './accounts.ts';
import { corpusHandlers } from './corpus.ts';
import { exampleVoice } from './exampleVoice.ts';
import { Paths } from './paths.ts';

test('an import that takes nothing in leaves the person’s addresses as they were', async (t) => {
  const { session, remove } = exampleVoice(1);
  t.after(remove);
  const mails = Array.from({ length: 3 }, (_, i) => rawMail(i + 1));
  const folder = exampleFolder({ 'Sent.mbox': mboxOf(mails), 'picture.png': 'x' });
  t.after(folder.remove);
  const paths = new Paths();
  const handlers = corpusHandlers(session, paths, {
    accounts: new Accounts(paths),
    onNewMail: () => undefined,
    atRest: (act) => act(),
  });
  const known = (): readonly string[] => readIdentity(session.database())?.addresses ?? [];
  const before = known();
  const take = async (name: string, signal: AbortSignal): Promise<unknown> =>
    handlers['corpus.import'](
      { source: paths.register(folder.path(name)), me: ['Mara@example.org'], everything: false },
      { signal, progress: () => undefined },
    );
  const { signal } = new AbortController();
  await assert.rejects(take('picture.png', signal), { code: 'not-a-mailbox' });
  assert.deepEqual(known(), before);
  await take('Sent.mbox', signal);
  assert.deepEqual(known(), [...before, 'mara@example.org']);
});
