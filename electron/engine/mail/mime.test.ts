import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAddresses, fieldDate, fieldText } from './header.ts';
import { parseMail } from './mime.ts';

function textOf(raw: string | Buffer): string {
  return parseMail(typeof raw === 'string' ? Buffer.from(raw) : raw).body.lines.join('\n');
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB'.repeat(40).replace(/.{76}/g, '$&\n');

test('attachments are counted, not decoded', () => {
  const { attachments, body } = parseMail(
    Buffer.from(
      `Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nThe chart is attached.\n--b\nContent-Type: image/png; name="=?utf-8?q?L=C3=A4mp?=.png"\nContent-Transfer-Encoding: base64\n\n${png}\n--b--\n`,
    ),
  );
  assert.equal(body.lines.join('\n'), 'The chart is attached.');
  assert.ok(attachments[0]);
  assert.equal(attachments[0].name, 'Lämp.png');
  const real = Buffer.from(png, 'base64').length;
  assert.ok(Math.abs(attachments[0].bytes - real) < real * 0.03);
});

test('the name of a file may be broken into pieces and hold any letter', () => {
  const name = "filename*0*=utf-8''L%C3%A4; filename*1=mp.png";
  const part = `Content-Type: image/png\nContent-Disposition: attachment; ${name}\n\nx`;
  const { attachments } = parseMail(Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n--b\n${part}\n--b--`));
  assert.deepEqual(attachments, [{ name: 'Lämp.png', bytes: 1 }]);
});

test('plain text is preferred to HTML, but not a mere stand-in for it', () => {
  const mail = (plain: string, html: string): string =>
    `Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n${plain}\n--b\nContent-Type: text/html\n\n${html}\n--b--`;
  assert.equal(textOf(mail('Seven is fine.', '<p>Seven is <b>fine</b>.</p>')), 'Seven is fine.');
  const long = `<p>${'The lamp is lit. '.repeat(80)}</p>`;
  assert.match(textOf(mail('Your program cannot display HTML mail.', long)), /The lamp is lit/);
  assert.equal(textOf(mail('', '<p>Seven</p>')), 'Seven');
});

test('an attachment that stands among alternatives is counted', () => {
  const calendar = 'Content-Type: text/calendar; name=invite.ics\n\nBEGIN:VCALENDAR';
  const { body, attachments, machine } = parseMail(
    Buffer.from(`Content-Type: multipart/alternative; boundary=b\n\n--b\n\nSeven is fine.\n--b\n${calendar}\n--b--`),
  );
  assert.deepEqual(body.lines, ['Seven is fine.']);
  assert.deepEqual([attachments, machine], [[{ name: 'invite.ics', bytes: 15 }], 'calendar']);
});

test('HTML says which lines are quoted where its plain text does not', () => {
  const raw = `Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nFine.\nShall we say seven?\n--b\nContent-Type: text/html\n\n<div>Fine.</div><blockquote type="cite">Shall we say seven?</blockquote>\n--b--`;
  assert.equal(textOf(raw), 'Fine.\n> Shall we say seven?');
});

test('so it does in base64', () => {
  const html = Buffer.from('<div>Fine.</div><blockquote type="cite">Shall we say seven?</blockquote>').toString(
    'base64',
  );
  const raw = `Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nFine.\nShall we say seven?\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${html}\n--b--`;
  assert.equal(textOf(raw), 'Fine.\n> Shall we say seven?');
});

test('a calendar file that somebody attaches leaves the mail a person’s', () => {
  const raw =
    'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHere is the date.\n--b\nContent-Type: text/calendar; name=regatta.ics\n\nBEGIN:VCALENDAR\n--b--';
  const { attachments, machine } = parseMail(Buffer.from(raw));
  assert.deepEqual([attachments, machine], [[{ name: 'regatta.ics', bytes: 15 }], null]);
});

test('a forwarded mail inside is shown and marked', () => {
  const { body } = parseMail(
    Buffer.from(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nLook:\n--b\nContent-Type: message/rfc822\n\nFrom: Tobias <t@example.org>\nSubject: Hole\n\nThe boat has a hole.\n--b--',
    ),
  );
  assert.deepEqual(body.lines, ['Look:', 'From: Tobias <t@example.org>', 'Subject: Hole', '', 'The boat has a hole.']);
  assert.deepEqual([...body.marks.values()], ['forward', 'forward', 'forward', 'forward']);
});

test('flowed text is joined within one depth of quotation only', () => {
  const raw =
    'Content-Type: text/plain; format=flowed\n\nThe lamp \nis lit.\n> is it \n> lit?\nYes. \n> good\n-- \nMara';
  assert.equal(textOf(raw), 'The lamp is lit.\n> is it lit?\nYes.\n> good\n-- \nMara');
});

test('wrong charset labels are corrected', () => {
  const body = 'Frösche über Bäche';
  const mail = (label: string, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${label}\n\n`), bytes]);
  const windows = Buffer.from(body, 'latin1');
  assert.equal(textOf(mail('utf-8', windows)), body);
  assert.equal(textOf(mail('us-ascii', windows)), body);
  assert.equal(textOf(mail('nonsense', windows)), body);
  assert.equal(textOf(mail('iso-8859-1', Buffer.from(body))), body);
  assert.equal(textOf(mail('utf-7', Buffer.from('Fr+APY-sche'))), 'Frösche');
  const koi8 = Buffer.from([
    0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x2c, 0x20, 0xcb, 0xc1, 0xcb, 0x20, 0xc4, 0xc5, 0xcc, 0xc1,
  ]);
  assert.equal(textOf(mail('us-ascii', koi8)), 'Привет, как дела');
  const shiftJis = Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]);
  assert.equal(textOf(mail('shift_jis', shiftJis)), 'こんにちは');
  assert.equal(textOf(mail('', shiftJis)), 'こんにちは');
});

