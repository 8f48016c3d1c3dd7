import type { TestContext } from 'node:test';
import type { WriteRequest } from '../../model/writing.ts';
import type { Database } from '../../store/database.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { takeMails } from '../../store/takeMails.ts';
import { seeded } from './bootstrap.ts';
import type { Judging } from './judge.ts';

const things =
  `boat kiln ladder garden piano bridge lantern cellar orchard parcel chapel meadow attic station harbour kitchen tower
   saddle violin carpet mirror basket bucket candle hammer kettle pillow ribbon shovel teapot wagon whistle`.split(
    /\s+/,
  );

function pick(number: number, step: number): string {
  return things[Math.floor(seeded(number * 31 + step)() * things.length)] ?? '';
}

/** Terse mails of the person, and formal ones by somebody else. */
export function judgeableStore(t: TestContext, sent = 40): Database {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const own = Array.from({ length: sent }, (_, at) =>
    exampleMail(at + 1, { own: `${terse(at)} see you by the ${pick(at, 5)} or the ${pick(at, 6)}!` }),
  );
  const others = Array.from({ length: 40 }, (_, at) =>
    exampleMail(1_000 + at, {
      direction: 'received',
      from: { name: 'Bo Hale', address: `bo${at % 4}@example.org` },
      parts: [{ kind: 'own', text: formal(at + 500) }],
    }),
  );
  takeMails(database, sourceId, [...own, ...others], null);
  return database;
}

function terse(number: number): string {
  const [one, two, three, four] = [1, 2, 3, 4].map((step) => pick(number, step));
  return `${one} is done - ${two} comes next, bring the ${three} n the ${four}. no rush tho,`;
}

function formal(number: number): string {
  return `I am pleased to inform you that the ${pick(number, 1)} is ready. Please bring the ${pick(number, 2)} with you.`;
}

/** What the example model was asked to do. */
export interface Told {
  drafts: number;
  scored: number;
}

/** A model that writes like the person when it has been shown their mail or has learned, else like everybody. */
export function exampleJudging(database: Database, told: Told, voice: number | null = null): Judging {
  const write = (adapted: boolean) => (request: WriteRequest) => {
    told.drafts += 1;
    const messages = 'messages' in request.prompt ? request.prompt.messages : [];
    const knows = adapted || messages.some(({ role, text }) => role === 'assistant' && text.includes('no rush tho'));
    const text = knows ? terse(told.drafts) : formal(told.drafts);
    request.onText?.(text);
    const counts = { tokens: 9, promptTokens: 9, keptTokens: 0, firstTokenMs: 1, tokensPerSecond: 1 };
    return Promise.resolve({ ...counts, text, ending: 'end' as const });
  };
  return {
    database,
    model: 'example',
    voice,
    embed: () => Promise.resolve(null),
    meanings: () => Promise.resolve(null),
    writer: (adapted) =>
      Promise.resolve({
        write: write(adapted),
        textTokens: () => [],
        countTokens: (text) => text.length / 4,
        promptSpeed: 99,
      }),
    tokenize: (turns, answer) => ({ tokens: [turns.length, answer.length], weights: [0, answer.length] }),
    score: (examples, adapted) => {
      told.scored += examples.length;
      return Promise.resolve(
        examples.map(({ tokens: [turns = 0], weights: [, weight = 0] }) => ({
          loss: weight * (3 - turns / 100 - (adapted ? 1 : 0)),
          weight,
        })),
      );
    },
  };
}
