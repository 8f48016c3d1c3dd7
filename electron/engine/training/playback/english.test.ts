import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointOf } from './english.ts';
import { personOf, turnEnglish } from './englishPronouns.ts';
import { indirect } from './indirect.ts';
import { readerOf } from './reader.ts';

const her = personOf({ name: 'Maria', gender: 'she', several: false });
const them = personOf({ name: 'Ilia', gender: 'they', several: false });

function says(sentence: string, person = her): string[] {
  return pointOf(sentence, person).map((point) => (point.kind === 'drop' ? '-' : point.text));
}

const turned: readonly (readonly [string, string])[] = [
  ['you are late', 'she is late'],
  ["I hope you're well and your dog too", 'I hope she is well and her dog too'],
  ['I will send you the slides', 'I will send her the slides'],
  ['the topics you suggested are fine', 'the topics she suggested are fine'],
  ['I talked to you about it', 'I talked to her about it'],
  ['it was great seeing you yesterday', 'it was great seeing her yesterday'],
  ['if you also need the key, tell me', 'if she also needs the key, tell me'],
  ["you don't have to come", "she doesn't have to come"],
  ['you can try it yourself', 'she can try it herself'],
  ['is that key yours', 'is that key hers'],
  ['you carry and you fix it', 'she carries and she fixes it'],
  ['would you be free', 'would she be free'],
  ['why are you doing this', 'why is she doing this'],
  ['it lets you do that', 'it lets her do that'],
];
test('turns "you" into who reads, and verbs with it', () => {
  for (const [mail, request] of turned) {
    assert.equal(turnEnglish(mail, her), request);
  }
  assert.equal(turnEnglish('if you have your key', them), 'if they have their key');
});

const points: readonly (readonly [string, ...string[]])[] = [
  ['Could you please send me the report by Friday?', 'ask {them} to send me the report by Friday'],
  ['Would you be able to look at it?', 'ask {them} to look at it'],
  ['Would you have some time for a call?', 'ask {them} whether she would have some time for a call'],
  ['Could you have a look at it?', 'ask {them} to have a look at it'],
  ["You aren't cutting and pasting, are you?", 'ask {them} whether she is cutting and pasting'],
  ['You are coming, aren’t you?', 'ask {them} whether she is coming'],
  ['Have a look at the fan function.', 'tell {them} to have a look at the fan function'],
  ['Have a great birthday!', 'wish {them} a great birthday'],
  ['Do you have the key?', 'ask {them} whether she has the key'],
  ['Did it arrive?', 'ask {them} whether it did arrive'],
  ['Are there still jobs on it?', 'ask {them} whether there are still jobs on it'],
  ['When can you come?', 'ask {them} when she can come'],
  ['What is the page limit?', 'ask {them} what the page limit is'],
  ['How long will it take?', 'ask {them} how long it will take'],
  ['When does the bus leave?', 'ask {them} when the bus leaves'],
  ['Before we pay, why are you asking?', 'before we pay, ask {them} why she is asking'],
  ['Please could you advise?', 'ask {them} to advise'],
  ['I would check it (is it a table?)', 'I would check it (is it a table?)'],
  ['Maybe Wednesday?', 'ask {them}: maybe Wednesday?'],
  ['I was wondering if you could share your notes.', 'ask {them} to share her notes'],
  ['I wanted to ask whether the hall is free.', 'ask {them} whether the hall is free'],
  ['Thanks for your help!', 'thank {them} for her help'],
  ['Thank you for the reminder, this is being done.', 'thank {them} for the reminder', 'this is being done'],
  ['Sorry for the delay.', 'apologise{to} for the delay'],
  ["I'm sorry, I forgot your book.", 'apologise{to}', 'I forgot her book'],
  ['Sorry, for some reason it went to spam.', 'apologise{to}', 'for some reason it went to spam'],
  ['Please sign it.', 'ask {them} to sign it'],
  ['Please do not call before nine.', 'ask {them} not to call before nine'],
  ['Please find the form attached.', 'I attach the form'],
  ['Let me know if you need anything.', 'ask {them} to let me know if she needs anything'],
  ['Pay is nine pounds a week.', 'pay is nine pounds a week'],
  ['Feel free to use my desk.', 'she can use my desk'],
  ['Note that the door is locked.', 'point out{to} that the door is locked'],
  ["Let's meet on Monday.", 'suggest{to} we meet on Monday'],
  ['See you tomorrow!', "I'll see her tomorrow"],
  ['Good luck with the exam!', 'wish {them} good luck with the exam'],
  ['Congratulations on the prize!', 'congratulate {them} on the prize'],
  ['Looking forward to the concert.', "I'm looking forward to the concert"],
  ['Yes, that works.', 'yes', 'that works'],
  ['I just wanted to let you know that I moved.', 'I moved'],
  ['If so, would you mind sharing it?', 'if so, ask {them} whether she would mind sharing it'],
  ['Unfortunately, I cannot come.', 'unfortunately, I cannot come'],
  ['Soroush would need it.', 'Soroush would need it'],
  ['I hope this email finds you well.', '-'],
  ['How are you?', '-'],
  ['Looking forward to hearing from you.', '-'],
];
test('each sentence becomes what it asks to be written', () => {
  for (const [sentence, ...expected] of points) {
    assert.deepEqual(says(sentence), expected, sentence);
  }
});

test('a whole mail becomes a request that names the reader once and then speaks of them', () => {
  const reader = readerOf('Hi Kevin,', null, 1);
  const body =
    'I hope all is well. Thank you for the plan. I wanted to ask: could you please push your code somewhere? Soroush needs it.';
  assert.equal(
    indirect(body, 'en', reader, 0),
    'Thank Kevin for the plan; ask him to push his code somewhere; say Soroush needs it.',
  );
  assert.equal(
    indirect('I cannot come on Friday. Is the hall free?', 'en', readerOf('Hi all,', null, 3), 0),
    'Tell everyone that I cannot come on Friday; ask them whether the hall is free.',
  );
  assert.equal(
    indirect('I cannot come on Friday.', 'en', readerOf(null, null, 0), 1),
    'Tell them that I cannot come on Friday.',
  );
});

test('a long mail becomes at most three sentences', () => {
  const body = Array.from({ length: 12 }, (_, i) => `The box number ${i} stands in the cellar beside the old stove.`);
  const request = indirect(body.join(' '), 'en', readerOf('Dear Ann,', null, 1), 0) ?? '';
  assert.equal(request.match(/\.(?:\s|$)/g)?.length, 3);
});

test('a mail of courtesies only, or in a language without rules, gives none', () => {
  assert.equal(
    indirect('I hope you are well. Looking forward to hearing from you.', 'en', readerOf(null, null, 0), 0),
    null,
  );
  assert.equal(indirect('Nie mogę przyjść.', 'pl', readerOf(null, null, 0), 0), null);
});
