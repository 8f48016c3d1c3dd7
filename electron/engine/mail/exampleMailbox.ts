import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An invented mail as a mail program stores it. */
export function rawMail(
  number: number,
  changes: { from?: string; to?: string; subject?: string; body?: string } = {},
): string {
  const {
    from = 'Mara Linden <mara@example.org>',
    to = 'Tobias Renn <tobias@example.org>',
    subject = `Lamp ${number}`,
    body = `Hi Tobias,\n\nthe lamp number ${number} is lit.\n\nMara`,
  } = changes;
  const minute = String(number % 60).padStart(2, '0');
  return `From: ${from}\nTo: ${to}\nSubject: ${subject}\nDate: Tue, 3 Mar 2015 19:${minute}:11 +0100\nMessage-ID: <lamp-${number}@example.org>\n\n${body}\n`;
}

export function mboxOf(mails: readonly string[]): string {
  return mails.map((mail) => `From mara@example.org Tue Mar  3 19:26:11 2015\n${mail}\n`).join('');
}

/** A temporary folder with the given files; `remove` deletes it. */
export function exampleFolder(files: Readonly<Record<string, string | Buffer>>): {
  path: (name?: string) => string;
  remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), 'ownhand-mail-'));
  const path = (name = ''): string => join(root, name);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  }
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true });
  };
  return { path, remove };
}
