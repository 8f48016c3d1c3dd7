import { learn } from './batches.ts';
import { readLetter } from './letter.ts';
import { Recollection } from './recollection.ts';
import { openSource, readSource } from './source.ts';

/** One mail's own words, as `ownhand extract` prints them. */
export interface Extract {
  /** The Message-ID without angle brackets, or `sha256:` and the content's digest. */
  readonly id: string;
  readonly subject: string;
  /** ISO 8601, or null where the mail carries no readable date. */
  readonly date: string | null;
  readonly to: readonly string[];
  readonly own: string;
}

/** Yields what the person wrote in a mailbox, mail by mail; mails without own words are left out. Stores nothing. */
export async function* extract(
  path: string,
  me: readonly string[],
  options: { readonly signal?: AbortSignal; readonly name?: string } = {},
): AsyncGenerator<Extract> {
  const { signal } = options;
  const source = await openSource(path, signal);
  const knowledge = await learn(source, me, options);
  const recollection = new Recollection();
  const recall = recollection.recall.bind(recollection);
  const seen = new Set<string>();
  for await (const found of readSource(source, signal && { signal })) {
    if (found.kind === 'refused') {
      continue;
    }
    const { mail, own } = readLetter(found, { ...knowledge, recall });
    recollection.remember(mail.messageId, mail.from?.address ?? '', mail.parts);
    if (mail.direction === 'sent' && !mail.automatic && own !== '' && !seen.has(mail.messageId)) {
      seen.add(mail.messageId);
      const date = mail.date === null ? null : new Date(mail.date).toISOString();
      const to = [...mail.to, ...mail.cc].map(({ address }) => address);
      yield { id: mail.messageId, subject: mail.subject, date, to, own };
    }
  }
}
