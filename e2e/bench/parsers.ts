/**
 * Whether the test mails of other mail parsers are read: none crashes, none hangs, none is lost, and where a parser gives
 * the output that it expects, ours is the same in subject, sender, date and text, but for reasoned differences.
 *
 *   node e2e/bench/parsers.ts [FOLDER]
 *
 * The mails are no part of this project. FOLDER holds `mime4j`, `mimekit`, `ruby-mail`, `cpython-email`,
 * `nodemailer-mailparser` and `stalwart-mail-parser` (the one with expected output); by default it is looked for beside
 * the checkout, in `shared/data/mail/parsers`. Without it nothing is measured, and the output says so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { AppError } from '../../electron/contract/errors.ts';
import { meFrom } from '../../electron/engine/mail/authorship.ts';
import { plainBody } from '../../electron/engine/mail/body.ts';
import { fieldAddresses, fieldDate, fieldText } from '../../electron/engine/mail/header.ts';
import { htmlBody } from '../../electron/engine/mail/html.ts';
import { readLetter } from '../../electron/engine/mail/letter.ts';
import { parseMail } from '../../electron/engine/mail/mime.ts';
import { openSource, readSource } from '../../electron/engine/mail/source.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../shared/data/mail/parsers'));

/** Where the expected output differs from ours for a good reason, by the number of the mail. */
const reasons: readonly (readonly [string, readonly string[]])[] = [
  [
    'bytes that are not the charset they are labelled with: expected are replacement signs, ours are the letters',
    ['legacy/010', 'legacy/020', 'legacy/022', 'legacy/027', 'legacy/033', 'legacy/052'],
  ],
  [
    'parts that a contradictory boundary hides: expected is nothing, or only the first; ours keeps the text',
    ['001', '002', '003', '004', '006', '008', '009', '011', '017', '019'].map((number) => `malformed/${number}`),
  ],
  [
    'a boundary longer than another that it begins with, or an inner one that is never closed: read as the outer one says',
    ['malformed/016', 'malformed/020', 'malformed/021'],
  ],
  [
    'two plain texts as alternatives of each other: expected are both, ours is the first',
    ['thirdparty/000', 'thirdparty/001'],
  ],
  ['base64 with letters behind its end: expected are replacement signs, ours other ones', ['thirdparty/002']],
  ['a closing boundary that does not begin a line is text', ['thirdparty/005']],
];

if (existsSync(folder)) {
  await readAll();
  compareGolden(join(folder, 'stalwart-mail-parser/resources/eml'));
} else {
  say('Skipped: the test mails of other parsers are not in `shared/data/mail/parsers` beside the checkout.');
}

/** Reads every file twice: as the kind of mailbox that it is, and as a single mail, whatever it is. */
async function readAll(): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const counts = { mails: 0, noMail: 0, refused: 0, withoutContent: 0, crashed: 0 };
  const knowledge = { me: meFrom(['nobody@example.org']), footers: new Set<string>() };
  let slowest = { name: '', milliseconds: 0 };
  for (const file of files) {
    const began = performance.now();
    try {
      parseMail(readFileSync(file));
      for await (const found of readSource(await openSource(file))) {
        if (found.kind === 'refused') {
          counts.refused += 1;
          continue;
        }
        const { parts, attachments } = readLetter(found, knowledge).mail;
        counts.mails += 1;
        counts.withoutContent += parts.length + attachments.length === 0 ? 1 : 0;
      }
    } catch (error) {
      const isNoMail = error instanceof AppError && error.code === 'not-a-mailbox';
      counts.noMail += isNoMail ? 1 : 0;
      counts.crashed += isNoMail ? 0 : 1;
    }
    const milliseconds = performance.now() - began;
    slowest = milliseconds > slowest.milliseconds ? { name: relative(folder, file), milliseconds } : slowest;
  }
  say(
    `${files.length} files: ${counts.mails} mails read, ${counts.refused} refused with a reason, ${counts.crashed} crashes.`,
  );
  say(`${counts.noMail} files are no mail and say why. ${counts.withoutContent} mails hold nothing but headers.`);
  say(`The slowest file, ${slowest.name}, took ${Math.round(slowest.milliseconds)} ms.`);
  say('');
}

interface Reading {
  readonly subject: string;
  readonly from: string;
  readonly date: number | null;
  readonly text: string;
}

