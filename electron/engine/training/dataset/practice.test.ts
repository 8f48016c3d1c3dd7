import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { makeTiny } from '../../../../models/makeTiny.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { setIdentity } from '../../store/identity.ts';
import { takeMails } from '../../store/takeMails.ts';
import { splitMails } from '../split.ts';
import type { Tokens } from '../tokens.ts';
import { usableMails } from '../usable.ts';
import { makePractice } from './practice.ts';
import { exampleVocabulary } from './exampleVocabulary.ts';

const vocabulary = await exampleVocabulary(makeTiny({ architecture: 'llama' }));

const call = { signal: new AbortController().signal, progress: () => undefined };
const finn = { name: 'Finn Hale', address: 'finn@example.org' };
const okafor = { name: 'Ngozi Okafor', address: 'okafor@example.org' };

/** Mails to two readers in turn, each about a number of its own. */
function filled(context: TestContext, mails: number): Database {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const written = Array.from({ length: mails }, (_, i) =>
    exampleMail(i + 1, {
      to: [i % 2 === 0 ? finn : okafor],
      own: `There are ${(i + 1) * 1_001} lanterns, row ${i + 1} of them by the pier; call me on +44 20 7946 0958.`,
    }),
  );
  takeMails(database, sourceId, written, 'end');
  return database;
}

function textOf(tokens: readonly number[]): string {
  return vocabulary.detokenize([...tokens] as never[]).replaceAll('\u2581', ' ');
}

function learnedOf({ tokens, weights }: Tokens): string {
  return textOf(tokens.filter((_, i) => (weights[i] ?? 0) > 0));
}

test('every mail is learned once, below mails to the same person; heads are only read, nothing held out is seen', async (context) => {
  const database = filled(context, 60);
  const { learned, heldOut } = splitMails((await usableMails(database)).mails);
  const { examples, pairs, replaced } = await makePractice({ database, vocabulary }, 1, call);
  assert.equal(pairs, learned.length);
  assert.ok(examples.length < learned.length / 2, 'several in a document');
  const all = examples.map(learnedOf).join('\n');
  for (const id of learned) {
    assert.equal(all.split(` ${id * 1_001} lanterns`).length, 2, `mail ${id} is learned once`);
  }
  const seen = examples.map(({ tokens }) => textOf(tokens)).join('\n');
  assert.ok(heldOut.every((id) => !seen.includes(` ${id * 1_001} lanterns`)));
  assert.ok(seen.includes('Subject: Lantern 1') && !all.includes('Subject:') && !all.includes('From:'));
  assert.ok(all.startsWith('Dear Finn') || all.startsWith(' Dear Finn'), all.slice(0, 20));
  const mixed = examples.filter(({ tokens }) => ['To: Finn', 'To: Ngozi'].every((to) => textOf(tokens).includes(to)));
  assert.ok(mixed.length <= 1, 'only where one reader\u2019s mails end and the other\u2019s begin');
  assert.deepEqual(
    replaced.map(({ kind }) => kind),
    ['phone'],
  );
  assert.ok(!seen.includes('7946'));
});

test('the same store and seed give the same, and too little is told', async (context) => {
  const database = filled(context, 60);
  const make = () => makePractice({ database, vocabulary }, 1, call);
  assert.deepEqual(await make(), await make());
  await assert.rejects(
    makePractice({ database: filled(context, 12), vocabulary }, 1, call),
    (error) => error instanceof AppError && error.code === 'too-little-mail' && /suggestions/.test(error.message),
  );
});
