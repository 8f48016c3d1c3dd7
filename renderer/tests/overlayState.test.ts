import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Occasion } from '../../electron/contract/anywhere.ts';
import type { Key } from '../overlay/line.ts';
import { choose, type Effect, insertion, press, type State, withVersion } from '../overlay/state.ts';

const occasion: Occasion = {
  ...{ number: 1, kind: 'text', text: 'The ferry goes at nine.', isCut: false, program: 'Mousepad' },
  ...{ canUndo: false, tellsKeys: true, refusal: null },
};
const key = (name: string, text = ''): Key => ({ name, text, control: false, alt: false });

/** Presses keys one after another; answers the last state and all that came of it. */
function pressAll(first: State, keys: readonly Key[]): { state: State; effects: (Effect | null)[] } {
  let state = first;
  const effects = keys.map((each) => {
    const next = press(state, each);
    state = next.state;
    return next.effect;
  });
  return { state, effects };
}

const letters = (text: string): Key[] => Array.from(text, (letter) => key(letter, letter));

test('with text selected the arrows go round what is offered, and Enter asks for it', () => {
  const { state, effects } = pressAll(choose(occasion), [key('ArrowDown'), key('Enter')]);
  assert.deepEqual(effects, [null, { do: 'ask' }]);
  assert.ok(state.at === 'writing');
  assert.deepEqual(state.task, { kind: 'rewrite', manner: 'shorter' });
  const round = pressAll(choose(occasion), [key('ArrowUp'), key('ArrowUp'), key('Tab')]).state;
  assert.ok(round.at === 'writing');
  assert.deepEqual(round.task, { kind: 'answer', words: '' });
});

test('what is typed is an instruction, or what the answer is to say', () => {
  const told = pressAll(choose(occasion), [...letters('in Latin'), key('Enter')]).state;
  assert.ok(told.at === 'writing');
  assert.deepEqual(told.task, { kind: 'instruction', words: 'in Latin' });
  const typed = pressAll(choose(occasion), letters('yes')).state;
  const answered = pressAll(typed, [key('ArrowUp'), key('Enter')]).state;
  assert.ok(answered.at === 'writing');
  assert.deepEqual(answered.task, { kind: 'answer', words: 'yes' });
});

test('with nothing selected the words typed here are gone on from, and come along', () => {
  const nothing = choose({ ...occasion, kind: 'nothing', text: '' });
  assert.deepEqual(pressAll(nothing, [key('Enter')]).effects, [null]);
  const { state } = pressAll(nothing, [...letters('The ferry'), key('Enter')]);
  const written = withVersion(state, 0, { text: ' goes at nine.', state: 'done' });
  assert.ok(written.at === 'writing');
  assert.deepEqual(insertion(written), {
    ...{ do: 'insert', text: 'The ferry goes at nine.', where: 'instead', manner: 'continue' },
  });
});

test('with nothing selected and text before the caret, only what is new is inserted', () => {
  const { state } = pressAll(choose({ ...occasion, kind: 'nothing', text: 'The ferry' }), [key('Enter')]);
  const written = withVersion(state, 0, { text: ' goes.', state: 'done' });
  assert.ok(written.at === 'writing');
  assert.equal((insertion(written) as { text: string }).text, ' goes.');
});

test('Tab inserts nothing before the text is whole; the arrows go through versions and ask for more', () => {
  const asked = pressAll(choose(occasion), [key('Enter')]).state;
  assert.deepEqual(pressAll(asked, [key('Tab'), key('ArrowRight')]).effects, [null, null]);
  const first = withVersion(asked, 0, { text: 'Ferry: nine.', state: 'done' });
  assert.equal((press(first, key('Tab')).effect as { where: string }).where, 'instead');
  const { state: second, effects } = pressAll(first, [key('ArrowRight')]);
  assert.deepEqual(effects, [{ do: 'ask' }]);
  const done = withVersion(second, 1, { text: 'Nine, the ferry.', state: 'done' });
  const back = pressAll(done, [key('ArrowLeft'), key('Tab')]);
  assert.equal((back.effects[1] as { text: string }).text, 'Ferry: nine.');
});

test('an answer goes behind what is selected, which stays', () => {
  const { state } = pressAll(choose(occasion), [...letters('no'), key('ArrowUp'), key('Enter')]);
  const written = withVersion(state, 0, { text: 'No, sorry.', state: 'done' });
  assert.ok(written.at === 'writing');
  assert.deepEqual(insertion(written), { do: 'insert', text: '\n\nNo, sorry.\n', where: 'behind', manner: 'answer' });
});

test('Escape leaves everything as it was, from everywhere', () => {
  const states: State[] = [
    { at: 'waiting' },
    choose(occasion),
    pressAll(choose(occasion), [key('Enter')]).state,
    choose({ ...occasion, kind: 'picture', text: '' }),
  ];
  for (const state of states) {
    assert.deepEqual(press(state, key('Escape')), { state, effect: { do: 'hide' } });
  }
});

test('more than can be worked on is not even offered', () => {
  const state = choose({ ...occasion, isCut: true });
  assert.match(state.at === 'said' ? state.sentence : '', /Select less/);
});

test('pictures, passwords and programs on the list get a sentence and nothing else', () => {
  for (const kind of ['picture', 'password', 'left-alone'] as const) {
    const state = choose({ ...occasion, kind, text: '' });
    assert.equal(state.at, 'said');
    assert.deepEqual(pressAll(state, [key('Tab'), key('a', 'a'), key('ArrowRight')]).effects, [null, null, null]);
  }
});
