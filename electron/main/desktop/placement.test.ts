import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorOf, isIn, place, scaled } from './placement.ts';

const left = { x: 0, y: 27, width: 1920, height: 1053 };
/** Beside it, higher up, and half as large: one shown at twice its size. */
const right = { x: 1920, y: -200, width: 1280, height: 800 };
const size = { width: 440, height: 260 };
const at = (x: number, y: number, height = 0) => ({ x, y, width: 0, height });

test('it stands below the caret, and above where there is no room below', () => {
  assert.deepEqual(place(size, at(300, 400, 18), [left]), { x: 300, y: 426, ...size });
  assert.deepEqual(place(size, at(300, 1000, 18), [left]), { x: 300, y: 732, ...size });
});

test('it never leaves the monitor, at no edge and in no corner', () => {
  for (const x of [-500, 0, 960, 1900, 5_000]) {
    for (const y of [-500, 0, 540, 1079, 5_000]) {
      const { x: atX, y: atY, width, height } = place(size, at(x, y), [left]);
      assert.ok(atX >= left.x && atX + width <= left.x + left.width, `${x},${y}`);
      assert.ok(atY >= left.y && atY + height <= left.y + left.height, `${x},${y}`);
    }
  }
});

test('it opens on the monitor where one writes, also where monitors lie above or left of the first', () => {
  assert.deepEqual(place(size, at(2000, -100), [left, right]), { x: 2000, y: -92, ...size });
  assert.deepEqual(place(size, at(3190, 590), [left, right]), { x: 2760, y: 322, ...size });
  const before = { x: -1600, y: 0, width: 1600, height: 900 };
  assert.deepEqual(place(size, at(-20, 100), [left, before]), { x: -440, y: 108, ...size });
});

test('in the gap between two monitors the nearer one is taken', () => {
  const far = { x: 3000, y: 0, width: 1000, height: 800 };
  assert.equal(place(size, at(2900, 100), [left, far]).x, 3000);
  assert.equal(place(size, at(2000, 100), [left, far]).x, 1480);
});

test('a monitor smaller than the window gets a smaller window', () => {
  const tiny = { x: 10, y: 10, width: 320, height: 200 };
  assert.deepEqual(place(size, at(100, 100), [tiny]), tiny);
});

test('it stands beside the caret, else the pointer over the program, else within the program', () => {
  const window = { x: 100, y: 100, width: 800, height: 600 };
  const caret = { x: 150, y: 160, width: 1, height: 18 };
  assert.deepEqual(anchorOf({ caret, pointer: { x: 0, y: 0 }, window }), caret);
  assert.deepEqual(anchorOf({ caret: null, pointer: { x: 300, y: 300 }, window }), at(300, 300));
  assert.ok(isIn(anchorOf({ caret: null, pointer: { x: 1500, y: 50 }, window }), window));
  assert.deepEqual(anchorOf({ caret: null, pointer: { x: 1500, y: 50 }, window: null }), at(1500, 50));
});

test('points of an enlarged screen become those that windows are placed in', () => {
  assert.deepEqual(scaled({ x: 300, y: 150, width: 1201, height: 600 }, 1.5), {
    x: 200,
    y: 100,
    width: 801,
    height: 400,
  });
});
