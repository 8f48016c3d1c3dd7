import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from './redact.ts';

/** Each line with what is to become of it. All numbers are invented or the usual examples of standards. */
const replaced: readonly (readonly [language: string, text: string, expected: string])[] = [
  ['en', 'See https://example.org/a?b=1 (or www.example.com).', 'See [link] (or [link]).'],
  ['en', 'It is on example.org/wiki/Fox_(animal), I think.', 'It is on [link], I think.'],
  ['en', 'Write to ada.brook+mail@example.co.uk.', 'Write to [email].'],
  ['en', 'My IBAN is GB82 WEST 1234 5698 7654 32, thanks.', 'My IBAN is [account], thanks.'],
  ['de', 'Konto DE89370400440532013000 bei der Bank', 'Konto [account] bei der Bank'],
  ['en', 'account number: 12345678, sort code 12-34-56', 'account number: [account], sort code [account]'],
  ['en', 'Card 4111 1111 1111 1111 expires soon', 'Card [card] expires soon'],
  ['en', 'Call me on +44 20 7946 0958 tonight', 'Call me on [phone] tonight'],
  ['en', 'Call (212) 555-2368 or my cell: 212 555 2369.', 'Call [phone] or my cell: [phone].'],
  ['de', 'Ruf an: 030 23125 123 oder 0171 5550123', 'Ruf an: [phone] oder [phone]'],
  ['en', 'The password is hunter2, and the PIN: 4471', 'The password is [password], and the PIN: [password]'],
  ['de', 'Das Passwort lautet „blaue Katze“.', 'Das Passwort lautet [password].'],
  ['en', 'key ghp_abcdefABCDEF1234567890abcdef12', 'key [key]'],
  ['en', 'token 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'token [key]'],
  ['en', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', '[key]'],
  ['en', 'Come to 12 Elm Street, Springfield, IL 62704 at eight', 'Come to [address] at eight'],
  ['de', 'Wir wohnen Lindenstraße 7a, 10969 Berlin.', 'Wir wohnen [address].'],
  ['de', 'am Alten Markt, Unter den Weiden Weg 3', 'am Alten Markt, Unter den [address]'],
  ['fr', 'au 12 rue des Ormes, 75001 Paris demain', 'au [address] demain'],
];

for (const [language, text, expected] of replaced) {
  test(`${text.slice(0, 40)} -> ${expected.slice(0, 40)}`, () => {
    assert.equal(redact(text, language).text, expected);
  });
}

const kept: readonly (readonly [language: string, text: string])[] = [
  ['en', 'We meet on 12.05.2024 at 10:30, or 2024-05-12.'],
  ['en', 'The password is wrong, and the pin is broken.'],
  ['en', 'Between 1998 and 2003 we sold 1,234,567 lamps for 99.50.'],
  ['en', 'Order 4111 1111 1111 1112 is no card, invoice 20231107-12.'],
  ['de', 'Die Sitzung am 3. Mai um 14 Uhr kostet 1.250,00 Euro.'],
  ['en', 'Use version 3.22.1 of e.g. the node.js and/or library.'],
  ['en', 'GB82 WEST 1234 5698 7654 33 has the wrong checksum'],
  ['en', 'A swift reply by 1 May would help; the account is by 5 people.'],
  ['en', 'Rows 709540  438 and 722972  419, at -885.550697, 72.24.12.227 and 1619197435 s'],
  ['en', 'in courses/r/ASC2008/pdf/Rtimeseries-ohp and noc_block_TxChannelSrc_tb_Initial43_1195'],
  ['en', 'I installed version 0 via MacPorts yesterday'],
  ['en', 'He is on the way, one way or another; 5 people came.'],
  ['en', 'antidisestablishmentarianism/floccinaucinihilipilification'],
];

for (const [language, text] of kept) {
  test(`leaves alone: ${text.slice(0, 50)}`, () => {
    assert.equal(redact(text, language).text, text);
  });
}

test('says what was replaced, in order', () => {
  const { replaced: list } = redact('Call +44 20 7946 0958 or see www.example.com', 'en');
  assert.deepEqual(list, [
    { kind: 'phone', text: '+44 20 7946 0958' },
    { kind: 'link', text: 'www.example.com' },
  ]);
});

test('long texts without anything to replace take no time to speak of', () => {
  const long = 'aaaa bbbb 1234 cccc@dddd 12-34 Xx. '.repeat(3_000);
  assert.ok(redact(long, 'en').text.length > 50_000);
});
