import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNotification } from './notification.ts';

test('a reaction, a receipt and a recall are written by no hand', () => {
  for (const text of [
    'Mara Linden reacted to your message:\n👍',
    'Your message\n\n  To: Mara Linden\n  Subject: Lamp\n\nwas read on Tuesday, March 3, 2015 7:26 PM.',
    'Mara Linden would like to recall the message, "Lamp".',
  ]) {
    assert.ok(isNotification(text.split('\n')), text);
  }
});

test('a sentence that begins alike is a person’s', () => {
  for (const text of [
    'Tobias reacted to your message with a long laugh.',
    'Your message\nmade me laugh.',
    'Ludwig has accepted this. Invitation follows.',
  ]) {
    assert.ok(!isNotification(text.split('\n')), text);
  }
});
