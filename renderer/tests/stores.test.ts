import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { StoreState } from '../../electron/contract/entities.ts';
import { openPage, until } from './pageDouble.ts';

let stopped = 0;
const page = openPage({
  'page.last': () => null,
  'page.keep': () => null,
  'identity.get': () => null,
  'corpus.inspect': ({ source: { name } }) => ({
    ...{ format: 'mbox', name, bytes: 10, mails: 4, complete: true },
    ...{ candidates: [], suggested: ['mara@example.org'] },
  }),
  'corpus.import': (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped += 1;
        reject(new Error('aborted'));
      });
    }),
});
after(page.close);

const { enter } = await import('../screens/unlock/unlocking.ts');
const { readJob } = await import('../connection/jobs.ts');
const { importKey, importMailbox, lookInto, mailboxFlow } = await import('../screens/mailbox/mailboxFlow.ts');
const { everything, wanted } = await import('../screens/mail/search.ts');
const { peopleShown, showPerson } = await import('../screens/people/peopleShown.ts');
const { openDocument, openMail, readDocument, readMail } = await import('../shell/place.ts');

const own: StoreState = { state: 'open', unlocks: ['passphrase'], sample: false };
const sample: StoreState = { ...own, sample: true };

async function lookAround(): Promise<void> {
  await lookInto([{ ref: 'Sent', name: 'Sent' }]);
  void importMailbox();
  await until(() => readJob(importKey)?.running === true, 'the import goes on');
  readDocument(3, null);
  wanted.set({ ...everything, text: 'lamp', person: { name: 'Ada', address: 'ada@example.org' } });
  showPerson('ada@example.org');
}

test('nothing of one store is shown in another, and what takes mail into it is stopped', async () => {
  await enter(own);
  for (const next of [sample, own]) {
    await lookAround();
    const before = stopped;
    await enter(next);
    assert.equal(openDocument.get(), null);
    assert.deepEqual(wanted.get(), everything);
    assert.deepEqual(peopleShown.get(), { at: 'nowhere' });
    await until(() => stopped > before, 'the import is stopped');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(mailboxFlow.get().at, 'picking');
  }
});

test('all stays as it is where the engine only was started again', async () => {
  await enter(own);
  readMail(7);
  wanted.set({ ...everything, text: 'lamp' });
  await enter({ ...own, state: 'locked' });
  await enter(own);
  assert.equal(openMail.get(), 7);
  assert.equal(wanted.get().text, 'lamp');
});
