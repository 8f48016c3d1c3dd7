import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerSubject } from './answering.ts';

test('an answer to an answer has one sign of it, also where French sets a blank before the colon', () => {
  assert.equal(answerSubject('RE : Square de la Poterne'), 'Re: Square de la Poterne');
  assert.equal(answerSubject('R: Restauro del violino'), 'Re: Restauro del violino');
  assert.equal(answerSubject('Re: AW: Lamp'), 'Re: Lamp');
  assert.equal(answerSubject('Rentrée : les horaires'), 'Re: Rentrée : les horaires');
});
