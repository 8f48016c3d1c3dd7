import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPage, until } from './pageDouble.ts';

const chosen: number[] = [];
let shown = 0;
const page = openPage({
  'trial.next': () => {
    shown += 1;
    return { id: shown, request: `Request ${shown}`, drafts: ['One.', 'Two.'] };
  },
  'trial.choose': async ({ id }) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    chosen.push(id);
    return { voice: chosen.length, without: 0, neither: 0 };
  },
});
after(page.close);
const { choose, nextDrafts, rounds, trying, tryingOf, tryMore } = await import('../screens/voice/trial/trying.ts');

test('a choice that is pressed twice is one choice, and the round is kept whichever screen is shown', async () => {
  nextDrafts(7);
  await until(() => shown === 1, 'the first drafts');
  await Promise.all([choose(7, 1, 0), choose(7, 1, 1)]);
  assert.deepEqual(chosen, [1]);
  assert.equal(tryingOf(7, trying.get()).done, 1);
  await until(() => shown === 2, 'the next drafts');
  assert.equal(tryingOf(8, trying.get()).done, 0, 'of another version nothing was chosen yet');
});

test('a round ends after ten choices, and another begins only when it is asked for', async () => {
  for (let at = 1; at < rounds; at++) {
    await choose(7, at + 1, null);
  }
  const { isOver, counts } = tryingOf(7, trying.get());
  assert.deepEqual([isOver, counts?.voice, shown], [true, rounds, rounds]);
  tryMore(7);
  await until(() => shown === rounds + 1, 'drafts of the next round');
  assert.equal(tryingOf(7, trying.get()).done, 0);
});
