import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { newestMails } from '../../store/mailFilter.ts';
import { setIdentity } from '../../store/identity.ts';
import { takeMails } from '../../store/takeMails.ts';
import { findCandidates } from './candidates.ts';
import { type Played, readPlayed } from './original.ts';
import type { Question } from './question.ts';

const own =
  'Thank you for the plans. I cannot come to Bergen on Friday, since I am ill. Could you send Lucia the 240 euros, and tell me when it is done?';

/** With a list that no rule can put into other words. */
const listed = `${own} Please bring hammer nails paint brushes ladders rope candles matches.`;

async function playedMail(changes: Parameters<typeof exampleMail>[1] = {}): Promise<Played> {
  const { database, sourceId, remove } = exampleStore();
  try {
    await setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
    const asked = exampleMail(1, {
      direction: 'received',
      from: { name: 'Finn Hale', address: 'finn@example.org' },
      to: [{ name: 'Ada Brook', address: 'ada@example.org' }],
      parts: [{ kind: 'own', text: 'Will you come to Bergen and see Okafor?' }],
    });
    takeMails(database, sourceId, [asked, exampleMail(2, { own, ancestors: [asked.messageId], ...changes })], null);
    const [id = 0] = newestMails(database, { direction: 'sent' }, 1);
    return readPlayed(database, id);
  } finally {
    remove();
  }
}

const good =
  ' for the plans and tell him Friday in Bergen is off for me, as I cannot travel while ill. Ask him to send 240 euros to Lucia and report back.';

/** Answers one question after the other, and remembers what was asked. */
function answering(...answers: readonly string[]) {
  const asked: Question[] = [];
  return {
    asked,
    answer: (question: Question) => {
      asked.push(question);
      return Promise.resolve(question.begin + (answers[asked.length - 1] ?? ''));
    },
  };
}

test('the model is told who writes, who reads, the subject and the mail answered, and never the sign-off', async () => {
  const mail = await playedMail({ own: listed });
  const { asked, answer } = answering('', '');
  await findCandidates(mail, answer, 'm');
  const texts = asked.map(({ turns }) => turns.map(({ text }) => text).join('\n'));
  const all = texts.join('\n');
  for (const known of ['Ada', 'Finn', 'Lantern 2', 'Will you come to Bergen and see Okafor?']) {
    assert.ok(all.includes(known), known);
  }
  assert.ok(!all.includes('Yours\nAda'));
  assert.ok(
    asked.every(({ begin }) => begin === 'Thank Finn'),
    'and made to begin with whoever reads',
  );
});

test('an answer without fault is taken, and the model not asked again', async () => {
  const { asked, answer } = answering(good);
  const candidates = await findCandidates(await playedMail(), answer, 'm');
  const [first] = candidates;
  assert.deepEqual([first?.model, first?.fault, first?.request], ['m', null, `Thank Finn${good}`]);
  assert.equal(asked.length, 1);
  assert.deepEqual(
    candidates.map(({ form, model }) => `${form} ${model}`),
    ['sentence m', 'sentence rule', 'note rule'],
  );
});

test('a lost name is put back; where nothing passes, the model is asked in another way', async () => {
  const lost = answering(good.replace(' to Lucia', ''));
  const [repaired] = await findCandidates(await playedMail(), lost.answer, 'm');
  assert.match(repaired?.request ?? '', /Mention Lucia\.$/);
  assert.equal(repaired?.fault, null);
  const whole = `${good} He should bring rope, ladders, brushes.`;
  const twice = answering(whole.replace('Ask him to send', 'Say I will send').replace(' and report back', ''), whole);
  const candidates = await findCandidates(await playedMail({ own: listed }), twice.answer, 'm');
  assert.deepEqual(
    candidates.filter(({ model }) => model === 'm').map(({ fault }) => fault),
    ['turned-round', null],
  );
});

test('many short sentences become three, without label and quotation marks', async () => {
  const { answer } = answering(
    ' for the plans. Tell him Friday in Bergen is off for me, as Dr. Okafor says. I cannot travel while ill. Ask him to send 240 euros to Lucia. He should report back.',
  );
  const [first] = await findCandidates(await playedMail(), answer, 'm');
  assert.equal(
    first?.request,
    'Thank Finn for the plans; Tell him Friday in Bergen is off for me, as Dr. Okafor says. I cannot travel while ill; Ask him to send 240 euros to Lucia. He should report back.',
  );
  assert.equal(first.fault, null);
});

test('without a model, and in languages it has no examples for, rules are left', async () => {
  const forms = async (mail: Played, answer: Parameters<typeof findCandidates>[1]): Promise<string[]> =>
    (await findCandidates(mail, answer, 'm')).map(({ form, model, fault }) => `${form} ${model} ${fault}`);
  assert.deepEqual(await forms(await playedMail(), null), ['sentence rule null', 'note rule null']);
  const { asked, answer } = answering('x');
  const polish = await playedMail({ own: 'Nie mogę przyjść w piątek, jestem w Krakowie do 14 maja.', language: 'pl' });
  assert.deepEqual(await forms(polish, answer), ['note rule null']);
  assert.equal(asked.length, 0);
});
