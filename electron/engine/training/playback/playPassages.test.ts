import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { cutPassages, placeBlocks } from '../../documents/passages.ts';
import type { Block } from '../../../contract/documents.ts';
import type { Database } from '../../store/database.ts';
import { exampleDocument } from '../../store/exampleDocument.ts';
import { exampleStore } from '../../store/exampleMail.ts';
import { findPairs } from '../../store/pairList.ts';
import { attribute, takeDocument } from '../../store/takeDocuments.ts';
import { passagesBeside, usablePassages } from '../passages/usablePassages.ts';
import { playPassages } from './playPassages.ts';
import type { Answer, Question } from './question.ts';
import { playBack, readWaiting } from './run.ts';

const kiln =
  'Truth be told, the kiln wants coaxing. Come four in the morning I light it with nothing but twigs, and leave its ' +
  'door a hand wide open until the bricks have given up their damp. Oak goes in only then, three logs at most, however ' +
  'much Marten grumbles about the frost.';
const plainKiln =
  'The kiln has to be heated slowly. I light it with twigs alone at four in the morning. The door stays slightly open ' +
  'until the bricks are dry. After that I add oak, no more than three logs, even if Marten complains about the cold.';
const ferry =
  'You would not believe how calm the ferry was. Not a soul on deck, bar the gulls and one chap from Leith with an ' +
  'accordion he could not play. I stood there for an hour, watched the harbour shrink, and thought of precious little.';

const endless = { signal: new AbortController().signal, before: 0 };
const everything = { text: '', show: 'all', limit: 50, offset: 0 } as const;

/** A store with a document of these blocks, as it is cut when it is taken in. */
function storeOf(context: TestContext, blocks: readonly Block[], language = 'en'): Database {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  const placed = placeBlocks(blocks);
  const text = placed.map((block) => block.text).join('\n\n');
  const passages = cutPassages(placed).map((passage) => ({
    ...passage,
    text: text.slice(passage.start, passage.end),
  }));
  const document = exampleDocument(1, { title: 'Firing', language, blocks: placed, passages });
  takeDocument(database, sourceId, { name: 'firing.md', bytes: 1, changedAt: 1 }, document);
  attribute(database, sourceId, 'own');
  return database;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', level: 0, text });
const firing = [
  ...[heading('The kiln'), paragraph(kiln), heading('Tools'), paragraph('It takes these:')],
  ...Array.from({ length: 12 }, (_, i): Block => ({ kind: 'item', level: 1, text: `tongs of size ${i}` })),
  ...[heading('The ferry'), paragraph(ferry)],
];

/** Answers as a model would that puts the kiln plainly and copies the ferry. */
function model(): { answer: Answer; asked: Question[] } {
  const asked: Question[] = [];
  const answer: Answer = (question) => {
    asked.push(question);
    const passage = question.turns.at(-1)?.text ?? '';
    return Promise.resolve(passage.includes('kiln') ? `\n${plainKiln}` : passage);
  };
  return { answer, asked };
}

test('prose of own documents is put plainly; what the model does badly is dropped with the reason', async (context) => {
  const database = storeOf(context, firing);
  const { passages } = await readWaiting(database);
  assert.deepEqual(
    passages.map(({ prose }) => prose),
    [kiln, ferry],
    'no heading, no list',
  );
  const { answer, asked } = model();
  await playPassages({ database, model: 'm', answer }, passages, endless);
  assert.equal(asked.length, 2);
  const kept = findPairs(database, everything).pairs.map(({ form, request, dropped }) => ({ form, request, dropped }));
  assert.deepEqual(kept, [
    { form: 'restatement', request: ferry, dropped: 'copied' },
    { form: 'restatement', request: plainKiln, dropped: null },
  ]);
  assert.deepEqual((await readWaiting(database)).passages, [], 'none is tried twice');
});

test('a restatement that loses a name is dropped', async (context) => {
  const database = storeOf(context, [heading('The kiln'), paragraph(kiln)]);
  const answer: Answer = () => Promise.resolve(plainKiln.replace('Marten', 'somebody'));
  await playPassages({ database, model: 'm', answer }, (await readWaiting(database)).passages, endless);
  assert.equal(findPairs(database, everything).pairs[0]?.dropped, 'facts');
});

test('reference documents and other languages are left alone, and rules alone make nothing of documents', async (context) => {
  const database = storeOf(context, firing);
  const means = { database, model: '', openChorus: null, measure: null };
  const summary = await playBack(means, { ...endless, afresh: true });
  assert.deepEqual([summary.passages, findPairs(database, everything).total], [0, 0]);
  const [source] = database.all<{ id: number }>('SELECT id FROM sources');
  attribute(database, source?.id ?? 0, 'reference');
  assert.deepEqual((await readWaiting(database)).passages, []);
  const polish = storeOf(context, [paragraph(kiln)], 'pl');
  assert.deepEqual((await readWaiting(polish)).passages, []);
  assert.equal((await usablePassages(polish, 0, null)).length, 1);
});

test('stopped in between, it keeps what is made', async (context) => {
  const database = storeOf(context, firing);
  const stop = new AbortController();
  const answer: Answer = (question) => {
    const isLast = question.turns.at(-1)?.text === ferry;
    return new Promise((resolve) =>
      setTimeout(
        () => {
          if (isLast) {
            stop.abort();
          }
          resolve(plainKiln);
        },
        isLast ? 40 : 1,
      ),
    );
  };
  const { passages } = await readWaiting(database);
  await assert.rejects(playPassages({ database, model: 'm', answer }, passages, { signal: stop.signal, before: 0 }), {
    code: 'cancelled',
  });
  assert.deepEqual(
    (await readWaiting(database)).passages.map(({ prose }) => prose),
    [ferry],
  );
});

test('documents are heard beside little mail, and do not drown much', () => {
  assert.deepEqual([0, 100, 400, 1_000].map(passagesBeside), [75, 75, 200, 300]);
});
