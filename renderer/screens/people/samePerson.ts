/** What the person says of who is one, and how it is taken back. */
import type { Identity } from '../../../electron/contract/entities.ts';
import type { SamePerson } from '../../../electron/contract/people.ts';
import { askEngine } from '../../connection/api.ts';
import { refresh } from '../../connection/freshness.ts';

/** Takes an answer back. */
export type Undo = () => Promise<void>;

function heard(): void {
  refresh('people.record', 'people.suggest', 'people.find', 'memory.search', 'identity.get');
}

/** Says that the addresses of a suggestion are one person's, or the person's own. */
export async function confirm({ addresses, you }: SamePerson): Promise<Undo> {
  const all = addresses.map(({ address }) => address);
  if (you) {
    const before: Identity = (await askEngine('identity.get', {})) ?? { name: '', addresses: [] };
    await askEngine('identity.set', { ...before, addresses: [...before.addresses, ...all] });
    heard();
    return async () => {
      await askEngine('identity.set', before);
      heard();
    };
  }
  const before = await personsBehind(all);
  await askEngine('people.join', { addresses: all });
  heard();
  return async () => {
    // One after another each stands alone again; then those that were one person before are one again.
    for (const address of before.flat().slice(1)) {
      await askEngine('people.part', { address });
    }
    for (const addresses of before.filter((each) => each.length > 1)) {
      await askEngine('people.join', { addresses });
    }
    await askEngine('people.suggestAgain', { addresses: all });
    heard();
  };
}

/** The people that these addresses are now, each with all of their addresses. */
async function personsBehind(addresses: readonly string[]): Promise<string[][]> {
  const persons: string[][] = [];
  for (const address of addresses) {
    if (!persons.some((each) => each.includes(address))) {
      const record = await askEngine('people.record', { address });
      persons.push(record.addresses.map((each) => each.address));
    }
  }
  return persons;
}

/** Says that they are not. */
export async function deny({ addresses, you }: SamePerson, own: readonly string[]): Promise<Undo> {
  const all = [...addresses.map(({ address }) => address), ...(you ? own.slice(0, 1) : [])];
  await askEngine('people.tellApart', { addresses: all });
  heard();
  return async () => {
    await askEngine('people.suggestAgain', { addresses: all });
    heard();
  };
}

/** Says that one address of somebody is another person's. */
export async function part(address: string, rest: readonly string[]): Promise<Undo> {
  await askEngine('people.part', { address });
  heard();
  return async () => {
    await askEngine('people.join', { addresses: [address, ...rest] });
    heard();
  };
}
