import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordOf, wordParagraph } from '../documents/exampleDocuments.ts';
import { importDocuments } from '../documents/import.ts';
import { exampleFolder } from '../mail/exampleMailbox.ts';
import { openSource } from '../store/sources.ts';
import { BackgroundWork } from './background.ts';
import { documentHandlers } from './documents.ts';
import { exampleModels, exampleVoice } from './exampleVoice.ts';
import { LoadedModels } from './loadedModels.ts';
import { Playback, playbackHandlers } from './playback.ts';
import { advise } from './voiceAdvice.ts';

const { runtime, models } = await exampleModels();

const call = { signal: new AbortController().signal, progress: () => undefined };
const everything = { text: '', show: 'all', limit: 50, offset: 0 } as const;

const kiln =
  'Truth be told, the kiln wants coaxing. Come four in the morning I light it with nothing but twigs, and leave its ' +
  'door a hand wide open until the bricks have given up their damp. Oak goes in only then, three logs at most, however ' +
  'much Marten grumbles about the frost.';

test('a Word document that is one’s own is advised on, played back, put right, and forgotten where it is not', async (context) => {
  const heading = '<w:outlineLvl w:val="0"/>';
  const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const folder = exampleFolder({
    'Firing.docx': wordOf(
      [
        wordParagraph('The kiln', heading),
        wordParagraph(kiln),
        wordParagraph('What it takes', heading),
        ...Array.from({ length: 20 }, (_, i) => wordParagraph(`Twigs and tongs of size ${i}`, item)),
      ].join(''),
    ),
  });
  context.after(folder.remove);
  const { session, remove } = exampleVoice(2);
  const loaded = new LoadedModels(models, runtime);
  const playback = new Playback(session, loaded, models, runtime, new BackgroundWork());
  context.after(async () => {
    await playback.settle();
    await loaded.close();
    remove();
  });
  const database = session.database();
  const source = openSource(database, { path: folder.path(), name: 'a', format: 'document', fingerprint: '1' });
  await importDocuments(database, source.id, folder.path());
  const handlers = { ...playbackHandlers(session, playback), ...documentHandlers(session) };
  const attribute = (authorship: 'own' | 'reference') =>
    handlers['documents.attribute']({ sourceId: source.id, authorship }, call);

  await attribute('reference');
  assert.equal((await advise(database, models, call.signal)).passages, 0);
  await attribute('own');
  const advice = await advise(database, models, call.signal);
  assert.deepEqual([advice.passages, advice.waitingPassages], [1, 1]);
  assert.match(advice.reason, /^2 mails and 1 passage of your own documents can teach/);

  const summary = await handlers['playback.run']({ model: 'tiny', afresh: false, byRule: false }, call);
  assert.equal(summary.passages, 1);
  assert.equal((await advise(database, models, call.signal)).waitingPassages, 0);
  const { pairs } = await handlers['pairs.list']({ ...everything, text: 'coaxing' }, call);
  const [pair] = pairs;
  assert.ok(pair?.answer.kind === 'passage');
  assert.deepEqual([pair.form, pair.answer.title, pair.answer.text], ['restatement', 'The kiln', kiln]);
  assert.deepEqual(pair.answer.headings, ['The kiln']);
  const { blocks } = await handlers['document.read']({ id: pair.answer.documentId }, call);
  assert.ok(
    blocks.some(
      ({ text, start }) => text === kiln && start < (pair.answer.kind === 'passage' ? pair.answer.passage.end : 0),
    ),
  );
  const edited = await handlers['pairs.edit']({ id: pair.id, request: 'The kiln has to be heated slowly.' }, call);
  assert.deepEqual([edited.edited, edited.dropped, edited.answer], [true, null, pair.answer]);

  await attribute('reference');
  assert.equal((await handlers['pairs.list']({ ...everything, text: 'kiln' }, call)).total, 0);
});
