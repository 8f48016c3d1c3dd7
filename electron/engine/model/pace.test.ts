import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from './pace.ts';

test('before anything is measured, reading takes all cores and writing leaves one', () => {
  const pace = new Pace(4);
  assert.equal(pace.threads('read'), 4);
  assert.equal(pace.threads('write'), 3);
  assert.equal(pace.speed('read'), null);
  assert.equal(new Pace(1).threads('write'), 1);
});

test('writing takes all cores only where that is clearly faster', () => {
  const pace = new Pace(2);
  pace.measured(31, 27);
  assert.equal(pace.threads('write'), 2);
  assert.equal(pace.speed('write'), 31);
  pace.measured(28, 27);
  assert.equal(pace.threads('write'), 1);
});

test('reading notices that fewer threads have become faster', () => {
  const pace = new Pace(2);
  for (let piece = 0; piece < 60; piece++) {
    const threads = pace.nextThreads('read');
    pace.record('read', threads, 64, threads === 2 ? 1000 : 500);
  }
  assert.equal(pace.threads('read'), 1);
  assert.ok(Math.abs((pace.speed('read') ?? 0) - 128) < 1);
});

test('writing notices that the computer was busy when it was measured', () => {
  const pace = new Pace(2);
  pace.measured(9, 12);
  for (let token = 0; token < 400; token++) {
    const threads = pace.nextThreads('write');
    pace.record('write', threads, 1, threads === 2 ? 80 : 160);
  }
  assert.equal(pace.threads('write'), 2);
});

test('a token now and then with too many threads does not make writing much slower', () => {
  const pace = new Pace(2);
  pace.measured(10, 100);
  let milliseconds = 0;
  for (let token = 0; token < 960; token++) {
    const threads = pace.nextThreads('write');
    const took = threads === 2 ? 100 : 10;
    pace.record('write', threads, 1, took);
    milliseconds += took;
  }
  assert.equal(pace.threads('write'), 1);
  assert.ok(milliseconds < 960 * 10 * 1.1);
});

test('a slump leaves a core to others for a while, then all are tried again', () => {
  const pace = new Pace(2);
  pace.measured(40, 30);
  pace.record('write', 2, 1, 25);
  pace.record('write', 2, 1, 400);
  assert.equal(pace.threads('write'), 1);
  for (let token = 0; token < 24; token++) {
    pace.record('write', pace.nextThreads('write'), 1, 33);
  }
  assert.equal(pace.threads('write'), 2);
});

test('what was measured survives', () => {
  const pace = new Pace(2);
  pace.measured(40, 30);
  pace.record('read', 2, 100, 1000);
  const again = new Pace(2, JSON.parse(JSON.stringify(pace.toRecord())) as ReturnType<Pace['toRecord']>);
  assert.equal(again.threads('write'), 2);
  assert.equal(again.speed('read'), 100);
  assert.equal(again.stale, false);
});
