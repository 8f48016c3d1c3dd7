import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from '../../electron/engine/mail/import.ts';
import type { Range } from '../../electron/engine/memory/chunk.ts';
import { rememberAll } from '../../electron/engine/memory/embed.ts';
import { Embedder } from '../../electron/engine/model/embedder.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { openDatabase } from '../../electron/engine/store/database.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import type { NewMail } from '../../electron/engine/store/newMail.ts';

export const passagesPerMail = 4;

/** What is grown from: a mailbox that was read and embedded for real. */
export interface Real {
  readonly sentences: readonly string[];
  readonly vectors: readonly Float32Array[];
  readonly questions: readonly { text: string; vector: Float32Array }[];
  readonly embedder: string;
  /** What embedding it took, and how much it was. */
  readonly seconds: number;
  readonly tokens: number;
}

/** Imports and embeds a mailbox the way the app does, and makes queries of its words. */
export async function embedReal(
  path: string,
  me: readonly string[],
  queries: number,
  random: () => number,
): Promise<Real> {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const runtime = new Runtime();
  const embedder = await Embedder.load(runtime, modelPath(modelsFolder(), 'minilm-l6'));
  const database = openDatabase(home, makeKey());
  try {
    await importSource(database, path, me);
    const vectors: Float32Array[] = [];
    const began = performance.now();
    let tokens = 0;
    await rememberAll(database, {
      embedder: 'minilm-l6',
      dimensions: embedder.dimensions,
      signal: new AbortController().signal,
      progress: () => undefined,
      embed: async (texts, signal) => {
        const made = await embedder.embed(texts, { signal });
        vectors.push(...made);
        tokens += texts.reduce((sum, text) => sum + embedder.countTokens(text), 0);
        return made;
      },
    });
    const seconds = (performance.now() - began) / 1_000;
    const texts = database.all<{ text: string; subject: string }>(
      `SELECT text, subject FROM parts JOIN mails ON mails.id = mail_id WHERE kind = 'own' AND automatic = 0`,
    );
    const sentences = texts.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)).filter((text) => text.length > 20);
    const asked = Array.from({ length: queries }, (_, number) => {
      const words = pick(sentences, random).split(/\s+/);
      const start = Math.floor(random() * Math.max(1, words.length - 3));
      return number % 2 === 0 ? words.join(' ') : words.slice(start, start + 1 + (number % 3)).join(' ');
    });
    const embedded = await embedder.embed(asked, { urgency: 'now' });
    const questions = asked.map((text, index) => ({ text, vector: embedded[index] ?? new Float32Array(0) }));
    return { sentences, vectors, questions, embedder: 'minilm-l6', seconds, tokens };
  } finally {
    database.close();
    rmSync(home, { recursive: true });
    await embedder.dispose();
    await runtime.stop();
  }
}

/** A mail of some paragraphs; people as uneven as in life, a few with thousands of mails and many with some. */
export function growMail(
  number: number,
  sentences: readonly string[],
  random: () => number,
): { mail: NewMail; ranges: Range[] } {
  const paragraphs = Array.from({ length: passagesPerMail }, () =>
    Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(sentences, random)).join(' '),
  );
  let start = 0;
  const ranges = paragraphs.map(({ length }) => {
    const range = { start, end: start + length };
    start = range.end + 2;
    return range;
  });
  const other = { name: '', address: `person-${Math.floor(3_000 * random() ** 3)}@example.org` };
  const me = { name: 'Me', address: 'me@example.org' };
  const sent = random() < 0.4;
  const mail: NewMail = {
    messageId: `grown-${number}@example.org`,
    ancestors: random() < 0.6 && number > 0 ? [`grown-${number - 1}@example.org`] : [],
    direction: sent ? 'sent' : 'received',
    subject: pick(sentences, random).slice(0, 50),
    date: 1_400_000_000_000 + number * 300_000,
    from: sent ? me : other,
    to: [sent ? other : me],
    cc: [],
    language: 'en',
    automatic: false,
    list: null,
    parts: [{ kind: 'own', text: paragraphs.join('\n\n') }],
    attachments: [],
  };
  return { mail, ranges };
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) {
    throw new Error('The mailbox holds too little to grow from.');
  }
  return item;
}
