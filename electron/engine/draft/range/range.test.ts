import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, Mail } from '../../../contract/entities.ts';
import { aimAt, aimedHabits, nearestTo } from './aim.ts';
import { measureRange, readerOfTone, toneAt, toneReaders, wordsAt } from './range.ts';
import { toneScale } from './tone.ts';
import type { Letter } from '../letter.ts';
import { habitsOf } from '../habits.ts';

const friend: Address = { name: 'Ottoline Brack', address: 'otto@example.org' };
const client: Address = { name: 'Mrs Philippa Fairclough', address: 'fairclough@example.org' };

const other: Address = { name: 'Gethin Sproat', address: 'sproat@example.org' };

let next = 1;
function mail(to: Address, greeting: string, body: string, signOff: string): Mail {
  const id = next++;
  return {
    ...{
      id,
      messageId: `m${id}@example.org`,
      threadId: String(id),
      direction: 'sent',
      subject: `Mail ${id}`,
      date: id,
    },
    ...{ from: null, to: [to], cc: [], language: 'en', automatic: false, attachments: [] },
    parts: [
      { kind: 'greeting', text: `${greeting}\n` },
      { kind: 'own', text: `${body}\n` },
      { kind: 'sign-off', text: signOff },
    ],
  };
}

const words = 'the wheel is turned and the dial is cleaned and all of it goes back to the tower'.split(' ');
const things = ['oil', 'rope', 'bell', 'key', 'lamp', 'saw', 'boat', 'tent', 'map', 'stove', 'clock', 'pear'];

/** A dozen mails to each, of growing length. */
const mails = things.flatMap((thing, at) => [
  mail(
    friend,
    'Otto, you menace,',
    `I'm off with the ${thing}, can't stop! ${words.slice(0, 2 + at).join(' ')}. It's fun!`,
    'love,\nM.',
  ),
  mail(
    client,
    'Dear Mrs Fairclough,',
    `I write about the ${thing}. I should be grateful if you would consider it. ${words.join(' ')} ${words.slice(0, at).join(' ')}. ${words.join(' ')}.`,
    'With good wishes,\nMarlis Oakenshaw',
  ),
]);

test('tone is counted: what is written to a friend and to a client stands at the two ends', () => {
  const range = measureRange(mails, '');
  assert.ok(range);
  const readers = toneReaders(range);
  assert.equal(readerOfTone(readers, toneAt(range, 0))?.name, 'Ottoline Brack');
  assert.equal(readerOfTone(readers, toneAt(range, 1))?.name, 'Mrs Philippa Fairclough');
});

test('a scale knows of nothing but the mails it was made from', () => {
  const alike: Letter[] = Array.from({ length: 5 }, () => ({
    greeting: null,
    greetingBreaks: 1,
    body: 'Come.',
    signOff: null,
  }));
  assert.deepEqual(toneScale(alike).scores, [0, 0, 0, 0, 0]);
});

test('lengths run from the 10th to the 90th percentile, of mail to one reader where there is enough of it', () => {
  const all = measureRange(mails, '');
  const toFriend = measureRange(mails, 'OTTO@example.org');
  assert.ok(all && toFriend);
  assert.equal(toFriend.lengths.length, 12);
  assert.ok(wordsAt(toFriend, 1) < wordsAt(all, 1));
  assert.ok(wordsAt(all, 0) < wordsAt(all, 0.5) && wordsAt(all, 0.5) < wordsAt(all, 1));
});

test('a few mails are no range', () => {
  assert.equal(measureRange(mails.slice(0, 5), ''), null);
  assert.equal(aimAt(mails.slice(0, 5), '', { length: 1, tone: null }), null);
});

test('what is left as it comes changes nothing', () => {
  assert.equal(aimAt(mails, '', { length: null, tone: null }), null);
});

test('greeting and sign-off are those of mails in the tone that is wanted', () => {
  const others = things
    .slice(0, 4)
    .map((thing) =>
      mail(
        other,
        'Dear Mr Sproat,',
        `I write about the ${thing}. ${words.join(' ')}.`,
        'With good wishes,\nMarlis Oakenshaw',
      ),
    );
  const usual = habitsOf([]);
  const formal = aimAt([...mails, ...others], '', { length: null, tone: 1 });
  assert.ok(formal);
  assert.equal(aimedHabits(usual, formal, '').greeting?.form, 'Dear {name},');
  assert.equal(aimedHabits(usual, formal, '').signOff?.trim(), 'With good wishes,\nMarlis Oakenshaw');
});

test('what one reader alone is called is said to nobody else', () => {
  const usual = habitsOf([]);
  const familiar = aimAt(mails, '', { length: null, tone: 0 });
  assert.ok(familiar);
  assert.equal(aimedHabits(usual, familiar, client.address).signOff, usual.signOff);
  assert.equal(aimedHabits(usual, familiar, client.address).greeting, usual.greeting);
  assert.equal(aimedHabits(usual, familiar, friend.address).signOff?.trim(), 'love,\nM.');
});

test('examples are chosen by length and tone before they are by rank', () => {
  const long = aimAt(mails, '', { length: 1, tone: null });
  assert.ok(long?.words);
  const [first] = nearestTo(long, mails);
  assert.ok(first?.to[0] === client);
});
