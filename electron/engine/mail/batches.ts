import type { LeftOut, Refusal, Step } from '../../contract/entities.ts';
import type { NewMail } from '../store/newMail.ts';
import { meFrom } from './authorship.ts';
import type { KnownFile, ReadToEnd } from './knownFiles.ts';
import { LanguageHabits } from './languageHabits.ts';
import { type Knowledge, readLetter } from './letter.ts';
import { isOwnKind } from './ownText.ts';
import { pace } from './pace.ts';
import { whyLeftOut } from './leftOut.ts';
import type { Found } from './rawMail.ts';
import { Recollection } from './recollection.ts';
import { isFolder, type MailSource, readSource } from './source.ts';
import { type Survey, surveySource } from './survey.ts';

/** A few hundred mails, ready for one transaction of the store. */
export interface Batch {
  readonly mails: readonly NewMail[];
  /** Where reading goes on behind this batch. */
  readonly cursor: string;
  /** Bytes of the source that are read by now. */
  readonly done: number;
  readonly refusals: readonly Refusal[];
  /** Mails of the person's that hold none of their own words. */
  readonly withoutOwnWords: number;
  /** Mails that were passed over: drafts, spam and the like. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Files that are read to their end by now. */
  readonly files: readonly ReadToEnd[];
}

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (step: Step) => void;
  /** The person's name, for mail whose address a list has replaced by its own. */
  readonly name?: string;
  /** Drafts, spam and what was thrown away too. */
  readonly everything?: boolean;
  /** What the person knows the source by, where that is not its file's name. */
  readonly title?: string;
  /** Read only what is new in these files. */
  readonly known?: ReadonlyMap<string, KnownFile>;
}

/** Few enough that a kill costs nothing noticeable, many enough to be fast. */
const batchSize = 1_000;
/** Text in one batch, so that a folder of enormous mails does not pile up in memory. */
const batchLength = 8_000_000;

/** Reads a source from a cursor on, in batches. */
export async function* readBatches(
  source: MailSource,
  me: readonly string[],
  cursor: string | null,
  options: ReadingOptions = {},
): AsyncGenerator<Batch> {
  const { signal, known } = options;
  // The person who picks one mbox of drafts wants what is in it.
  const byFolder = isFolder(source.format) || ['pst', 'olm', 'geary', 'zip', 'tar'].includes(source.format);
  const files: ReadToEnd[] = [];
  const onFile = (file: ReadToEnd): void => {
    files.push(file);
  };
  const found = readSource(source, { cursor, onFile, ...(signal && { signal }), ...(known && { known }) });
  yield* makeBatches(found, () => learn(source, me, options), { ...options, byFolder, files });
  if (files.length > 0) {
    const nothing = { mails: [], refusals: [], withoutOwnWords: 0, leftOut: {} };
    yield { ...nothing, cursor: cursor ?? '', done: source.bytes, files: files.splice(0) };
  }
}

interface Making extends ReadingOptions {
  readonly byFolder: boolean;
  /** Files that were read to their end, to be handed over with the next batch. */
  readonly files?: ReadToEnd[];
}

/** Makes batches of mails. `learned` is asked at the first mail: a look that finds nothing new costs next to nothing. */
export async function* makeBatches(
  mailsFound: AsyncIterable<Found>,
  learned: () => Promise<Knowledge>,
  { signal, everything = false, byFolder, files = [] }: Making,
): AsyncGenerator<Batch> {
  let knowledge: Knowledge | null = null;
  const recollection = new Recollection();
  const recall = recollection.recall.bind(recollection);
  const habits = new LanguageHabits();
  const usualLanguage = habits.usual.bind(habits);
  let mails: NewMail[] = [];
  let refusals: Refusal[] = [];
  let leftOut: Partial<Record<LeftOut, number>> = {};
  let withoutOwnWords = 0;
  let seen = 0;
  let length = 0;
  let last: { cursor: string; done: number } | null = null;
  for await (const found of mailsFound) {
    last = found;
    seen += 1;
    const why = found.kind === 'mail' && !everything ? whyLeftOut(found, byFolder) : null;
    if (why !== null) {
      leftOut[why] = (leftOut[why] ?? 0) + 1;
    } else if (found.kind === 'refused') {
      refusals.push({ where: found.where, reason: found.reason });
    } else {
      knowledge ??= await learned();
      try {
        const { mail, own, incomplete } = readLetter(found, { ...knowledge, recall, usualLanguage });
        mails.push(mail);
        habits.note(mail.from?.address ?? '', mail.language);
        recollection.remember(mail.messageId, mail.from?.address ?? '', mail.parts);
        length += mail.parts.reduce((sum, { text }) => sum + text.length, 0);
        const hasOwn = own !== '' && !mail.automatic && mail.parts.some(({ kind }) => isOwnKind(kind));
        withoutOwnWords += mail.direction === 'sent' && !hasOwn ? 1 : 0;
        if (incomplete !== null) {
          refusals.push({ where: found.where, reason: incomplete });
        }
      } catch {
        refusals.push({ where: found.where, reason: 'This mail is damaged and could not be read.' });
      }
    }
    if (seen >= batchSize || length > batchLength) {
      yield {
        mails,
        cursor: found.cursor,
        done: found.done,
        refusals,
        withoutOwnWords,
        leftOut,
        files: files.splice(0),
      };
      signal?.throwIfAborted();
      [mails, refusals, leftOut, withoutOwnWords, seen, length, last] = [[], [], {}, 0, 0, 0, null];
    }
  }
  if (last !== null) {
    yield { mails, cursor: last.cursor, done: last.done, refusals, withoutOwnWords, leftOut, files: files.splice(0) };
  }
}

/** What has to be known before the first mail: the person's names, and the footers of lists. */
export async function learn(
  source: MailSource,
  me: readonly string[],
  options: ReadingOptions = {},
): Promise<Knowledge> {
  const { signal, progress, name } = options;
  const report = pace('Looking through it', 'bytes', source.bytes, progress);
  const { names, footers, cards } = await surveySource(source, {
    bytesPerFile: 4 * 1024 * 1024,
    filesPerFolder: 500,
    patience: 2_000,
    ...(signal && { signal }),
    progress: report,
  });
  return knowledgeFrom({ names, footers, cards }, me, name);
}

/** What a survey tells that is needed to read mails. `name`: the person's. */
export function knowledgeFrom(
  { names, footers, cards }: Pick<Survey, 'names' | 'footers' | 'cards'>,
  me: readonly string[],
  name?: string,
): Knowledge {
  const mine = me.flatMap((address) => [...(names.get(address.trim().toLowerCase()) ?? [])]);
  return { me: meFrom(me, name === undefined ? mine : [name, ...mine]), footers, cards };
}
