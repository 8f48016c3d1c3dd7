import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPoints, type PointCheck } from './held.ts';
import { inventedIn, plainSentence, sayPoint } from './say.ts';

const saying = {
  language: 'en',
  known: 'The oil is here.',
  check: (point: string, text: string): Promise<PointCheck> => {
    const [found] = checkPoints([point], text, { language: 'en' });
    assert.ok(found);
    return Promise.resolve(found);
  },
};

function answers(...texts: string[]): (point: string, attempt: number) => Promise<string> {
  return (_, attempt) => Promise.resolve(texts[attempt] ?? '');
}

test('a sentence that says the point is taken, without what stands around it', async () => {
  const point = 'bring the ladder on Thursday';
  assert.equal(
    await sayPoint(point, saying, answers('"Please bring the ladder on Thursday."')),
    'Please bring the ladder on Thursday.',
  );
  assert.equal(
    await sayPoint(point, saying, answers('Please bring the ladder on Thursday. I have many other things to tell you')),
    'Please bring the ladder on Thursday.',
  );
});

test('one that leaves out, turns round or invents something is not, but the next try may be', async () => {
  const point = 'bring the ladder on Thursday';
  const good = 'Could you bring the ladder on Thursday?';
  assert.equal(await sayPoint(point, saying, answers('Please bring the ladder.', good)), good);
  assert.equal(await sayPoint(point, saying, answers('Do not bring the ladder on Thursday.', good)), good);
  assert.equal(await sayPoint(point, saying, answers('Bring the ladder on Thursday at 9.15.', good)), good);
  assert.equal(await sayPoint(point, saying, answers('', 'Thank you.')), null);
});

test('what is invented is told by numbers, days and names', () => {
  assert.deepEqual(inventedIn('Edith comes at 9 on Monday.', 'Monday at nine', 'en'), []);
  assert.deepEqual(inventedIn('I saw Edith on Friday.', 'Monday', 'en'), ['Edith', 'Friday']);
});

test('the point itself is a sentence where no model can write one', () => {
  assert.equal(plainSentence('- bring the ladder'), 'Bring the ladder.');
  assert.equal(plainSentence('When does it open?'), 'When does it open?');
});
