import { access } from 'node:fs/promises';
import type { Authorship } from '../../../contract/documents.ts';
import type { Candidate, ImportSummary, SourceRef } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import { asAppError } from '../../mail/fileError.ts';
import { type Command, type Context, ownAddresses, UsageError } from '../command.ts';
import { counted, duration, leftOutWords, person } from '../format.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'take in mailboxes (mbox, Maildir, .eml, .msg, .pst ...) and documents (.docx, .odt, .pdf, .md ...)',
  usage: 'PATH... [--me ADDRESS]... [--own | --reference]',
  help: [
    ['--me ADDRESS', 'an address of yours; may be given several times'],
    ['--everything', 'drafts, spam and what was thrown away too'],
    ['--own', 'documents too: you wrote them, and they show how you write'],
    ['--reference', 'documents too: only to look things up in'],
    ['--no-embed', 'leave the search by meaning for later'],
  ],
  options: {
    me: { type: 'string', multiple: true },
    everything: { type: 'boolean' },
    own: { type: 'boolean' },
    reference: { type: 'boolean' },
    'no-embed': { type: 'boolean' },
  },
  begins: true,
  words: [1, Infinity],
  run: async (context, paths, values) => {
    const { own = false, reference = false, everything = false } = values;
    if (own === true && reference === true) {
      throw new UsageError('Documents are your --own or for --reference, not both. Take them in one after the other.');
    }
    const documents = own === true ? 'own' : reference === true ? 'reference' : undefined;
    const me = ownAddresses(values);
    // A mistyped name is told before anything is taken in, and before a store is made.
    await Promise.all(
      paths.map((path) => access(path).catch((error: unknown) => Promise.reject(asAppError(error, path)))),
    );
    await context.unlock();
    const summaries: ImportSummary[] = [];
    for (const path of paths) {
      const source = await context.register(path);
      summaries.push(await importOne(context, source, { me, everything: everything === true, documents }));
    }
    if (values['no-embed'] !== true) {
      await context.engine.call('memory.embed', {}, { signal: context.signal, progress: context.progress });
    }
    return paths.length === 1 ? summaries[0] : summaries;
  },
};

interface Wishes {
  /** The person's addresses; empty where they are to be found out. */
  readonly me: readonly string[];
  readonly everything: boolean;
  readonly documents?: Authorship | undefined;
}

/** Takes in one mailbox, or documents, asking who the person is where that is not said, and prints what came in. */
export async function importOne(
  context: Context,
  source: SourceRef,
  { me: given, everything, documents }: Wishes,
): Promise<ImportSummary> {
  const { engine, terminal, signal, progress } = context;
  const me = given.length > 0 ? [...given] : await whoAreYou(context, source);
  const summary = await engine.call('corpus.import', { source, me, everything, documents }, { signal, progress });
  if (!context.json) {
    terminal.line(`${summary.name}: ${takenWords(summary)}`);
    if (summary.withoutOwnWords > 0) {
      terminal.line(
        `  ${counted(summary.withoutOwnWords, 'mail')} by you with no words of your own, or written by a machine.`,
      );
    }
    for (const { why, mails } of summary.leftOut) {
      terminal.line(`  passed over: ${mails} ${leftOutWords[why]} (--everything takes them in)`);
    }
    if (summary.documents !== undefined && summary.documents.leftOut > 0) {
      terminal.line(
        `  ${summary.documents.leftOut === 1 ? '1 document was' : `${summary.documents.leftOut} documents were`} left out. --own or --reference takes them in.`,
      );
    }
    for (const { where, reason } of summary.refusals) {
      terminal.line(`  left out: ${where}: ${reason}`);
    }
    if (summary.refused > summary.refusals.length) {
      terminal.line(`  and ${summary.refused - summary.refusals.length} more.`);
    }
  }
  return summary;
}

/** What came in, in one or two sentences. */
function takenWords({ read, sent, received, known, seconds, documents }: ImportSummary): string {
  const time = `in ${duration(seconds)}`;
  const mail = `${counted(read, 'mail')} read ${time}, ${sent} by you, ${received} by others, ${known} already here.`;
  if (documents === undefined) {
    return mail;
  }
  const words = [
    `${counted(documents.read, 'document')} read${read === 0 ? ` ${time}` : ''}`,
    ...(documents.known > 0 ? [`${documents.known} already here`] : []),
    ...(documents.gone > 0 ? [`${documents.gone} gone`] : []),
  ];
  return read === 0 ? `${words.join(', ')}.` : `${mail} ${words.join(', ')}.`;
}

async function whoAreYou(context: Context, source: SourceRef): Promise<string[]> {
  const { engine, terminal, signal, progress } = context;
  const known = await engine.call('identity.get', {});
  const { format, mails, candidates, suggested } = await engine.call(
    'corpus.inspect',
    { source },
    { signal, progress },
  );
  const ours = candidates.filter(({ address }) => known?.addresses.includes(address)).map(({ address }) => address);
  if (ours.length > 0 || format === 'jsonl' || mails === 0) {
    return ours;
  }
  terminal.note(`Who writes in ${source.name}:`);
  candidates.slice(0, 8).forEach((candidate, index) => {
    terminal.note(`  ${index + 1}  ${line(candidate, suggested)}`);
  });
  const proposal = candidates
    .flatMap(({ address }, index) => (suggested.includes(address) ? [index + 1] : []))
    .join(' ');
  const answer = await terminal.ask(`Which of these are you? Numbers, or Enter for ${proposal || 'none'}: `);
  const chosen = answer === null || answer.trim() === '' ? suggested : numbered(candidates, answer);
  if (chosen.length === 0 && known !== null && known.addresses.length > 0) {
    terminal.note('Taken as you: the addresses that are known as yours already.');
    return known.addresses;
  }
  if (chosen.length === 0) {
    throw new AppError('nobody-known', 'Nobody here is surely you. Say who you are with --me ADDRESS.');
  }
  terminal.note(`Taken as you: ${chosen.join(', ')}`);
  return chosen;
}

function line(candidate: Candidate, suggested: readonly string[]): string {
  const mark = suggested.includes(candidate.address) ? '*' : ' ';
  return `${mark} ${person(candidate)} <${candidate.address}>, ${counted(candidate.mails, 'mail')}; ${candidate.reason}`;
}

function numbered(candidates: readonly Candidate[], answer: string): string[] {
  return answer
    .split(/[\s,]+/)
    .map((number) => candidates[Number(number) - 1]?.address)
    .filter((address) => address !== undefined);
}
