import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mannerOf } from './manner.ts';

for (const [language, request, manner, rest] of [
  ['en', 'Ask Alex for the money. Be polite but firm.', 'Be polite but firm', 'Ask Alex for the money.'],
  ['en', 'Apologise for the delay, keep it short', 'Keep it short', 'Apologise for the delay'],
  [
    'en',
    'Keep it brief and friendly. Thank Ana for the book.',
    'Keep it brief and friendly',
    'Thank Ana for the book.',
  ],
  ['en', 'decline the talk, in two sentences', 'In two sentences', 'decline the talk'],
  ['en', "Thank Ana; don't be too gushing", "Don't be too gushing", 'Thank Ana'],
  ['en', 'Ask Alex for the money. Polite.', 'Polite', 'Ask Alex for the money.'],
  ['de', 'Sag Otto ab. Sei freundlich, aber bestimmt.', 'Sei freundlich, aber bestimmt', 'Sag Otto ab.'],
  ['de', 'frag Otto nach dem Geld, höflich bitte', 'Höflich bitte', 'frag Otto nach dem Geld'],
  ['fr', 'remercie Claire. Sois bref et chaleureux.', 'Sois bref et chaleureux', 'remercie Claire.'],
  ['es', 'dale las gracias a Marta, sé breve', 'Sé breve', 'dale las gracias a Marta'],
] as const) {
  test(`"${request}"`, () => {
    assert.deepEqual(mannerOf(request, language), { manner, rest });
  });
}

for (const request of [
  'be polite',
  'tell Ben to be kind to the dog',
  'ask Ben to keep it short and to send the short ladder',
  'Tell Ben that it would be nice to see him',
  'the days are short, tell Ben',
  'ask for a short call',
  'talk on Thursday, short, at my place',
  'ask her for an abstract, no more than 200 words',
  'the days are getting short',
]) {
  test(`nothing but what is to be said: "${request}"`, () => {
    assert.equal(mannerOf(request, 'en'), null);
  });
}
