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
  ['Say no to her offer', null, 'Say: I cannot accept your offer'],
  ['turn down the offer, price too low', null, 'say: I cannot accept the offer, price too low'],
  ['thank him and turn down his invitation', 'Ben', 'thank him and say: I cannot accept your invitation'],
  ['tell Carla no to the market on Saturday', 'Carla', 'decline the market on Saturday'],
  ['Tell Carla Brook no to 27 May', 'Carla', 'Decline 27 May'],
  ['decline the dinner on Friday, we have guests', null, 'decline the dinner on Friday, we have guests'],
  ['refuse the job politely, no time before May', null, 'decline the job politely, no time before May'],
  ['say yes to Saturday but not before ten', null, 'say: Saturday is fine but not before ten'],
  ["cancel Thursday's lesson, Mia is ill", null, "say: I have to cancel Thursday's lesson, Mia is ill"],
  ['Cancel her visit and apologise', 'Mia', 'Say: I have to cancel your visit and apologise'],
  [
    'postpone the meeting on Monday to Wednesday same time',
    null,
    'say: I would like to move the meeting on Monday to Wednesday same time',
  ],
  ['reschedule our call to 4pm', null, 'say: I would like to move our call to 4pm'],
  ['move the shelf', null, 'move the shelf'],
  ['move the shelf to the left', null, 'move the shelf to the left'],
  ['ask Ben to come and cancel the order', 'Ben', 'ask Ben to come and cancel the order'],
  [
    'remind Ben to phone them, decline the offer and say no to the visit',
    'Ben',
    'remind Ben to phone them, decline the offer and say no to the visit',
  ],
  ['cancel my order 5512', null, 'say: please cancel my order 5512'],
  ['Ask for a reply by Friday', null, 'Ask whether I can have a reply by Friday'],
  ['ask for another day next week', null, 'ask whether I can have another day next week'],
  ['ask Ben for the key by Friday', 'Ben', 'ask Ben whether I can have the key by Friday'],
  ['yes to the visit, but after four', null, 'say: the visit is fine, but after four'],
  ['Say yes to his offer', null, 'Say: I accept your offer'],
  ['ask for 300', null, 'ask whether I can have 300'],
  ['ask Ben if Tuesday or Friday suits him better', 'Ben', 'ask: does Tuesday or Friday suit you better'],
  ['Ask whether 3pm works for her', 'Mia', 'Ask: does 3pm work for you'],
  ['ask Ben whether 3pm works for her', 'Ben', 'ask Ben whether 3pm works for her'],
  ['ask whether Monday works for him and his wife', 'Ben', 'ask: does Monday work for you and his wife'],
  ['ask whether the pump works', null, 'ask whether the pump works'],
  ['ask for help with the roof', null, 'ask for help with the roof'],
  ['tell the council no to 27 May', 'the council', 'decline 27 May'],
  [
    'tell the council no to 27 May, they should not cut',
    'the council',
    'tell the council no to 27 May, they should not cut',
  ],
  ["refuse Ben's offer, too late", 'Ben', 'say: I cannot accept your offer, too late'],
  [
    "decline Anna's invitation for Sunday, I am away",
    'Anna',
    'say: I cannot accept your invitation for Sunday, I am away',
  ],
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
