import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directSpeech } from './directSpeech.ts';

for (const [reader, request, said] of [
  ['Toby', 'remind Toby of the keys', 'say: please remember the keys'],
  [
    'Toby',
    'Remind him about his dentist appointment, and ask him to call',
    'Say: please remember your dentist appointment. Can you please call?',
  ],
  ['Kit', 'wish Kit a happy birthday', 'say: happy birthday'],
  ['Kit', 'tell Kit happy birthday', 'say: happy birthday'],
  ['Ngozi', 'wish Ngozi luck for the exam and ask for the book', 'say: good luck for the exam. Can I have the book?'],
  ['Ngozi', 'wish her a good trip', 'say: have a good trip'],
  ['Ngozi', 'wish her all the best', 'say: all the best'],
  ['Tormod', 'Congratulate Tormod on the new job', 'Say: congratulations on the new job'],
  ['Kit', 'apologise to Kit for the noise', 'say: I am sorry for the noise'],
  ['Kit', 'tell Kit sorry for the delay', 'say: sorry for the delay'],
  ['Perpetua', 'check with Perpetua if the hall is free', 'Say: Is the hall free?'],
  ['Ana', 'chase Ana about the invoice', 'Say: Is there any news about the invoice?'],
  ['Ana', 'ask Ana for her number', 'Say: Can I have your number?'],
  ['Ivo', 'quote Ivo 450 for the repair', 'say: my price is 450 for the repair'],
  ['Ngozi', 'confirm Tuesday 3pm with Ngozi', 'say: I confirm Tuesday 3pm'],
  ['Petr', 'suggest Petr tries barplot', 'suggest you try barplot'],
  ['Ben', 'thank Ben for his letter and ask him to call', 'say: thank you for your letter. Can you please call?'],
  ['Ben', 'tell Ben to lock the door', 'say: please lock the door'],
  ['Ben', 'ask Ben to sweep the loft and to oil the gate', 'say: can you please sweep the loft and oil the gate?'],
  ['Ben', 'ask Ben to come at 7:30 and bring 1,140 pounds', 'say: can you please come at 7:30 and bring 1,140 pounds?'],
  [
    'Ben',
    'invite Ben to speak at our day, he can bring Ana',
    'say: would you like to speak at our day? You can bring Ana',
  ],
  [null, 'accept, and ask whether Toby can come too', 'say: yes, I accept. Can Toby come too?'],
  [null, 'decline and ask for Thursday', 'say: no, I have to decline and ask for Thursday'],
  ['Ben', 'ask Ben to call her today', 'say: can you please call her today?'],
  ['Anna', 'ask Anna to bring her drill and her saw', 'say: can you please bring your drill and your saw?'],
  ['Anna', 'tell Anna to lock up and tell her to call', 'say: please lock up. Please call'],
  ['Ben', 'ask Ben to come and accept the parcel', 'say: can you please come and accept the parcel?'],
  ['Ben', 'tell Ben to ring and apologise for the noise', 'say: please ring and apologise for the noise'],
  ['Ben', 'tell him not to worry', 'say: please do not worry'],
  ['Ben', 'ask Ben to call when he arrives', 'say: can you please call when you arrive?'],
  ['Ben', 'invite Ben to dinner on Saturday', 'say: would you like to come to dinner on Saturday?'],
  [null, 'accept the offer and ask when we can start', 'say: I accept the offer. When can we start?'],
  [null, 'apologise for the late reply', 'say: I am sorry for the late reply'],
  // Somebody else's business stays theirs.
  ['Ana', 'ask Ana to remind Toby of the keys', 'say: can you please remind Toby of the keys?'],
  ['Ana', 'ask Ana to wish him a happy birthday', 'say: can you please wish him a happy birthday?'],
  [null, 'remind Toby of the keys', 'remind Toby of the keys'],
  ['Ben', 'tell the plumber to come on Monday', 'tell the plumber to come on Monday'],
  ['the plumber', 'tell the plumber to come on Monday', 'say: please come on Monday'],
  ['Anna', 'Say: I am late, and tell him to wait', 'Say: I am late, and tell him to wait'],
] as const) {
  test(`"${request}"`, () => {
    assert.equal(directSpeech(request, { language: 'en', reader, closeness: null }), said);
  });
}
