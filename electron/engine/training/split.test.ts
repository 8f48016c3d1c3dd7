import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SplitMail, splitMails, splitPassages } from './split.ts';

/** Mails a day apart; `thread` names the thread of each. */
function mails(count: number, thread: (i: number) => number = (i) => i): SplitMail[] {
  return Array.from({ length: count }, (_, i) => ({ id: i + 1, threadId: String(thread(i)), date: i * 86_400_000 }));
}

test('holds back the newest fifth, and looks at the newest tenth of the rest', () => {
  const { learned, validation, heldOut } = splitMails(mails(200));
  assert.deepEqual([learned.length, validation.length, heldOut.length], [144, 16, 40]);
  assert.deepEqual([learned.at(-1), validation[0], heldOut[0]], [144, 145, 161]);
});

test('holds back at least 10 and at most 60, and never more than half', () => {
  const sizes = [0, 1, 5, 19, 20, 30, 1_000].map((count) => splitMails(mails(count)).heldOut.length);
  assert.deepEqual(sizes, [0, 0, 2, 9, 10, 10, 60]);
});

test('keeps threads whole', () => {
  const all = mails(300, (i) => (i % 7 === 0 ? 1 : Math.floor(i / 3) + 2));
  const { learned, validation, heldOut } = splitMails(all);
  assert.equal(new Set([...learned, ...validation, ...heldOut]).size, all.length);
  const groupsOf = new Map<string, Set<string>>();
  for (const [name, ids] of Object.entries({ learned, validation, heldOut })) {
    for (const id of ids) {
      const threadId = all[id - 1]?.threadId ?? '';
      groupsOf.set(threadId, (groupsOf.get(threadId) ?? new Set()).add(name));
    }
  }
  assert.ok([...groupsOf.values()].every((groups) => groups.size === 1));
});

test('passes over a thread that is larger than what may be held back', () => {
  const { heldOut } = splitMails(mails(200, (i) => (i > 100 ? 0 : i)));
  assert.ok(heldOut.length >= 40 && Math.max(...heldOut) <= 101);
});

test('cuts through a thread only where there is no other', () => {
  const { learned, validation, heldOut } = splitMails(mails(100, () => 0));
  assert.deepEqual([learned.length, validation.length, heldOut.length], [72, 8, 20]);
});

test('counts mails without a date as the oldest, and does not depend on the order', () => {
  const all = mails(60);
  const undated = all.map((mail) => (mail.id > 50 ? { ...mail, date: null } : mail));
  const split = splitMails(undated);
  assert.ok(split.heldOut.every((id) => id <= 50));
  assert.deepEqual(splitMails([...undated].reverse()), split);
});

/** Passages of documents of these sizes, the first of them the newest. */
function passages(...sizes: number[]): { id: number; documentId: number; date: number | null }[] {
  return sizes.flatMap((size, document) =>
    Array.from({ length: size }, (_, i) => ({ id: document * 100 + i, documentId: document, date: -document })),
  );
}

test('looks at whole documents, the newest that are small enough, and learns from the others', () => {
  const all = passages(30, 3, 4, 6, 30, 17);
  const { learned, validation } = splitPassages([...all].reverse());
  assert.deepEqual([...new Set(validation.map(({ documentId }) => documentId))].sort(), [1, 2, 3]);
  assert.equal(learned.length + validation.length, all.length);
  assert.ok(!learned.some(({ documentId }) => validation.some((other) => other.documentId === documentId)));
});

test('one document is learned from whole, and so are few passages', () => {
  assert.deepEqual(splitPassages(passages(30)).validation, []);
  assert.deepEqual(splitPassages(passages(1, 1, 1, 10)).validation, []);
});
