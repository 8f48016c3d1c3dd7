import { authorOf, sortedName } from './authorship.ts';
import { type Evidence, gatherEvidence, noEvidence } from './candidates.ts';
import { endingOf, isBlank } from './kinds.ts';
import { wroteAtEnd } from './phrases.ts';
import { isQuoted } from './quotation.ts';
import { parseMail } from './mime.ts';
import type { Found } from './rawMail.ts';
import { whyLeftOut } from './leftOut.ts';
import { isFolder, type MailSource, readSource } from './source.ts';

/** What a look through a source tells before it is taken in. */
export interface Survey {
  readonly evidence: Evidence;
  /** Lines that stand at the end of several people's mail: list footers, notices. */
  readonly footers: ReadonlySet<string>;
  /** Lines that one and the same person ends a good part of their mail with: signatures, below a name or by themselves. */
  readonly cards: ReadonlySet<string>;
  /** The names that were seen with an address. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly mails: number;
  /** False where only a part was looked at. */
  readonly complete: boolean;
}

interface SurveyOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (bytesDone: number) => void;
  /** Stop after so many milliseconds. */
  readonly patience?: number;
  readonly bytesPerFile?: number;
  readonly filesPerFolder?: number;
}

const lineLimit = 100_000;

/** Looks through a source: all of a small one, a part of every file and folder of a large one. */
export async function surveySource(source: MailSource, options: SurveyOptions = {}): Promise<Survey> {
  const { signal, bytesPerFile = 32 * 1024 * 1024, filesPerFolder = 2_000 } = options;
  const part = { is: false };
  const skipped = (): void => {
    part.is = true;
  };
  const sample = { bytesPerFile, filesPerFolder, skipped };
  const found = readSource(source, { sample, ...(signal && { signal }) });
  const survey = await surveyMails(found, source.bytes, isFolder(source.format), options);
  return { ...survey, complete: survey.complete && !part.is };
}

/** Looks through mails. `total`: their `done` once all are read; `byFolder`: as `whyLeftOut` has it. */
export async function surveyMails(
  mails: AsyncIterable<Found>,
  total: number,
  byFolder: boolean,
  { progress, patience = 5_000 }: Pick<SurveyOptions, 'progress' | 'patience'> = {},
): Promise<Survey> {
  const evidence = noEvidence();
  const endings: Endings = new Map();
  const written = new Map<string, number>();
  const names = new Map<string, Set<string>>();
  const until = performance.now() + patience;
  let count = 0;
  let isComplete = true;
  for await (const found of mails) {
    if (found.kind === 'refused') {
      continue;
    }
    count += 1;
    if (count % 100 === 0) {
      progress?.(found.done);
      await new Promise(setImmediate);
      if (performance.now() > until) {
        isComplete = found.done >= total;
        break;
      }
    }
    // What was thrown away says nothing of the person.
    if (found.kind === 'record' || (found.mark ?? whyLeftOut(found, byFolder)) !== null) {
      continue;
    }
    const { header, body } = parseMail(found.raw, found.bytes);
    gatherEvidence(evidence, header, found.folder);
    const author = authorOf(header);
    if (author !== null) {
      names.set(author.address, (names.get(author.address) ?? new Set()).add(author.name));
      const who = sortedName(author.name) || author.address;
      written.set(who, (written.get(who) ?? 0) + 1);
      noteEnding(endings, body.lines, who);
    }
  }
  const least = Math.max(4, evidence.mails * 0.01);
  const footers = new Set(
    [...endings].filter(([line, authors]) => line.length >= 20 && authors.size >= least).map(([line]) => line),
  );
  const isHabit = ([who, times]: [string, number]): boolean => times >= Math.max(4, (written.get(who) ?? 0) * 0.15);
  const cards = new Set([...endings].filter(([, authors]) => [...authors].some(isHabit)).map(([line]) => line));
  return { evidence, footers, cards, names, mails: count, complete: isComplete };
}

/** By line: who ended a mail with it, and how often. */
type Endings = Map<string, Map<string, number>>;

/** Notes the last lines of what an author wrote: what many write at the end, nobody of them wrote. */
function noteEnding(endings: Endings, lines: readonly string[], author: string): void {
  const last = new Set([...lastLines(lines, lines.length), ...lastLines(lines, endAboveQuotation(lines))]);
  for (const text of last) {
    const authors = endings.get(text);
    if (authors) {
      authors.set(author, (authors.get(author) ?? 0) + 1);
    } else if (endings.size < lineLimit) {
      endings.set(text, new Map([[author, 1]]));
    }
  }
}

/** At most thirty lines above line `end`, down from the last quotation. */
function lastLines(lines: readonly string[], end: number): string[] {
  const last: string[] = [];
  let taken = 0;
  for (let at = end - 1; at >= 0 && taken < 30; at -= 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) {
      break;
    }
    const text = endingOf(line);
    taken += text === '' ? 0 : 1;
    if (text.length >= 8) {
      last.push(text);
    }
  }
  return last;
}

/** The line behind what stands above the first quotation and the lines that introduce it. */
function endAboveQuotation(lines: readonly string[]): number {
  let end = lines.findIndex(isQuoted);
  const top = Math.max(0, end - 5);
  while (end > top && (isBlank(lines[end - 1]) || wroteAtEnd.test(lines[end - 1] ?? ''))) {
    end -= 1;
  }
  return end;
}
