import type { Identity } from '../../../contract/entities.ts';
import type { PersonRecord, SamePerson } from '../../../contract/people.ts';
import { type Command, type Context, named, UsageError } from '../command.ts';
import { counted, day, person } from '../format.ts';

/** Words that take addresses behind them; whatever else stands there is searched for. */
const actions: Readonly<Record<string, readonly [least: 0 | 1 | 2, most: number]>> = {
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
        `"people ${action}" takes ${{ 0: 'no address', 1: 'one address', 2: 'two or more addresses' }[range[0]]}.`,
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
        suggest(context, found, (await engine.call('identity.get', {}))?.addresses[0]);
        return undefined;
      }
      case 'join':
        return join(context, addresses);
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

/** Addresses that are one person's with one of the user's own are the user's: mail from there is sent mail. */
async function join(context: Context, addresses: readonly string[]): Promise<Identity | PersonRecord | undefined> {
  const { engine, terminal, json } = context;
  const me = await engine.call('identity.get', {});
  if (me === null || !addresses.some((address) => me.addresses.includes(address.trim().toLowerCase()))) {
    await engine.call('people.join', { addresses: [...addresses] });
    return show(context, addresses[0] ?? '');
  }
  const identity = await engine.call('identity.set', { ...me, addresses: [...me.addresses, ...addresses] });
  if (json) {
    return identity;
  }
  terminal.line(`Yours are ${identity.addresses.join(', ')}.`);
  return undefined;
}

async function show({ engine, terminal, json }: Context, address: string): Promise<PersonRecord | undefined> {
  const record = await engine.call('people.record', { address });
  if (json) {
    return record;
  }
  const { kind, named, addresses, sent, received, firstDate, lastDate, lastYear, languages, habits } = record;
  terminal.line(
    `${person(record)}${kind === 'list' ? `, a mailing list; ${counted(named, 'mail')} went through it` : ''}`,
  );
  for (const each of addresses) {
    terminal.line(`  ${each.address}, ${counted(each.mails, 'mail')}`);
  }
  const when = firstDate === null ? '' : `, ${day(firstDate)} to ${day(lastDate)}`;
  terminal.line(`  ${counted(sent, 'mail')} to them, ${received} from them${when}; ${lastYear} in the last year`);
  if (languages.length > 0) {
    terminal.line(`  in ${languages.map(({ language, mails }) => `${language} (${mails})`).join(', ')}`);
  }
  if (habits !== null) {
    terminal.line(`  you begin: ${habits.greeting ?? '(without a greeting)'}`);
    terminal.line(`  you end:   ${habits.signOff?.replaceAll('\n', ' / ') ?? '(without a sign-off)'}`);
    terminal.line(`  ${habits.words} words are usual, of ${counted(habits.mails, 'mail')} to them alone`);
  }
  return undefined;
}

/** `mine`: an address of the user's. */
function suggest({ terminal }: Context, found: readonly SamePerson[], mine = 'YOURS'): void {
  for (const { addresses, reason, you } of found) {
    terminal.line(`${you ? 'You, too? ' : ''}${reason}:`);
    for (const each of addresses) {
      terminal.line(`  ${person(each)} <${each.address}>, ${counted(each.mails, 'mail')}`);
    }
  }
  if (found.length === 0) {
    terminal.note('Nobody looks like one person with two addresses.');
  }
  if (found.some(({ you }) => you)) {
    terminal.note(`Confirm that it is you with: ownhand people join ${mine} ADDRESS...`);
  }
  if (found.some(({ you }) => !you)) {
    terminal.note('Confirm with: ownhand people join ADDRESS...');
  }
}
