import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberAll } from '../memory/embed.ts';
import { embedWords, exampleForm, wordVector } from '../memory/exampleEmbedder.ts';
import { fittingNotes } from '../memory/notes.ts';
import { draftPrompt } from '../prompt/draft.ts';
import { exampleDocument } from '../store/exampleDocument.ts';
import { exampleStore } from '../store/exampleMail.ts';
import { takeDocument } from '../store/takeDocuments.ts';
import { askedIn, notesFor } from './notes.ts';

test('a request asks for facts where it tells of something it does not say itself', () => {
  const asked: [string, string | null][] = [
    ['Tell Mr Dunmore what the silencer costs', 'what the silencer costs'],
    ['Schreib Silke, wie oft die Uhr aufgezogen wird', 'wie oft die Uhr aufgezogen wird'],
    ['Dis à Marie quand le bateau part', 'quand le bateau part'],
    ['Tell Otto: is there money in the fund?', 'Tell Otto: is there money in the fund?'],
    ['Tell Toby to bring the oil on Thursday', null],
    ['Ask Mrs Fairclough whether the scaffolding can stay', null],
    ['Ask Otto what he wants for supper', null],
    ['Frag Tantchen, wann sie kommt', null],
    ['Thank Jutta for the photographs', null],
  ];
  for (const [request, part] of asked) {
    assert.equal(askedIn(request), part, request);
  }
});

test('the passages that fit are given once each, best first; those below the floor and those taken away are not', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const paragraphs = [
    'The skiff costs twelve crowns a day.',
    'The skiff costs twelve crowns a day.',
    'Beans want water in the morning.',
  ];
  for (const [index, paragraph] of paragraphs.entries()) {
    const file = { name: `${index}.md`, bytes: 1, changedAt: 1 };
    takeDocument(database, sourceId, file, exampleDocument(index + 1, { paragraph }));
  }
  const signal = new AbortController().signal;
  await rememberAll(database, { ...exampleForm, embed: embedWords, signal, progress: () => undefined });
  const wanted = {
    vectors: [wordVector('what the skiff costs a day')],
    ...{ floor: 0.4, within: 0.2, limit: 3, accept: () => true },
  };
  const ids = (excludeDocuments: number[]): number[] =>
    fittingNotes(database, { ...wanted, excludeDocuments }).map(({ source }) => source.id);
  assert.equal(ids([]).length, 1);
  const [only] = ids([]);
  assert.deepEqual(ids([only ?? 0]), [only === 1 ? 2 : 1]);
  assert.deepEqual(ids([1, 2]), []);
  assert.deepEqual(fittingNotes(database, { ...wanted, accept: () => false, excludeDocuments: [] }), []);

  const means = {
    ...{
      database,
      embed: (text: string) => Promise.resolve(wordVector(text)),
      countTokens: (text: string) => text.length,
    },
    ...{ promptSpeed: 100, shelf: { for: '', examples: [] }, model: 'example' },
  };
  const occasion = { request: 'Tell Finn what the skiff costs a day', points: [], language: 'en', reader: null };
  const empty = { answering: null, excludeIds: [], past: null };
  const notes = await notesFor(means, { ...occasion, ...empty }, signal);
  assert.deepEqual(
    notes.map(({ source, text }) => [source.passage.end, text.slice(-36)]),
    [[45, 'The skiff costs twelve crowns a day.']],
  );
  for (const request of ['Thank Jutta for the photographs', 'Tell Finn what to cook']) {
    assert.deepEqual(await notesFor(means, { ...occasion, ...empty, request }, signal), [], request);
  }
});

test('notes stand before the request in the prompt, with what they are from', () => {
  const brief = {
    ...{ manner: 'full' as const, writer: 'Ada', language: 'English', styleCard: [], standing: [], fitting: [] },
    ...{ reader: 'Finn', request: 'say what it costs', points: [], aim: [], answering: null },
  };
  const last = (notes: { title: string; text: string }[]): string =>
    draftPrompt({ ...brief, notes }).turns.at(-1)?.text ?? '';
  assert.match(
    last([{ title: 'Prices, Boats', text: 'Skiff 12' }]),
    /^Facts from your notes \(Prices, Boats\)[^\n]*:\n"""\nSkiff 12\n"""\n\nWrite a mail to Finn in English: say what it costs$/,
  );
  assert.doesNotMatch(last([]), /notes/);
});
