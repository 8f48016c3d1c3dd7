import { type AccountFolder, AccountSettings, type FoundMailbox } from '../../../contract/mailboxes.ts';
import { type Command, type Context, count, ownAddresses, text, texts, UsageError, type Values } from '../command.ts';
import { AppError } from '../../../contract/errors.ts';
import { bytes, counted } from '../format.ts';
import { importOne } from './import.ts';

const Security = AccountSettings.shape.security;
type Open = Extract<FoundMailbox, { kind: 'open' }>;

export const mailboxesCommand: Command = {
  name: 'mailboxes',
  summary: 'look for mailboxes on this computer or on your mail server, and take in those you choose',
  usage: 'find | take NUMBER... | connect USER --server NAME [--me ADDRESS]...',
  help: [
    ['--server NAME', 'the mail server of the account; only read, encrypted always'],
    ['--port NUMBER', 'its port, if not the usual one'],
    ['--security KIND', 'tls (as a rule), starttls, or none on this computer only'],
    ['--folder NAME', 'a folder to take in; several times; without it all but drafts, spam and trash'],
    ['--me ADDRESS', 'an address of yours; may be given several times'],
    ['--everything', 'drafts, spam and what was thrown away too'],
  ],
  options: {
    ...{ me: { type: 'string', multiple: true }, folder: { type: 'string', multiple: true } },
    ...{ everything: { type: 'boolean' }, server: { type: 'string' }, port: { type: 'string' } },
    security: { type: 'string' },
  },
  begins: true,
  words: [1, Infinity],
  run: async (context, [action, ...numbers], values) => {
    const me = ownAddresses(values);
    if (action === 'connect') {
      return connect(context, numbers, me, values);
    }
    if (action !== 'find' && action !== 'take') {
      throw new UsageError(
        'Say "mailboxes find", "mailboxes take" with numbers from that list, or "mailboxes connect".',
      );
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
    if (open.length === 0) {
      throw new AppError('not-found', nothingFound);
    }
    const chosen = numbers.map((number) => open[Number(number) - 1]);
    if (chosen.length === 0 || chosen.includes(undefined)) {
      throw new UsageError(`Say which: numbers from 1 to ${open.length}, as "ownhand mailboxes find" lists them.`);
    }
    for (const mailbox of chosen.filter((each) => each !== undefined)) {
      await importOne(context, mailbox.source, { me, everything: values['everything'] === true });
    }
    await context.engine.call('memory.embed', {}, { signal: context.signal, progress: context.progress });
    return undefined;
  },
};

const nothingFound =
  'No mailbox was found where mail programs usually keep them. Take one in by its path: ownhand import PATH';

function find({ engine, signal, progress }: Context): Promise<FoundMailbox[]> {
  return engine.call('mailboxes.find', {}, { signal, progress });
}

/** Connects to an account, lists its folders and takes in those that are wanted. */
async function connect(
  context: Context,
  words: readonly string[],
  me: readonly string[],
  values: Values,
): Promise<unknown> {
  const { engine, terminal, signal, progress } = context;
  const [user] = words;
  const server = text(values, 'server');
  const security = Security.safeParse(text(values, 'security') ?? 'tls');
  if (user === undefined || words.length > 1 || server === undefined || !security.success) {
    throw new UsageError('Usage: ownhand mailboxes connect USER --server NAME [--security tls|starttls|none]');
  }
  await context.unlock();
  const password =
    process.env.OWNHAND_IMAP_PASSWORD ?? (await terminal.askSecret(`Password of ${user} at ${server}: `));
  if (password === null || password === '') {
    throw new UsageError('Nobody could be asked for the password. Set OWNHAND_IMAP_PASSWORD.');
  }
  const port = count(values, 'port');
  const settings = { user, server, password, security: security.data, ...(port === undefined ? {} : { port }) };
  const { account, folders } = await engine.call('mailboxes.connect', settings, { signal });
  const wanted = texts(values, 'folder');
  const everything = values['everything'] === true;
  const isWanted = ({ name, path, mails, suggested }: AccountFolder): boolean =>
    wanted.length === 0 ? suggested || (everything && mails > 0) : wanted.includes(name) || wanted.includes(path);
  for (const folder of folders) {
    const { name, mails, use } = folder;
    terminal.note(
      `  ${isWanted(folder) ? '*' : ' '} ${name}, ${counted(mails, 'mail')}${use === null ? '' : ` (${use})`}`,
    );
  }
  const chosen = folders.filter(isWanted).map(({ path }) => path);
  if (chosen.length === 0) {
    throw new UsageError('None of these folders was asked for. Say which with --folder NAME.');
  }
  await engine.call('mailboxes.choose', { account, folders: chosen });
  const summary = await importOne(context, account, { me, everything });
  await engine.call('memory.embed', {}, { signal, progress });
  return summary;
}

function isOpen(mailbox: FoundMailbox): mailbox is Open {
  return mailbox.kind === 'open';
}

function list({ terminal }: Context, found: readonly FoundMailbox[]): void {
  const open = found.filter(isOpen);
  if (found.length === 0) {
    terminal.note(nothingFound);
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