test('broken encodings are read as far as they go', () => {
  assert.equal(
    textOf('Content-Transfer-Encoding: quoted-printable\n\nFr=C3=B6sche =3D=ZZ =\njoined='),
    'Frösche ==ZZ joined',
  );
  assert.equal(textOf('Content-Transfer-Encoding: base64\n\nbGFtcA==\nIGxpdA==\n'), 'lamp lit');
});

test('a mail without an end, a boundary or a header is read', () => {
  assert.equal(textOf('Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhalf a ma'), 'half a ma');
  assert.equal(textOf('Content-Type: multipart/mixed\n\nno boundary'), 'no boundary');
  assert.equal(textOf('Content-Type: multipart/mixed; boundary=b\n\nnever used'), 'never used');
  assert.equal(textOf('Content-Type: multipart/mixed; boundary=b\n\n--b\nno header\n--b--'), 'no header');
  assert.equal(textOf('Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\nContent-Type: text/plain\n--b--'), '');
  assert.equal(textOf('Subject: Lamp\nno empty line\n\nbut text'), 'no empty line\n\nbut text');
  assert.equal(textOf('no header at all\nonly text'), 'no header at all\nonly text');
  assert.equal(textOf(''), '');
});

function nested(levels: number): string {
  const level = (number: number): string => `Content-Type: multipart/mixed; boundary=b${number}\n\n--b${number}\n`;
  return Array.from({ length: levels }, (_, number) => level(number)).join('');
}

test('100,000 headers, 200 levels and 100,000 parts end at once', () => {
  assert.equal(textOf(`${'X-Lamp: lit\n'.repeat(100_000)}Subject: x\n\nbody`), 'body');
  assert.equal(textOf(`${nested(200)}Content-Type: text/plain\n\ndeep\n`), 'deep');
  const many = parseMail(Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nhi\n'.repeat(100_000)}`));
  assert.match(many.incomplete ?? '', /too many parts/);
  const dashes = parseMail(
    Buffer.from(`Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n${'--a\n'.repeat(200_000)}`),
  );
  assert.match(dashes.incomplete ?? '', /too many parts/);
  assert.equal(dashes.body.lines[0], 'hi');
  assert.equal(textOf(`Subject: ${'x'.repeat(20_000_000)}\n\nbody`), 'body');
  assert.match(parseMail(Buffer.from(nested(400))).incomplete ?? '', /too many parts/);
});

test('addresses, dates and parameters as programs write them', () => {
  assert.deepEqual(fieldAddresses('"Linden, Mara" <Mara@Example.org>, Harbour: a@x.org, b@x.org;'), [
    { name: 'Linden, Mara', address: 'mara@example.org' },
    { name: '', address: 'a@x.org' },
    { name: '', address: 'b@x.org' },
  ]);
  assert.deepEqual(
    fieldAddresses('mara at example.org (Mara Linden)').map(({ address }) => address),
    ['mara@example.org'],
  );
  assert.equal(fieldDate('Tue, 3 Mar 2015 19:26:11 +0100 (CET)'), Date.UTC(2015, 2, 3, 18, 26, 11));
  assert.equal(fieldDate('Sun, 3 Mar 102 19:26:11 +0100'), Date.UTC(2002, 2, 3, 18, 26, 11));
  assert.equal(fieldDate('never'), null);
  assert.equal(fieldText('=?iso-8859-1?Q?Fr=F6sche?= =?iso-8859-1?Q?_hier?='), 'Frösche hier');
  assert.equal(fieldText('=?utf-8?B?RnLD?= =?utf-8?B?tnNjaGU=?='), 'Frösche');
  assert.equal(fieldText('=?utf-8?Q?Fr=F6sche?='), 'Frösche');
});

test('quoted-printable is read where an archive lost the header that says so', () => {
  const textWith = (text: string): string => textOf(`Content-Transfer-Encoding: 7bit\n\n${text}`);
  assert.equal(textWith('The lamp=20\nis l=\nit.'), 'The lamp\nis lit.');
  assert.equal(textWith('rows=12\nx =\n 20=20\nif a=b'), 'rows=12\nx =\n 20=20\nif a=b');
});
