import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { DraftRequest } from '../../contract/drafting.ts';
import { modelPath, modelsFolder } from '../model/folder.ts';
import { Runtime } from '../model/runtime.ts';
import { Writer } from '../model/writer.ts';
import { readDraft } from '../store/drafts.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeMails } from '../store/takeMails.ts';
import type { Means } from './means.ts';
import { emptyShelf } from './shelf.ts';
import { readDraftAhead, writeDraft } from './write.ts';

// With the real completer: the smallest model that writes words.

async function means(t: TestContext): Promise<Means> {
  const { database, sourceId, remove } = exampleStore();
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-draft-'));
  const runtime = new Runtime();
  const model = 'smollm2-135m';
  const writer = await Writer.load(runtime, modelPath(modelsFolder(), model), { paceFolder: folder });
  t.after(async () => {
    await writer.dispose();
    await runtime.stop();
    remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const mails = ['oil', 'ladder', 'slate', 'rope', 'kiln'].map((thing, at) =>
    exampleMail(at + 1, { own: `the ${thing} is by the door, take it on your way up and mind the ${thing} hook.` }),
  );
  takeMails(database, sourceId, mails, null);
  return {
    ...{ database, writer, model, arm: 'retrieval', shelf: { now: emptyShelf } },
    embed: () => Promise.resolve(null),
    gauge: () => Promise.resolve(null),
    keeping: { folder: join(folder, 'states'), key: Buffer.alloc(32, 7) },
  };
}

test('of a draft that was read ahead, only what was typed since is left to read', async (t) => {
  const all = await means(t);
  const { signal } = new AbortController();
  const typed = 'tell Finn that the ladder';
  await readDraftAhead(all, { ...DraftRequest.parse({ request: typed }) }, signal);
  const request = DraftRequest.parse({ request: `${typed} and the rope are in the shed`, seed: 3 });
  const draft = await writeDraft(all, request, { signal, progress: () => undefined });
  assert.ok(
    draft.promptTokens - draft.keptTokens < 40,
    `${draft.keptTokens} of ${draft.promptTokens} tokens were kept`,
  );
  assert.ok(draft.sources.length > 0);
});

test('reading ahead can be stopped, and the draft comes all the same', async (t) => {
  const all = await means(t);
  const stop = new AbortController();
  const request = DraftRequest.parse({ request: 'tell Finn that the ladder is in the shed', seed: 3 });
  const ahead = readDraftAhead(all, request, stop.signal);
  setTimeout(() => {
    stop.abort();
  }, 30);
  await assert.rejects(ahead, { code: 'cancelled' });
  const draft = await writeDraft(all, request, { signal: new AbortController().signal, progress: () => undefined });
  assert.notEqual(draft.text, '');
});

test('whoever stops while more is made of a draft that is written keeps it', async (t) => {
  const all = await means(t);
  const write = all.writer.write.bind(all.writer);
  for (const [what, wish] of Object.entries({
    subject: {},
    variant: { variants: 2 },
    point: { points: ['bring 7 ropes'] },
  })) {
    const stop = new AbortController();
    let asked = 0;
    all.writer.write = (request) => {
      asked += 1;
      if (asked === 2) {
        stop.abort();
      }
      return write(request);
    };
    const request = DraftRequest.parse({ request: 'tell Finn that the ladder is in the shed', seed: 3, ...wish });
    const draft = await writeDraft(all, request, { signal: stop.signal, progress: () => undefined });
    assert.equal(asked, 2, what);
    assert.equal(draft.subject, '', what);
    assert.equal(readDraft(all.database, draft.id).draft.text, draft.text, what);
    assert.match(draft.text, /\w/, what);
  }
});
