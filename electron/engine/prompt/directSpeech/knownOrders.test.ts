import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownOrders } from './knownOrders.ts';

const cases: [request: string, reader: string | null, expected: string][] = [
  [
    'no to the boat trip, back hurts; propose chess instead',
    'Ben',
    'decline the boat trip, back hurts; propose chess instead',
  ],
  ['say no to Saturday, propose Sunday', 'Ben', 'decline Saturday, propose Sunday'],
  ['Say no to her offer', null, 'Decline her offer'],
  ['turn down the offer, price too low', null, 'decline the offer, price too low'],
  ['thank him and turn down his invitation', 'Ben', 'thank him and decline his invitation'],
  ['tell Carla no to the market on Saturday', 'Carla', 'decline the market on Saturday'],
  ['Tell Carla Brook no to 27 May', 'Carla', 'Decline 27 May'],
  ['tell the council no to 27 May', 'the council', 'decline 27 May'],
  [
    'tell the council no to 27 May, they should not cut',
    'the council',
    'tell the council no to 27 May, they should not cut',
  ],
  ["refuse Ben's offer, too late", 'Ben', 'decline your offer, too late'],
  ["decline Anna's invitation for Sunday, I am away", 'Anna', 'decline your invitation for Sunday, I am away'],
  ["accept James' invitation", 'James', 'accept your invitation'],
  ["answer Anna's question about the key", 'Anna', 'answer your question about the key'],
  ["decline Anna's invitation", 'Ben', "decline Anna's invitation"],
  ['Say no to Frank, his price is too high', 'Frank', 'Say no to Frank, his price is too high'],
  ['tell him I say no to nobody', 'Ben', 'tell him I say no to nobody'],
  ['refuse to pay, the roof still leaks', 'Ben', 'refuse to pay, the roof still leaks'],
  ['we say no to war', null, 'we say no to war'],
  ["say that Anna's late", 'Anna', "say that Anna's late"],
  ['I had to refuse the parcel', null, 'I had to refuse the parcel'],
];

for (const [request, reader, expected] of cases) {
  test(`${JSON.stringify(request)} to ${reader ?? 'somebody'}`, () => {
    assert.equal(knownOrders(request, reader), expected);
  });
}
