import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTiny } from '../../../../models/makeTiny.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { setIdentity } from '../../store/identity.ts';
import { dropPair, keepPairs, ofMail } from '../../store/pairs.ts';
import { takeMails } from '../../store/takeMails.ts';
import { splitMails } from '../split.ts';
import type { Tokens } from '../tokens.ts';
import { usableMails } from '../usable.ts';
import { type DatasetMeans, makeDataset } from './dataset.ts';
import { exampleVocabulary } from './exampleVocabulary.ts';

const vocabulary = await exampleVocabulary(makeTiny({ architecture: 'llama' }));

const call = { signal: new AbortController().signal, progress: () => undefined };
const things = 'apples lanterns boats papers rivers clocks bridges seeds candles ropes'.split(' ');

/** A store with mails, each of them about a number of its own, and a pair for each. */
function filled(mails: number, own: (i: number) => string): { database: Database; remove: () => void } {
  const { database, sourceId, remove } = exampleStore();
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  takeMails(
    database,
    sourceId,
    Array.from({ length: mails }, (_, i) => exampleMail(i + 1, { own: own(i + 1) })),
    'end',
  );
  for (let i = 1; i <= mails; i++) {
    const request = `Tell Finn about number ${i}.`;
    keepPairs(database, ofMail(i), [{ form: 'sentence', request, gain: 1, dropped: null, model: 'rule' }]);
  }
  return { database, remove };
}

function usual(i: number): string {
  return `There are ${i * 1_001} ${things[i % 10] ?? ''} in ${things[(i * 7 + 3) % 10] ?? ''} row ${i}, as you asked.`;
}

function meansOf(database: Database): DatasetMeans {
  return { database, vocabulary, embed: () => Promise.resolve(null) };
}

function textOf({ tokens }: Tokens): string {
  return vocabulary.detokenize(tokens as never[]).replaceAll('\u2581', ' ');
}

function learnedText({ tokens, weights }: Tokens): string {
  return textOf({ tokens: tokens.filter((_, i) => (weights[i] ?? 0) > 0), weights: [] });
}

test('what is learned is the mail; about half sees other mails of the person; nothing held out is seen', async (context) => {
  const { database, remove } = filled(60, usual);
  context.after(remove);
  const { mails } = await usableMails(database);
  const { learned, validation, heldOut } = splitMails(mails);
  const dataset = await makeDataset(meansOf(database), { seed: 1, forWeights: true }, call);
  assert.equal(dataset.examples.length, learned.length);
  assert.equal(dataset.validation.length, validation.length);
  const texts = [...dataset.examples, ...dataset.validation].map(textOf);
  for (const id of heldOut) {
    assert.ok(!texts.some((text) => text.includes(` ${id * 1_001} `)), `mail ${id} is seen`);
  }
  for (const [i, id] of learned.entries()) {
    const example = dataset.examples[i] as Tokens;
    assert.ok(learnedText(example).includes(` ${id * 1_001} `), `mail ${id} is not learned`);
    assert.ok(textOf(example).includes(`number ${id}.`));
    const shown = learned.filter((other) => other !== id && textOf(example).includes(` ${other * 1_001} `));
    assert.ok(
      shown.every((other) => other < id),
      'only earlier mails are examples',
    );
    const bare = dataset.withoutExamples[i];
    assert.ok(shown.length === 0 || bare !== null, 'what has examples is there without them too');
    assert.ok(bare === null || bare === undefined || textOf(bare).length <= textOf(example).length);
  }
  const share = dataset.withoutExamples.filter((bare) => bare !== null).length / learned.length;
  assert.ok(share > 0.35 && share < 0.75, `${share}`);
});

test('the same store and seed give the same; another seed another', async (context) => {
  const { database, remove } = filled(40, usual);
  context.after(remove);
  const make = (seed: number) => makeDataset(meansOf(database), { seed, forWeights: false }, call);
  assert.deepEqual(await make(1), await make(1));
  assert.notDeepEqual((await make(2)).examples, (await make(1)).examples);
});

test('what must not be learned by heart is replaced, and told', async (context) => {
  const { database, remove } = filled(40, (i) =>
    i === 20 ? 'Call me on +44 20 7946 0958 or see www.example.com/private about the boats, please.' : usual(i),
  );
  context.after(remove);
  const { examples, replaced } = await makeDataset(meansOf(database), { seed: 1, forWeights: false }, call);
  assert.deepEqual(replaced.map(({ kind }) => kind).sort(), ['link', 'phone']);
  assert.ok(examples.some((example) => learnedText(example).includes('Call me on [phone] or see [link] about')));
  assert.ok(!examples.some((example) => textOf(example).includes('7946')));
});

test('pairs that were dropped are not learned; one mail many times is one; too few are told', async (context) => {
  const { database, remove } = filled(60, (i) => (i <= 30 ? 'The very same words stand in this mail.' : usual(i)));
  context.after(remove);
  const { pairs } = await makeDataset(meansOf(database), { seed: 1, forWeights: false }, call).catch(
    (error: unknown) => {
      assert.ok(error instanceof AppError && error.code === 'too-little-mail', String(error));
      return { pairs: 0 };
    },
  );
  assert.ok(pairs <= 21, `${pairs}`);
  for (let id = 31; id <= 60; id++) {
    dropPair(database, id, true);
  }
  await assert.rejects(
    makeDataset(meansOf(database), { seed: 1, forWeights: false }, call),
    (error) =>
      error instanceof AppError &&
      error.code === 'too-little-mail' &&
      /at least 20 are needed\. Add more/.test(error.message) &&
      !error.message.includes('ownhand '),
  );
});

test('it can be stopped', async (context) => {
  const { database, remove } = filled(40, usual);
  context.after(remove);
  const controller = new AbortController();
  const stopped = makeDataset(
    meansOf(database),
    { seed: 1, forWeights: false },
    {
      signal: controller.signal,
      progress: ({ done }) => {
        if (done === 3) {
          controller.abort();
        }
      },
    },
  );
  await assert.rejects(stopped, { code: 'cancelled' });
});
