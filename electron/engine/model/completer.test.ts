import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Completer } from './completer.ts';
import { modelPath, modelsFolder } from './folder.ts';
import { Runtime } from './runtime.ts';

// With the real completer.

let runtime: Runtime;
let completer: Completer;

before(async () => {
  runtime = new Runtime();
  completer = await Completer.load(runtime, modelPath(modelsFolder(), 'smollm2-135m'));
});

after(async () => {
  await completer.dispose();
  await runtime.stop();
});

/** What it goes on with, and how probable it holds that, up to so many pieces. */
async function goOn(text: string, typed: string, most = 3): Promise<{ said: string; probability: number }> {
  let said = '';
  let probability = 1;
  let pieces = 0;
  for await (const piece of completer.goOn(completer.tokens(text), { typed })) {
    said += piece.text;
    probability *= piece.probability;
    pieces += 1;
    if (pieces === most) {
      break;
    }
  }
  return { said, probability };
}

test('a word that is begun is gone on with as one that begins so, however it might be cut into tokens', async () => {
  const text = 'Dear Ben,\nthank you very much for your letter. I was glad to hear that the harbour is open';
  for (const [typed, word] of [
    [' ag', ' again'],
    [' a', ' and'],
    [' an', ' and'],
  ] as const) {
    assert.equal((await goOn(text, typed, 1)).said, word, typed);
  }
  const rare = await goOn(text, ' unfo');
  assert.ok(rare.said.startsWith(' unfo'), rare.said);
  const { said } = await goOn(text, ' z');
  assert.ok(said.startsWith(' z'), said);
});

test('the more of a word is typed, the surer it is of it', async () => {
  const text = 'Hello Tom,\nthank you for the invitation. I look';
  const [open, begun, more] = [await goOn(text, '', 1), await goOn(text, ' f', 1), await goOn(text, ' fo', 1)];
  assert.equal(begun.said, ' forward');
  assert.equal(more.said, ' forward');
  assert.ok(more.probability >= begun.probability && begun.probability >= open.probability * 0.99);
  assert.ok(more.probability <= 1);
});

test('it says the same whether it has just read the text or knows it from the letter before', async () => {
  const text = 'Hello Tom,\nthe parcel that you sent';
  const fresh = await goOn(text, ' ar');
  await goOn('Something else entirely.', '');
  await goOn(text, ' a');
  assert.deepEqual(await goOn(text, ' ar'), fresh);
  assert.notEqual(fresh.said, '');
});
