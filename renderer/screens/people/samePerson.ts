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
  await askEngine('people.join', { addresses: all });
  heard();
  return async () => {
    // One after another: each stands alone again, and may be suggested once more.
    for (const address of all.slice(1)) {
      await askEngine('people.part', { address });
    }
    await askEngine('people.suggestAgain', { addresses: all });
    heard();
  };
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
