import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { makeKey } from './keys.ts';
import type { NewMail } from './newMail.ts';
import { openSource } from './sources.ts';

/** A made-up mail for tests, with what a test cares about put in place of the rest. */
export function exampleMail(number: number, changes: Partial<NewMail> & { own?: string } = {}): NewMail {
  const { own = `The lantern number ${number} is lit.`, ...rest } = changes;
  return {
    messageId: `mail-${number}@example.org`,
    ancestors: [],
    direction: 'sent',
    subject: `Lantern ${number}`,
    date: 1_700_000_000_000 + number * 60_000,
    from: { name: 'Ada Brook', address: 'ada@example.org' },
    to: [{ name: 'Finn Hale', address: 'finn@example.org' }],
    cc: [],
    language: 'en',
    automatic: false,
    list: null,
    parts: [
      { kind: 'greeting', text: 'Dear Finn,' },
      { kind: 'own', text: own },
      { kind: 'sign-off', text: 'Yours\nAda' },
      { kind: 'quote', text: '> Is it lit?' },
    ],
    attachments: [],
    ...rest,
  };
}

/** An empty encrypted store in a temporary folder, with one source; `remove` closes and deletes it. */
export function exampleStore(): { database: Database; home: string; sourceId: number; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-store-'));
  const database = openDatabase(home, makeKey());
  const source = { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' } as const;
  const remove = (): void => {
    database.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { database, home, sourceId: openSource(database, source).id, remove };
}
