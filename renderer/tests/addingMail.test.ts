import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import type { ImportSummary, Inspection } from '../../electron/contract/entities.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { openPage, until } from './pageDouble.ts';

const summary: ImportSummary = {
  ...{ sourceId: 1, name: 'Sent', read: 1, sent: 1, received: 0, known: 0, withoutOwnWords: 0, refused: 0 },
  ...{ refusals: [], leftOut: [], seconds: 1 },
};
const inspectionOf = (name: string): Inspection => ({
  ...{ format: 'mbox', name, bytes: 10, mails: 4, complete: true, candidates: [], suggested: ['mara@example.org'] },
});

let picks: ((ref: string) => void)[] = [];
/** What ends the import that goes on. */
let endImport: (failure: AppError | null) => void = () => undefined;
let stopped = 0;

const page = openPage(
  {
    'identity.get': () => null,
    'corpus.inspect': async ({ source: { name } }) => {
      await new Promise((resolve) => setTimeout(resolve, name === 'slow' ? 60 : 5));
      return inspectionOf(name);
    },
    'corpus.import': (_, { signal, progress }) => {
      progress({ stage: 'Reading', done: 1, total: 4, unit: 'mails', perSecond: null, secondsLeft: null });
      return new Promise((resolve, reject) => {
        endImport = (failure) => {
          if (failure === null) {
            resolve(summary);
          } else {
            reject(failure);
          }
        };
        signal.addEventListener('abort', () => {
          stopped += 1;
          reject(new Error('aborted'));
        });
      });
    },
  },
  {
    'host.pickMailbox': () =>
      new Promise((resolve) => {
        picks.push((ref) => {
          resolve({ ref, name: ref });
        });
      }),
  },
);
after(page.close);

const { readJob } = await import('../connection/jobs.ts');
const { importKey, importMailbox, lookInto, mailboxFlow, pickAnother, pickMailbox } =
  await import('../screens/mailbox/mailboxFlow.ts');

const at = () => mailboxFlow.get().at;
const isSoon = (where: string) => until(() => at() === where, where);
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

async function beginImport(): Promise<void> {
  await lookInto([{ ref: 'Sent', name: 'Sent' }]);
  void importMailbox();
  await until(() => readJob(importKey)?.step !== null && readJob(importKey) !== null, 'the import goes on');
}

beforeEach(() => {
  picks = [];
  stopped = 0;
});
afterEach(pickAnother);

test('a button for a mailbox that is pressed twice asks for one file', async () => {
  void pickMailbox('file');
  void pickMailbox('folder');
  await until(() => picks.length > 0, 'the dialog opens');
  await pause();
  assert.equal(picks.length, 1);
  picks[0]?.('Sent');
  await isSoon('choosing');
  void pickMailbox('file');
  await until(() => picks.length === 2, 'it opens again later');
  picks[1]?.('Sent');
  await isSoon('inspecting');
  await isSoon('choosing');
});

test('what was chosen last is what is asked about, however long the one before takes', async () => {
  void lookInto([{ ref: 'slow', name: 'slow' }]);
  await isSoon('inspecting');
  await lookInto([{ ref: 'Sent', name: 'Sent' }]);
  assert.equal(at(), 'choosing');
  await pause();
  assert.equal(at(), 'choosing');
  assert.equal(mailboxFlow.get().inspection?.name, 'Sent');
  assert.equal(mailboxFlow.get().sources[0]?.ref, 'Sent');
});

test('mail that comes in while all is forgotten is stopped, and nothing of it is shown afterwards', async () => {
  await beginImport();
  pickAnother();
  assert.equal(at(), 'picking');
  await until(() => stopped === 1, 'it is stopped');
  await pause();
  assert.equal(at(), 'picking');
  assert.equal(readJob(importKey), null);
});

test('after a crash of the engine the same mailbox can be chosen again, since the new engine does not know it', async () => {
  await beginImport();
  endImport(new AppError('engine-restarted', 'The engine stopped before it could answer.'));
  await isSoon('picking');
  assert.match(mailboxFlow.get().error?.message ?? '', /Choose the same again/);
  assert.equal(readJob(importKey), null);

  // Other failures can be tried again as they are.
  await beginImport();
  endImport(new AppError('disk-full', 'The disk is full.'));
  await isSoon('choosing');
  assert.equal(readJob(importKey)?.error?.code, 'disk-full');
});