/** Compares with the expected output, for each mail as it is and with its line ends turned into CRLF. */
function compareGolden(at: string): void {
  const keys = ['subject', 'from', 'date', 'text'] as const;
  const same = new Map<string, number>(keys.map((key) => [key, 0]));
  const differing = new Map<string, Set<string>>();
  const outputs = readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  for (const name of outputs) {
    const mail = name.replaceAll('\\', '/').replace(/(?:\.crlf)?\.json$/, '');
    const stored = readFileSync(join(at, `${mail}.eml`), 'latin1');
    const raw = Buffer.from(name.includes('.crlf.') ? stored.replace(/\r?\n/g, '\r\n') : stored, 'latin1');
    const ours = reading(raw);
    const theirs = expected(JSON.parse(readFileSync(join(at, name), 'utf8')) as Golden);
    for (const key of keys) {
      if (ours[key] === theirs[key]) {
        same.set(key, (same.get(key) ?? 0) + 1);
      } else {
        differing.set(mail, (differing.get(mail) ?? new Set()).add(key));
      }
    }
  }
  const unexplained = new Set(differing.keys());
  say(`Agreement with the expected output of stalwart-mail-parser in ${outputs.length} outputs:`);
  say('');
  say('| | the same | the same, or different for a reason below |');
  say('|---|---|---|');
  const explained = new Set(reasons.flatMap(([, mails]) => mails));
  for (const key of keys) {
    const differ = outputs.length - (same.get(key) ?? 0);
    const bare = [...differing].filter(([mail, fields]) => fields.has(key) && !explained.has(mail)).length;
    say(`| ${key} | ${percent(1 - differ / outputs.length)} | ${percent(1 - bare / outputs.length)} |`);
  }
  say('');
  for (const [reason, mails] of reasons) {
    const met = mails.filter((mail) => unexplained.delete(mail));
    say(`- ${reason}: ${met.join(', ')}.`);
  }
  say(unexplained.size === 0 ? '- None differs for another reason.' : `- Unexplained: ${[...unexplained].join(', ')}.`);
}

function reading(raw: Buffer): Reading {
  const { header, body } = parseMail(raw);
  const lines = body.lines.filter((_, at) => body.marks.get(at) !== 'forward'); // to the other one an attachment
  return {
    subject: plain(fieldText(header.get('subject'))),
    from: JSON.stringify(fieldAddresses(header.get('from')).map(({ name, address }) => [plain(name), address])),
    date: fieldDate(header.get('date')),
    text: plain(lines.join('\n')),
  };
}

interface GoldenAddress {
  readonly name: string | null;
  readonly address: string | null;
}

interface GoldenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly tz_before_gmt: boolean;
  readonly tz_hour: number;
  readonly tz_minute: number;
}

interface GoldenValue {
  readonly Text?: string;
  readonly DateTime?: GoldenDate;
  readonly Address?: { readonly List?: GoldenAddress[]; readonly Group?: { readonly addresses: GoldenAddress[] }[] };
}

interface Golden {
  readonly text_body: readonly number[];
  readonly parts: readonly {
    readonly headers: readonly { readonly name: string; readonly value: GoldenValue }[];
    readonly body: { readonly Text?: string; readonly Html?: string };
  }[];
}

function expected({ text_body: bodies, parts }: Golden): Reading {
  const value = (name: string): GoldenValue | undefined =>
    parts[0]?.headers.find((header) => header.name === name)?.value;
  const from = value('from')?.Address;
  const addresses = from?.List ?? from?.Group?.flatMap((group) => group.addresses) ?? [];
  const date = value('date')?.DateTime;
  const text = bodies.flatMap((number) => {
    const { Text, Html } = parts[number]?.body ?? {};
    return Text !== undefined ? plainBody(Text).lines : Html !== undefined ? htmlBody(Html).lines : [];
  });
  return {
    subject: plain(value('subject')?.Text ?? ''),
    from: JSON.stringify(addresses.map(({ name, address }) => [plain(name ?? ''), (address ?? '').toLowerCase()])),
    date: date === undefined ? null : timeOf(date),
    text: plain(text.join('\n')),
  };
}

function timeOf(date: GoldenDate): number {
  const offset = (date.tz_hour * 60 + date.tz_minute) * (date.tz_before_gmt ? -60_000 : 60_000);
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) - offset;
}

/** Text without what nobody sees: signs of no width, and which blanks there are. */
function plain(text: string): string {
  return text
    .replace(/[\0-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
