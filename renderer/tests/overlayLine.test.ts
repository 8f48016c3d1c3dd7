import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyLine, isForField, type Key, type Line, typeKey } from '../overlay/line.ts';

const key = (name: string, text = name, control = false): Key => ({ name, text, control, alt: false });

function type(...keys: Key[]): Line {
  return keys.reduce((line, each) => typeKey(line, each) ?? line, emptyLine);
}

test('letters of every script are typed, and accents join the letter that follows', () => {
  const scripts = 'Añ漢\u05e9\u0639';
  assert.equal(type(...Array.from(scripts, (letter) => key(letter))).text, scripts);
  const waiting = type(key('Dead', '\u0301'));
  assert.deepEqual(waiting, { text: '', accent: '\u0301' });
  assert.equal(typeKey(waiting, key('e'))?.text, 'é');
  assert.equal(typeKey(waiting, key('Backspace', ''))?.accent, '');
});

test('Backspace takes what a person takes for one letter', () => {
  const line = { text: 'so 👩‍🔬', accent: '' };
  assert.equal(typeKey(line, key('Backspace', ''))?.text, 'so ');
  assert.equal(typeKey({ text: 'e\u0301', accent: '' }, key('Backspace', ''))?.text, '');
  assert.equal(typeKey({ text: 'two words ', accent: '' }, key('Backspace', '', true))?.text, 'two ');
});

test('keys with Ctrl type nothing, and the line does not grow for ever', () => {
  assert.equal(typeKey(emptyLine, key('a', 'a', true)), null);
  assert.equal(typeKey(emptyLine, key('F5', '')), null);
  const long = { text: 'x'.repeat(1_500), accent: '' };
  assert.equal(typeKey(long, key('y'))?.text, long.text);
  assert.equal(typeKey(long, key('u', 'u', true))?.text, '');
});

test('in a field of its own every key edits, and pastes, but those that choose and leave', () => {
  assert.ok(['a', 'v', '@', 'Dead', 'Backspace', 'Delete', 'ArrowLeft', 'Home'].every(isForField));
  assert.ok(!['Escape', 'Enter', 'Tab', 'ArrowUp', 'ArrowDown'].some(isForField));
});
