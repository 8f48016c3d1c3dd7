import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type Arm, DraftRequest } from '../../contract/drafting.ts';
import type { WriteRequest } from '../model/writer.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeMails } from '../store/takeMails.ts';
import { composeText, type TextWriter } from './compose.ts';
import { readOccasion } from './occasion.ts';
import { bounded } from './bounds.ts';
import { planDraft } from './plan.ts';
import { emptyShelf } from './shelf.ts';

/** Writes a text letter by letter until it is stopped, and remembers what it was asked. */
function writerOf(text: string): TextWriter & { asked: WriteRequest[] } {
  const asked: WriteRequest[] = [];
  return {
    asked,
    textTokens: (words) => Array.from(words, (sign) => sign.charCodeAt(0)),
    write: (request) => {
      asked.push(request);
      for (const sign of text) {
        if (!request.signal?.aborted) {
          request.onText?.(sign);
        }
      }
      const counts = { tokens: 9, promptTokens: 9, keptTokens: 0, firstTokenMs: 1, tokensPerSecond: 1 };
      return Promise.resolve({ text, ending: 'end', ...counts });
    },
  };
}

async function compose(t: TestContext, writer: TextWriter, words: string, arm: Arm = 'retrieval'): Promise<string> {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const mails = Array.from({ length: 6 }, (_, at) => exampleMail(at + 1));
  takeMails(database, sourceId, mails, null);
  const { signal } = new AbortController();
  const means = {
    ...{ database, model: 'm', promptSpeed: 100, shelf: emptyShelf },
    embed: () => Promise.resolve(null),
    countTokens: (text: string) => text.length,
  };
  const request = DraftRequest.parse({ request: words });
  const plan = bounded(await planDraft(means, readOccasion(database, request), arm, signal));
  const call = { seed: 1, began: performance.now(), signal, progress: () => undefined };
  return (await composeText(writer, plan, call)).text;
}

test('a draft ends where it says a sentence a second time, unless that is a short one', async (t) => {
  const round = writerOf('The oil is by the door. The oil is by the door. The oil is by the door.');
  assert.equal((await compose(t, round, 'tell Finn of the oil')).match(/oil/g)?.length, 2);
  const answers = writerOf('Yes. The oil is by the door. Yes. The rope is in the shed.');
  assert.match(await compose(t, answers, 'tell Finn yes and yes'), /in the shed\./);
});

test('sentences of the two examples that nobody asked for are left out', async (t) => {
  const lit = Array.from({ length: 6 }, (_, at) => `The lantern number ${at + 1} is lit.`);
  const writer = writerOf(['The oil is by the door.', ...lit, 'Bring the rope.'].join(' '));
  const text = await compose(t, writer, 'tell Finn the oil is by the door and to bring the rope');
  assert.match(text, /The oil is by the door\. .*Bring the rope\./);
  assert.equal(text.match(/lantern/g)?.length, 4);
});

test('a draft without anything of the person may be whatever the model says, but goes in no circles', async (t) => {
  const writer = writerOf('No.');
  await compose(t, writer, 'tell Finn no', 'base');
  const said = Array.from('Mike, Mike, Mike, Mike, Mike, Mike, Mike, Mike, Mike, Mike, Mike, Mike', (sign) =>
    sign.charCodeAt(0),
  );
  const kept = (written: number[]): number[] => (writer.asked[0]?.avoid ?? []).flatMap((avoid) => avoid(written));
  assert.deepEqual(kept(said.slice(0, 1)), []);
  assert.ok(kept(said).includes(','.charCodeAt(0)));
});

test('lines are not numbered, unless somebody asks for a list', async (t) => {
  const kept = (request: WriteRequest | undefined, ...written: string[]): string =>
    String.fromCharCode(...(request?.avoid ?? []).flatMap((avoid) => avoid(written.map((sign) => sign.charCodeAt(0)))));
  const plain = writerOf('No.');
  await compose(t, plain, 'tell Finn that 3 ropes are gone');
  assert.ok(kept(plain.asked[0]).includes('1'));
  assert.ok(!kept(plain.asked[0]).includes('3'), 'a sentence may begin with a number');
  assert.ok(kept(plain.asked[0], '3').includes('.'));
  const listed = writerOf('No.');
  await compose(t, listed, 'tell Finn:\n1. the rope is gone\n2. the oil is not');
  assert.ok(!kept(listed.asked[0]).includes('1'));
});

test('a model that ends before it has said anything is asked again', async (t) => {
  const texts = ['', '\n\nYours\nAda', 'The oil is by the door.'];
  const asked: WriteRequest[] = [];
  const hesitant: TextWriter = {
    textTokens: () => [],
    write: (request) => {
      asked.push(request);
      return writerOf(texts[asked.length - 1] ?? '').write(request);
    },
  };
  assert.match(
    await compose(t, hesitant, 'tell Finn of the oil'),
    /^Dear Finn,\s+The oil is by the door\.\s+Yours\nAda$/,
  );
  assert.equal(new Set(asked.map(({ sampling }) => sampling?.seed)).size, 3);
  const mute = writerOf('');
  assert.match(await compose(t, mute, 'tell Finn of the oil'), /^Dear Finn,\s+Yours\nAda$/);
  assert.equal(mute.asked.length, 3);
});
