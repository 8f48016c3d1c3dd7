import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';

const hers = new Set(['m.oakenshaw@postbag.example', 'marlis@oakenshawclocks.example']);
const answersToMailOutsideTheFile = 2;

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const mailbox = readFileSync(new URL('sample.mbox', import.meta.url), 'latin1');
const raws = mailbox
  .split(/^From \S+ \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\n/m)
  .slice(1)
  .map((raw) => raw.replace(/^>(>*From )/gm, '$1'));
const mails = await Promise.all(raws.map((raw) => PostalMime.parse(Buffer.from(raw, 'latin1'))));

const address = (mail: Email) => mail.from?.address ?? '';
const isSent = (mail: Email) => hers.has(address(mail));
const sent = mails.filter(isSent);
const received = mails.filter((mail) => !isSent(mail));
const sentTo = (recipient: string) => sent.filter((mail) => mail.to?.[0]?.address === recipient);
const flatText = (mail: Email) => `${mail.text ?? ''} ${mail.html ?? ''}`.replace(/\s+/g, ' ');

test('the counts are the ones the README states, and enough of both', () => {
  assert.ok(readme.includes(`**${sent.length} sent and ${received.length} received**`));
  assert.ok(sent.length >= 160 && received.length >= 120);
});

test('every mail has a text, a subject, a sender and an identity of its own', () => {
  assert.equal(new Set(mails.map((mail) => mail.messageId)).size, mails.length);
  for (const mail of mails) {
    assert.ok(mail.messageId && mail.subject && address(mail), mail.messageId);
    assert.ok(flatText(mail).trim().length > 3, mail.messageId);
  }
});

test('answers point at an earlier mail in the file, but for two', () => {
  const seen = new Set<string | undefined>();
  const outside: string[] = [];
  for (const mail of mails) {
    if (mail.inReplyTo !== undefined && !seen.has(mail.inReplyTo)) {
      outside.push(mail.inReplyTo);
    }
    seen.add(mail.messageId);
  }
  assert.equal(outside.length, answersToMailOutsideTheFile, outside.join(' '));
  assert.ok(outside.every((id) => id.endsWith('@elsewhere.example>')));
});

test('dates ascend over three years', () => {
  const times = mails.map((mail) => Date.parse(mail.date ?? ''));
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  const days = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 86_400_000;
  assert.ok(days > 1080, `${Math.round(days)} days`);
});

test('every charset decodes to what was written', () => {
  const charsets = new Set(
    [...mailbox.matchAll(/^Content-Type: text\/\w+; charset="?([\w-]+)/gm)].map((match) => match[1]?.toLowerCase()),
  );
  for (const charset of ['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']) {
    assert.ok(charsets.delete(charset), charset);
  }
  assert.deepEqual([...charsets], []);
  for (const mail of mails) {
    assert.doesNotMatch(
      `${mail.subject ?? ''} ${flatText(mail)}`,
      /\uFFFD|[ÃÂ][\u0080-\u00BF]|=[0-9A-F]{2}=/,
      mail.messageId,
    );
  }
});

test('only reserved domains and telephone numbers occur', () => {
  const reserved = /(?:^|\.)(?:example|example\.(?:com|org|net))$/i;
  raws.forEach((raw, index) => {
    const headers = raw.slice(0, raw.indexOf('\n\n'));
    const mail = mails[index];
    const everything = `${headers} ${mail?.text ?? ''} ${mail?.html ?? ''}`;
    for (const [, domain = ''] of everything.matchAll(/(?:@|https?:\/\/)([\w-]+(?:\.[\w-]+)*)/g)) {
      assert.match(domain, reserved, mail?.messageId);
    }
    for (const [number] of everything.matchAll(/(?:\+44 |\b0)\d{3,4} \d{5,6}\b/g)) {
      assert.match(number, /1632 960\d{3}|7700 900\d{3}|040 66969/, mail?.messageId);
    }
  });
});

test('the hand differs by recipient and keeps to itself', () => {
  const habits: [recipient: string, opening: RegExp, closing: RegExp][] = [
    ['jutta.oakenshaw@example.net', /^jutebag,\n/, /^love, your mar x$/m],
    ['toby.lazenby@example.com', /^Toby –\n/, /^M\.$/m],
    ['ottoline.brack@example.org', /^Otto, you menace,\n/, /^P\.S\. /m],
    ['clerk@skelderby-council.example', /^Dear Mr Iqbal,\n/, /^With good wishes,$/m],
    ['n.adair@aldermoor-museum.example', /^Ngozi,\n/, /^M\.O\.$/m],
    ['w.krautmann@zahnrad-krautmann.example', /^Guten Tag Herr Krautmann,\n/, /^Es grüßt aus /m],
    ['hedwig.brammer@ostermoor-post.example', /^Liebes Tantchen,\n/, /^Es drückt Dich/m],
  ];
  for (const [recipient, opening, closing] of habits) {
    const letters = sentTo(recipient);
    assert.ok(letters.length >= 8, recipient);
    for (const letter of letters) {
      assert.match(letter.text ?? '', opening, letter.messageId);
      assert.match(letter.text ?? '', closing, letter.messageId);
    }
  }
});

test('the facts of the README are in the mails it names', () => {
  const rows = [...readme.matchAll(/^\|[^|]+\| ([^|]+?) +\| `(<[^`]+>)` +\|$/gm)];
  assert.equal(rows.length, 10);
  for (const [, answer = '', id] of rows) {
    const mail = mails.find(({ messageId }) => messageId === id);
    assert.ok(mail && flatText(mail).includes(answer), `${answer} in ${id ?? ''}`);
  }
});
