import { fixtures } from './clean.fixtures.ts';
import { rawMail } from './exampleMailbox.ts';

/** A small generator of equal numbers on every machine (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seeds = fixtures.flatMap(({ text }, number) => {
  const body = text.replace(/^[a-z]\|/gm, '');
  const html = `<div>${body.replaceAll('\n', '<br>')}<blockquote>${body}</blockquote></div>`;
  const related = `From: a@b.org\nSubject: =?utf-8?q?L=C3=A4mp?=\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n${body}\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${html.replaceAll('=', '=3D')}\n--b--\n`;
  const attached = `From: a@b.org\nTo: "Renn, Tobias" <t@b.org>, c@d.org\nContent-Type: multipart/mixed; boundary=m\n\n--m\n${related}\n--m\nContent-Type: message/rfc822\n\n${rawMail(number)}\n--m\nContent-Type: image/png; name*=utf-8''L%C3%A4mp.png\nContent-Transfer-Encoding: base64\n\n${Buffer.from(html).toString('base64')}\n--m--\n`;
  return [rawMail(number, { body }), related, attached].map((raw) => Buffer.from(raw));
});

function damage(raw: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * raw.length);
  const other = seeds[Math.floor(random() * seeds.length)] ?? raw;
  const bytes = Buffer.from(raw);
  switch (Math.floor(random() * 6)) {
    case 0: // wrong bytes
      for (let count = 0; count < 8; count += 1) {
        bytes[at()] = Math.floor(random() * 256);
      }
      return bytes;
    case 1: // cut off
      return bytes.subarray(0, at());
    case 2: // a piece twice
      return Buffer.concat([bytes.subarray(0, at()), bytes.subarray(at())]);
    case 3: // a piece of another mail inside
      return Buffer.concat([bytes.subarray(0, at()), other.subarray(Math.floor(random() * other.length))]);
    case 4: // one line many times
      return Buffer.from(
        bytes.toString('latin1').replace(/\n([^\n]*)\n/, (_, line: string) => `\n${line}`.repeat(50)),
        'latin1',
      );
    default: // lines in another order
      return Buffer.from(
        bytes
          .toString('latin1')
          .split('\n')
          .sort(() => random() - 0.5)
          .join('\n'),
        'latin1',
      );
  }
}

/** Invented mails, each damaged twice, the same ones on every machine for one seed. */
export function* damagedMails(count: number, seed: number): Generator<Buffer> {
  const random = randomFrom(seed);
  for (let number = 0; number < count; number += 1) {
    yield damage(damage(seeds[number % seeds.length] ?? Buffer.alloc(0), random), random);
  }
}
