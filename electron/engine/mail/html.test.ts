import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeApart } from './clean.ts';
import { htmlBody } from './html.ts';

function apart(html: string): string[] {
  return takeApart(htmlBody(html), { name: 'Mara Linden', address: 'mara@example.org' }).map(
    ({ kind, text }) => `${kind}: ${text.trim()}`,
  );
}

test('Gmail: attribution and quotation, with an answer in between', () => {
  const html =
    '<div dir="ltr">Yes.<div><br></div></div><div class="gmail_quote"><div class="gmail_attr">On Tue Tobias wrote:<br></div><blockquote class="gmail_quote">Seven?</blockquote><div>Seven is fine.</div><blockquote class="gmail_quote">And charts?</blockquote></div>';
  assert.deepEqual(apart(html), [
    'own: Yes.',
    'attribution: On Tue Tobias wrote:',
    'quote: > Seven?',
    'own: Seven is fine.',
    'quote: > And charts?',
  ]);
});

test('Outlook: everything below the copied header is the older mail', () => {
  const html =
    '<div class="WordSection1"><p class="MsoNormal">Seven is fine.</p><p class="MsoNormal">Mara</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Tobias<br><b>Sent:</b> Tuesday<br><b>To:</b> Mara<br><b>Subject:</b> Boat</p></div><p class="MsoNormal">Seven?</p></div>';
  const parts = apart(html);
  assert.equal(parts[0], 'own: Seven is fine.');
  assert.equal(parts[1], 'sign-off: Mara');
  assert.ok(parts.slice(2).every((part) => /^(?:quote|attribution)/.test(part)));
});

test('Outlook in a language that nobody knows: a line above, and names in bold print', () => {
  const box = (text: string): string => `<div style="border:none;border-top:solid #B5C4DF 1.0pt"><p>${text}</p></div>`;
  const header = '<b>Nuo:</b> Tobias<br><b>Išsiųsta:</b> antradienis<br><b>Kam:</b> Mara<br><b>Tema:</b> Boat';
  assert.deepEqual(
    apart(`<div><p>Seven is fine.</p><div>${box(header)}</div><p>Seven?</p></div>`).map((part) => part.split(':')[0]),
    ['own', 'quote'],
  );
  assert.deepEqual(apart(`<p>Seven is fine.</p>${box('So is <b>eight</b>.')}<p>Nine is late.</p>`), [
    'own: Seven is fine.\n\nSo is eight.\n\nNine is late.',
  ]);
});

test('Outlook on other machines: the older mail in a container', () => {
  const html =
    '<div>Seven is fine.</div><div id="mail-editor-reference-message-container"><div><b>Nuo </b>Tobias</div><div>Seven?</div></div>';
  assert.deepEqual(apart(html), ['own: Seven is fine.', 'quote: Nuo Tobias\nSeven?']);
});

test('Foxmail puts the author’s address below a line', () => {
  const html = '<div>Seven is fine.</div><hr><div>mara@example.org</div><blockquote>Seven?</blockquote>';
  assert.deepEqual(apart(html).slice(0, 2), [
    'own: Seven is fine.',
    'signature: --------------------------------\n\nmara@example.org',
  ]);
});

test('a marked signature, and an indentation that is no quotation', () => {
  const html =
    '<p>The rule:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">No boat without a lamp.</blockquote><div class="gmail_signature">Mara Linden<br>Harbour Office</div>';
  assert.deepEqual(apart(html), [
    'own: The rule:\n\nNo boat without a lamp.',
    'signature: Mara Linden\nHarbour Office',
  ]);
});

test('quotations and signatures that only have a name', () => {
  const html =
    '<div>Seven.</div><div name="messageSignatureSection">Mara, Harbour</div><div name="quote"><div>Eight?</div></div>';
  assert.deepEqual(apart(html), ['own: Seven.', 'signature: Mara, Harbour', 'quote: > Eight?']);
});

test('signatures of programs that name them in some way', () => {
  for (const [open, close] of [
    ['<signature>', '</signature>'],
    ['<div class="front-signature">', '</div>'],
    ['<div id="composer_signature">', '</div>'],
    ['<div class="bloop_sign">', '</div>'],
    ['<div id="CanarySig">', '</div>'],
  ]) {
    const html = `<div>Seven.</div>${open ?? ''}Mara, Harbour${close ?? ''}`;
    assert.deepEqual(apart(html), ['own: Seven.', 'signature: Mara, Harbour']);
  }
});

test('a mail that Gmail forwards is nobody’s of the author', () => {
  const html =
    '<div>See below.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Tobias<br>Date: Tue<br>Subject: Boat<br>To: Mara</div><div>A hole.</div></div>';
  assert.ok(
    apart(html)
      .slice(1)
      .every((part) => part.startsWith('forward')),
  );
});

test('cells of a row stay apart, and rows are lines', () => {
  const html = '<table><tr><th>Boat</th><th>Berth</th></tr><tr><td>Lark</td><td><b>7</b></td></tr></table><p>Mara</p>';
  assert.deepEqual(
    htmlBody(html).lines.filter((line) => line !== ''),
    ['Boat Berth', 'Lark 7', 'Mara'],
  );
});

test('hidden text, scripts and styles are not text', () => {
  const html = '<style>p{}</style><p>Lamp<script>x()</script></p><div style="display:none">preheader</div>';
  assert.deepEqual(apart(html), ['own: Lamp']);
});

test('HTML nested 100,000 deep, and a million letters, end at once', () => {
  assert.ok(htmlBody(`${'<div>'.repeat(100_000)}lamp`).lines.includes('lamp'));
  assert.ok(htmlBody(`${'<blockquote>'.repeat(50_000)}lamp`).lines.includes('lamp'));
  assert.ok(htmlBody(`<p>${'lamp '.repeat(400_000)}`).lines.length > 0);
});
