import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail } from '../../store/exampleMail.ts';
import { takeMails } from '../../store/takeMails.ts';
import { judgeableStore } from './exampleJudging.ts';
import { KeptGauge, makeGauge } from './gauge.ts';

test('a gauge tells the person’s hand, and is made anew only when mail has come', async (t) => {
  const database = judgeableStore(t);
  const kept = new KeptGauge();
  const gauge = await kept.of(database);
  assert.ok(gauge !== null);
  const own = gauge('piano is done - harp comes next, bring the drum n the flute. no rush tho');
  const others = gauge('I am pleased to inform you that the piano is ready. Please bring the flute with you.');
  assert.ok(own > 0.7 && others < 0.3, `${own} ${others}`);
  assert.equal(await kept.of(database), gauge);
  const { id = 0 } = database.one<{ id: number }>('SELECT id FROM sources') ?? {};
  takeMails(database, id, [exampleMail(5_000, { own: 'the trumpet is done - drums come next, no rush tho' })], null);
  assert.notEqual(await kept.of(database), gauge);
});

test('a handful of mails has no hand to tell', async (t) => {
  assert.equal(await makeGauge(judgeableStore(t, 8)), null);
});
