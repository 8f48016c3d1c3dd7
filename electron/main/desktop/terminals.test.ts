import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertable, isTerminal } from './terminals.ts';

test('a terminal is known by its name, however it is written', () => {
  assert.ok(isTerminal('XTerm'));
  assert.ok(isTerminal('Gnome-terminal'));
  assert.ok(!isTerminal('Mousepad'));
  assert.ok(!isTerminal(''));
});

test('what goes into a terminal is one line, and can neither run nor escape', () => {
  assert.equal(insertable('rm the old one\n\n\tand go on\n', 'XTerm'), 'rm the old one and go on');
  assert.equal(insertable('\u001b[201~ls\u0007', 'XTerm'), '[201~ls');
});

test('elsewhere lines, tabs, emoji, marks and every script stay as they are', () => {
  const text = 'Zoë\u0301 👩‍🔬\r\n\tשלום عالم 漢字 e\u0301\n';
  assert.equal(insertable(text, 'Mousepad'), 'Zoë\u0301 👩‍🔬\n\tשלום عالم 漢字 e\u0301\n');
});
