import type { PersonRecord, SamePerson } from '../../../contract/people.ts';
import { type Command, type Context, named, UsageError } from '../command.ts';
import { day, person } from '../format.ts';

/** Words that take addresses behind them; whatever else stands there is searched for. */
const actions: Readonly<Record<string, readonly [least: number, most: number]>> = {
  show: [1, 1],
  suggest: [0, 0],
  join: [2, 50],
  part: [1, 1],
  apart: [2, 50],
  list: [1, 1],
  person: [1, 1],
};

export const peopleCommand: Command = {
  name: 'people',
  summary: 'who you write with: find them, see their record, say which addresses are one person’s',
  usage:
    '[TEXT | show ADDRESS | suggest | join ADDRESS... | part ADDRESS | apart ADDRESS... | list ADDRESS | person ADDRESS]',
  help: [
    ['TEXT', 'people whose name or address holds it; without it those you write to most'],
    ['show ADDRESS', 'since when, how often, in which languages, how you greet and sign'],
    ['suggest', 'addresses that look like those of one person'],
    ['join ADDRESS...', 'say that they are one person’s'],
    ['part ADDRESS', 'say that it is somebody else’s after all'],
    ['apart ADDRESS...', 'say that they are not, so that they are not suggested again'],
    ['list ADDRESS', 'say that it is a mailing list'],
    ['person ADDRESS', 'say that it is a person'],
  ],
  options: {},
  words: [0, 51],
  run: async (context, [action = '', ...addresses]) => {
    const range = named(actions, action);
    if (range !== undefined && (addresses.length < range[0] || addresses.length > range[1])) {
      throw new UsageError(
        `"people ${action}" takes ${range[0] === range[1] ? range[0] : `${range[0]} or more`} addresses.`,
      );
    }
    await context.unlock();
    const { engine, terminal, json } = context;
    const [address = ''] = addresses;
    switch (range === undefined ? '' : action) {
      case 'show':
        return show(context, address);
      case 'suggest': {
        const found = await engine.call('people.suggest', {});
        if (json) {
          return found;
        }
        suggest(context, found);
        return undefined;
      }
      case 'join':
        await engine.call('people.join', { addresses });
        return show(context, address);
      case 'part':
        await engine.call('people.part', { address });
        return show(context, address);
      case 'apart':
        return engine.call('people.tellApart', { addresses });
      case 'list':
      case 'person':
        await engine.call('people.setKind', { address, kind: action === 'list' ? 'list' : 'person' });
        return show(context, address);
      default: {
        const people = await engine.call('people.find', { text: [action, ...addresses].join(' '), limit: 30 });
        if (json) {
          return people;
        }
        for (const each of people) {
          terminal.line(`${String(each.mails).padStart(6)}  ${day(each.lastDate)}  ${person(each)} <${each.address}>`);
        }
        return undefined;
      }
    }
  },
};

async function show({ engine, terminal, json }: Context, address: string): Promise<PersonRecord | undefined> {
  const record = await engine.call('people.record', { address });
  if (json) {
    return record;
  }
  const { kind, named, addresses, sent, received, firstDate, lastDate, lastYear, languages, habits } = record;
  terminal.line(`${person(record)}${kind === 'list' ? `, a mailing list; ${named} mails went through it` : ''}`);
  for (const each of addresses) {
    terminal.line(`  ${each.address}, ${each.mails} mails`);
  }
  terminal.line(
    `  ${sent} mails to them, ${received} from them, ${day(firstDate)} to ${day(lastDate)}; ${lastYear} in the last year`,
  );
  if (languages.length > 0) {
    terminal.line(`  in ${languages.map(({ language, mails }) => `${language} (${mails})`).join(', ')}`);
  }
  if (habits !== null) {
    terminal.line(`  you begin: ${habits.greeting ?? '(without a greeting)'}`);
    terminal.line(`  you end:   ${habits.signOff?.replaceAll('\n', ' / ') ?? '(without a sign-off)'}`);
    terminal.line(`  ${habits.words} words are usual, of ${habits.mails} mails to them alone`);
  }
  return undefined;
}

function suggest({ terminal }: Context, found: readonly SamePerson[]): void {
  for (const { addresses, reason, you } of found) {
    terminal.line(`${you ? 'You, too? ' : ''}${reason}:`);
    for (const each of addresses) {
      terminal.line(`  ${person(each)} <${each.address}>, ${each.mails} mails`);
    }
  }
  terminal.note(
    found.length === 0
      ? 'Nobody looks like one person with two addresses.'
      : 'Confirm with: ownhand people join ADDRESS...',
  );
}
