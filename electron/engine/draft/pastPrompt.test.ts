import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Arm } from '../../contract/drafting.ts';
import type { Mail } from '../../contract/entities.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { readMail } from '../store/mails.ts';
import type { NewMail } from '../store/newMail.ts';
import { keepPairs, ofMail } from '../store/pairs.ts';
import { takeMails } from '../store/takeMails.ts';
import { pastPlan, type PastMeans, pastPrompt } from './pastPrompt.ts';

const never = new AbortController().signal;
const subjects = ['boat', 'kiln', 'ladder', 'garden', 'piano', 'bridge'];
const told = subjects.map((thing, at) =>
  exampleMail(at + 1, { own: `The ${thing} is ready and you can fetch it before noon.` }),
);
/** Asks for what the last mail below answers. */
const asking = exampleMail(7, {
  direction: 'received',
  from: { name: 'Finn Hale', address: 'finn@example.org' },
  to: [{ name: 'Ada Brook', address: 'ada@example.org' }],
  parts: [{ kind: 'own', text: 'Shall I paint the lantern red?' }],
});
const sameAgain = exampleMail(8, { own: 'Please paint the big lantern blue, red is for boats.' });
const answer = exampleMail(9, {
  own: 'Please paint the big lantern blue, red is for boats!',
  ancestors: ['mail-7@example.org'],
});
const later = exampleMail(10, { own: 'The lantern was painted blue at last, it shines.' });

function storeOf(t: TestContext, mails: NewMail[]): { means: PastMeans; mail: (number: number) => Mail } {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, mails, null);
  return {
    means: { database, embed: () => Promise.resolve(null), countTokens: (text) => text.length / 4 },
    mail: (number) =>
      readMail(database, mails.findIndex(({ messageId }) => messageId.startsWith(`mail-${number}@`)) + 1),
  };
}

async function textOf(means: PastMeans, mail: Mail, arm: Arm): Promise<string> {
  const { turns } = await pastPrompt(means, mail, 'paint the lantern blue', arm, never);
  return turns.map(({ role, text }) => `${role}: ${text}`).join('\n');
}

test('a mail is written again after earlier mail only, and not after its like', async (t) => {
  const { means, mail } = storeOf(t, [...told, asking, sameAgain, answer, later]);
  for (const arm of ['retrieval', 'both'] as const) {
    const text = await textOf(means, mail(9), arm);
    assert.match(text, /The (?:boat|kiln|ladder|garden|piano|bridge) is ready/, arm);
    assert.doesNotMatch(text, /big lantern|shines/, arm);
  }
});

test('the answer is the mail as it was sent, and what it answers stands in the last turn', async (t) => {
  const { means, mail } = storeOf(t, [...told, asking, sameAgain, answer, later]);
  const { turns, answer: written } = await pastPrompt(means, mail(9), 'paint it blue', 'adapter', never);
  assert.equal(written, 'Dear Finn,\nPlease paint the big lantern blue, red is for boats!\nYours\nAda');
  assert.match(turns.at(-1)?.text ?? '', /Finn Hale wrote to you:.*Shall I paint the lantern red\?.*paint it blue/s);
});

test('each arm shows as much of the person as it should', async (t) => {
  const { means, mail } = storeOf(t, [...told, asking, sameAgain, answer, later]);
  const plain = await pastPlan(means, mail(9), 'paint it blue', 'base', never);
  assert.equal(plain.opening, '');
  assert.doesNotMatch(await textOf(means, mail(9), 'base'), /Ada|assistant:/);
  assert.equal((await pastPlan(means, mail(9), 'paint it blue', 'prompt', never)).opening, 'Dear Finn,\n');
  assert.doesNotMatch(await textOf(means, mail(9), 'prompt'), /is ready/);
  assert.match(await textOf(means, mail(9), 'prompt'), /parcel has arrived/);
  const { prompt } = await pastPlan(means, mail(9), 'paint it blue', 'adapter', never);
  assert.deepEqual(
    prompt.turns.map(({ role }) => role),
    ['system', 'user'],
  );
  assert.doesNotMatch(await textOf(means, mail(9), 'both'), /parcel has arrived/);
});

test('the first mail of all is written again without any other text of the person', async (t) => {
  const { means, mail } = storeOf(t, [...told, later]);
  const text = await textOf(means, mail(1), 'retrieval');
  assert.doesNotMatch(text, /is ready|shines/);
  assert.match(text, /Dear Karl,/, 'habits may be known: they tell nothing of a mail');
});

test('without dates, mail that was taken in before counts as earlier', async (t) => {
  const undated = [...told, sameAgain, answer, later].map((mail) => ({ ...mail, date: null }));
  const { means, mail } = storeOf(t, undated);
  for (const arm of ['retrieval', 'both'] as const) {
    const text = await textOf(means, mail(9), arm);
    assert.match(text, /The (?:boat|kiln|ladder|garden|piano|bridge) is ready/, arm);
    assert.doesNotMatch(text, /big lantern|shines/, arm);
  }
});

test('an example is shown with the request that was found for it', async (t) => {
  const { means, mail } = storeOf(t, [...told, answer]);
  for (const [at, thing] of subjects.entries()) {
    const pair = { form: 'sentence', request: `Say the ${thing} waits`, gain: 1, dropped: null, model: 'm' } as const;
    keepPairs(means.database, ofMail(mail(at + 1).id), [pair]);
  }
  assert.match(await textOf(means, mail(9), 'retrieval'), /Say the (\w+) waits\nassistant: Dear Finn,\nThe \1/);
});

test('a request is said to its reader, unless the model has learned from requests as people make them', async (t) => {
  const { means, mail } = storeOf(t, [...told, asking, sameAgain, answer, later]);
  const request = 'tell Finn that he still has my key';
  for (const [arm, said] of [
    ['retrieval', 'Say: you still have my key'],
    ['prompt', 'Say: you still have my key'],
    ['adapter', request],
    ['both', request],
    ['base', request],
  ] as const) {
    const plan = await pastPlan(means, mail(9), request, arm, never);
    assert.equal(plan.said, said, arm);
    assert.ok(plan.prompt.turns.at(-1)?.text.endsWith(said), arm);
  }
});
