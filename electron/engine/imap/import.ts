import type { ImapFlow } from 'imapflow';
import type { Identity, ImportSummary, Inspection, Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { knowledgeFrom, makeBatches, type ReadingOptions } from '../mail/batches.ts';
import { findCandidates } from '../mail/candidates.ts';
import { takeBatches } from '../mail/import.ts';
import type { Knowledge } from '../mail/letter.ts';
import { pace } from '../mail/pace.ts';
import type { Found } from '../mail/rawMail.ts';
import { type Survey, surveyMails } from '../mail/survey.ts';
import { keepAccount } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { finishSource, openSource } from '../store/sources.ts';
import { type Account, pathOf, Places, titleOf } from './account.ts';
import { type ConnectOptions, withConnection } from './connection.ts';
import { readAccount } from './read.ts';

interface Options extends ConnectOptions, Pick<ReadingOptions, 'name' | 'everything'> {
  readonly progress?: ((step: Step) => void) | undefined;
  /** Only a look for what is new. */
  readonly isLook?: boolean;
}

/** Enough to tell who writes and how they end their mail; of each mail the beginning, which is nearly always all of it. */
const surveyed = { mails: 80, bytes: 100_000 };

/** Looks into the newest mail of an account: who the person may be. Fails as `withConnection` does. */
export async function inspectAccount(
  account: Account,
  options: Options,
  me: Identity | null = null,
): Promise<Inspection> {
  return withConnection(account, options, async (client) => {
    const sizes = await Promise.all(account.folders.map(({ path }) => client.status(path, { messages: true })));
    const mails = sizes.reduce((sum, size) => sum + (size ? (size.messages ?? 0) : 0), 0);
    if (mails === 0) {
      throw new AppError('not-a-mailbox', 'These folders hold no mail.');
    }
    const report = pace('Looking through it', 'mails', null, options.progress);
    const survey = await surveyAccount(client, account, report);
    return {
      ...{ format: 'imap', name: titleOf(account), bytes: 0, mails, complete: true },
      ...findCandidates(survey.evidence, me),
    };
  });
}

/**
 * Takes the mail of an account in, or what is new in it since. Where it was stopped, or the connection was lost, it
 * goes on. Fails as `withConnection` does; what was taken in by then stays.
 */
export async function importAccount(
  database: Database,
  account: Account,
  me: readonly string[],
  { progress, name, everything = false, isLook = false, ...connect }: Options = {},
): Promise<ImportSummary> {
  const began = performance.now();
  const title = titleOf(account);
  const source = { path: pathOf(account), name: title, format: 'imap', fingerprint: 'account' } as const;
  const { id, cursor } = openSource(database, source);
  keepAccount(database, id, account);
  const places = Places.catch({}).parse(typeof cursor === 'string' && cursor !== '' ? JSON.parse(cursor) : {});
  const counts = await withConnection(account, connect, async (client) => {
    let paced: ReturnType<typeof pace> | null = null;
    const onTotal = (mails: number): void => {
      paced = pace('Taking in mail', 'mails', mails, progress);
    };
    let knowledge: Knowledge | null = null;
    // Surveyed before reading begins: a connection can do one thing at a time.
    const learned = (): Promise<Knowledge> => Promise.resolve(knowledge ?? knowledgeFrom(nothing, me, name));
    if (await hasNews(client, account, places)) {
      knowledge = knowledgeFrom(await surveyAccount(client, account, () => undefined), me, name);
    }
    const found = told(readAccount(client, account, { places, onTotal }), (done) => {
      paced?.(done);
    });
    const batches = makeBatches(found, learned, { byFolder: false, everything });
    return takeBatches(database, id, batches, { signal: connect.signal, report: () => undefined });
  });
  finishSource(database, id, isLook);
  return { sourceId: id, name: title, ...counts, seconds: (performance.now() - began) / 1_000 };
}

/** Tells of each mail as it arrives: over a network that is what takes the time. */
async function* told(mails: AsyncIterable<Found>, tell: (done: number) => void): AsyncGenerator<Found> {
  for await (const found of mails) {
    tell(found.done);
    yield found;
  }
}

const nothing: Pick<Survey, 'names' | 'footers' | 'cards'> = { names: new Map(), footers: new Set(), cards: new Set() };

async function surveyAccount(client: ImapFlow, account: Account, progress: (done: number) => void): Promise<Survey> {
  const found = readAccount(client, account, { places: {}, sample: surveyed });
  return surveyMails(found, Infinity, false, { progress, patience: 20_000 });
}

async function hasNews(client: ImapFlow, { folders }: Account, places: Places): Promise<boolean> {
  for (const { path } of folders) {
    const status = await client.status(path, { messages: true, uidNext: true, uidValidity: true });
    const place = places[path];
    if (status && (status.messages ?? 0) > 0) {
      const isSame = place !== undefined && String(status.uidValidity) === place.validity;
      if (!isSame || (status.uidNext ?? 0) > place.uid + 1) {
        return true;
      }
    }
  }
  return false;
}
