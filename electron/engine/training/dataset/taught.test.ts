import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { makeTiny } from '../../../../models/makeTiny.ts';
import { blockBreak } from '../../store/newDocument.ts';
import type { Database } from '../../store/database.ts';
import { exampleDocument } from '../../store/exampleDocument.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { setIdentity } from '../../store/identity.ts';
import { keepPairs, ofMail, ofPassage } from '../../store/pairs.ts';
import { attribute, takeDocument } from '../../store/takeDocuments.ts';
import { takeMails } from '../../store/takeMails.ts';
import type { Tokens } from '../tokens.ts';
import { chance } from './chance.ts';
import { makeDataset } from './dataset.ts';
import { makePractice } from './practice.ts';
import { exampleVocabulary } from './exampleVocabulary.ts';

const vocabulary = await exampleVocabulary(makeTiny({ architecture: 'llama' }));

const call = { signal: new AbortController().signal, progress: () => undefined };
const options = { seed: 1, forWeights: false };
const things = 'apples lanterns boats papers rivers clocks bridges seeds candles ropes'.split(' ');
const thing = (i: number): string => things[i % things.length] ?? '';

/** Fifty words in an order of their own for each number. */
function prose(i: number): string {
  const words = Array.from({ length: 48 }, (_, at) => thing(Math.floor(chance(i, at) * things.length)));
  return `Ward ${i * 1_001}, as it was: ${words.join(' ')}.`;
}

const held = 'The whole of the harbour was white that morning, and we walked out on it as if somebody had laid a road';

interface Told {
  readonly mails: number;
  /** Passages of each document, the newest last. */
  readonly documents: readonly number[];
  /** What the last mail and the last passage both say. */
  readonly both?: string;
  readonly phone?: string;
}

/** A store with mails and documents, and a pair for each mail and passage. */
function filled(context: TestContext, { mails, documents, both = '', phone = '' }: Told): Database {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const own = (i: number): string =>
    `There are ${i * 2_003} ${thing(i)} in row ${i} of the ${thing(i * 7 + 3)}, as you asked. ${i === mails ? both : ''}`;
  const written = Array.from({ length: mails }, (_, i) => exampleMail(i + 1, { own: own(i + 1) }));
  takeMails(database, sourceId, written, 'end');
  for (let i = 1; i <= mails; i++) {
    const request = `Tell Finn about number ${i}.`;
    keepPairs(database, ofMail(i), [{ form: 'sentence', request, gain: 1, dropped: null, model: 'rule' }]);
  }
  let passage = 0;
  for (const [number, size] of documents.entries()) {
    const isLast = (i: number): boolean => number === documents.length - 1 && i === size - 1;
    const paragraphs = Array.from({ length: size }, (_, i) =>
      `${prose(++passage)} ${isLast(i) ? `${both}${phone}` : ''}`.trim(),
    );
    let start = 0;
    const placed = paragraphs.map((text) => {
      const at = start;
      start += text.length + blockBreak.length;
      return { start: at, end: at + text.length, text };
    });
    const document = exampleDocument(number + 1, {
      blocks: placed.map(({ text, ...block }) => ({ kind: 'paragraph', level: 0, text, start: block.start })),
      passages: placed.map((each) => ({ ...each, headings: [] })),
    });
    takeDocument(database, sourceId, { name: `${number}.md`, bytes: 1, changedAt: 1 }, document);
  }
  attribute(database, sourceId, 'own');
  for (let i = 1; i <= passage; i++) {
    const request = `Plainly, number ${i} of the stairs.${phone}`;
    keepPairs(database, ofPassage(i), [{ form: 'restatement', request, gain: null, dropped: null, model: 'm' }]);
  }
  return database;
}

function textOf({ tokens }: Pick<Tokens, 'tokens'>): string {
  return vocabulary.detokenize(tokens as never[]).replaceAll('\u2581', ' ');
}

function learnedText({ tokens, weights }: Tokens): string {
  return textOf({ tokens: tokens.filter((_, i) => (weights[i] ?? 0) > 0) });
}

const meansOf = (database: Database) => ({ database, vocabulary, embed: () => Promise.resolve(null) });
const isRewriting = (example: Tokens): boolean => textOf(example).includes('Say this in your own words');

test('passages are learned beside mails, in the words that Rewrite asks in, document by document', async (context) => {
  const database = filled(context, { mails: 60, documents: [12, 12, 4] });
  const { examples, validation, pairs } = await makeDataset(meansOf(database), options, call);
  const rewriting = examples.filter(isRewriting);
  assert.equal(rewriting.length, 24, 'the newest document is only looked at');
  assert.equal(validation.filter(isRewriting).length, 4);
  assert.equal(pairs, examples.length);
  for (const example of rewriting) {
    const number = Number(/Plainly, number (\d+) of/.exec(textOf(example))?.[1]);
    assert.ok(number >= 1 && number <= 24);
    assert.ok(learnedText(example).trim().startsWith(prose(number)));
    assert.ok(textOf(example).includes('You are Ada and rewrite texts.'));
  }
  const shown = rewriting.filter((example) => (textOf(example).match(/Say this in your own words/g)?.length ?? 0) > 1);
  assert.ok(shown.length > 5 && shown.length < 20, `${shown.length} see mails of the person`);
  const all = examples.map(textOf).join('\n');
  for (let id = 49; id <= 60; id++) {
    assert.ok(!all.includes(` ${id * 2_003} `), `mail ${id} is held out`);
  }
});

test('a passage that stands in a mail held out is not learned; addresses and numbers are replaced', async (context) => {
  const phone = ' Call me on +44 20 7946 0958.';
  const database = filled(context, { mails: 60, documents: [12], both: `${held}.`, phone });
  const { examples, replaced } = await makeDataset(meansOf(database), options, call);
  const rewriting = examples.filter(isRewriting);
  assert.equal(rewriting.length, 11);
  assert.ok(rewriting.every((example) => !textOf(example).includes('7946') && textOf(example).includes('[phone]')));
  assert.deepEqual(
    replaced.map(({ kind }) => kind),
    ['phone'],
  );
  const practised = await makePractice({ database, vocabulary }, 1, call);
  assert.ok(!practised.examples.map(textOf).join('\n').includes('whole of the harbour'));
});

test('documents alone can be learned from; the same store gives the same', async (context) => {
  const database = filled(context, { mails: 0, documents: [12, 12] });
  const { examples } = await makeDataset(meansOf(database), options, call);
  assert.equal(examples.length, 24, 'no document is small enough to be looked at only');
  assert.ok(examples.every(isRewriting));
  assert.deepEqual((await makeDataset(meansOf(database), options, call)).examples, examples);
});

test('what completes practises on passages below the title of their document, each once', async (context) => {
  const database = filled(context, { mails: 30, documents: [12, 12, 4] });
  const { examples, validation, pairs } = await makePractice({ database, vocabulary }, 1, call);
  const learned = examples.map(learnedText).join('\n');
  for (let i = 1; i <= 24; i++) {
    assert.equal(learned.split(` ${i * 1_001},`).length, 2, `passage ${i} is learned once`);
  }
  assert.ok(!learned.includes('Lamps'), 'titles are only read');
  assert.ok(examples.some((example) => textOf(example).trim().startsWith('Lamps 1\n\nWard 1001')));
  assert.ok(
    validation
      .map(learnedText)
      .join('\n')
      .includes(` ${25 * 1_001},`),
  );
  assert.ok(pairs > 24);
});
