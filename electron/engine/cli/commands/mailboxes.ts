import type { FoundMailbox } from '../../../contract/mailboxes.ts';
import { type Command, type Context, texts, UsageError } from '../command.ts';
import { bytes } from '../format.ts';
import { importOne } from './import.ts';

type Open = Extract<FoundMailbox, { kind: 'open' }>;

export const mailboxesCommand: Command = {
  name: 'mailboxes',
  summary: 'look for mailboxes on this computer, and take in those you choose',
  usage: 'find | take NUMBER... [--me ADDRESS]...',
  help: [
    ['--me ADDRESS', 'an address of yours; may be given several times'],
    ['--everything', 'drafts, spam and what was thrown away too'],
  ],
  options: { me: { type: 'string', multiple: true }, everything: { type: 'boolean' } },
  words: [1, Infinity],
  run: async (context, [action, ...numbers], values) => {
    if (action !== 'find' && action !== 'take') {
      throw new UsageError('Say "mailboxes find", or "mailboxes take" with numbers from that list.');
    }
    await context.unlock();
    const found = await find(context);
    if (action === 'find') {
      if (context.json) {
        return found;
      }
      list(context, found);
      return undefined;
    }
    const open = found.filter(isOpen);
    const chosen = numbers.map((number) => open[Number(number) - 1]);
    if (chosen.length === 0 || chosen.includes(undefined)) {
      throw new UsageError(`Say which: numbers from 1 to ${open.length}, as "ownhand mailboxes find" lists them.`);
    }
    for (const mailbox of chosen.filter((each) => each !== undefined)) {
      await importOne(context, mailbox.source, { me: texts(values, 'me'), everything: values['everything'] === true });
    }
    await context.engine.call('memory.embed', {}, { signal: context.signal, progress: context.progress });
    return undefined;
  },
};

function find({ engine, signal, progress }: Context): Promise<FoundMailbox[]> {
  return engine.call('mailboxes.find', {}, { signal, progress });
}

function isOpen(mailbox: FoundMailbox): mailbox is Open {
  return mailbox.kind === 'open';
}

function list({ terminal }: Context, found: readonly FoundMailbox[]): void {
  const open = found.filter(isOpen);
  if (found.length === 0) {
    terminal.note(
      'No mailbox was found where mail programs usually keep them. Take one in by its path: ownhand import.',
    );
  }
  for (const [index, { program, account, mails, bytes: size, exact, known }] of open.entries()) {
    const about = exact ? '' : 'about ';
    const here = known ? ', taken in already' : '';
    terminal.line(
      `${String(index + 1).padStart(3)}  ${program}: ${account}, ${about}${mails.toLocaleString('en')} mails, ${bytes(size)}${here}`,
    );
  }
  for (const closed of found) {
    if (closed.kind === 'closed') {
      terminal.line(`  -  ${closed.program}: ${closed.obstacle}`);
    }
  }
}
