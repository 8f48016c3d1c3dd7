import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { PersonRecord, SamePerson } from '../../electron/contract/people.ts';
import { openPage } from './pageDouble.ts';

/** Who is one person, as the engine keeps it. */
let persons: string[][] = [];
const personOf = (address: string): string[] => persons.find((each) => each.includes(address)) ?? [address];
const known = (address: string) => ({ name: '', address, mails: 1, lastDate: 1 });

const page = openPage({
  'people.record': ({ address }) =>
    ({
      ...{ name: '', address, kind: 'person', kindSaid: false, addresses: personOf(address).map(known) },
      ...{ sent: 1, received: 0, named: 1, firstDate: 1, lastDate: 1, lastYear: 1, languages: [], habits: null },
    }) satisfies PersonRecord,
  'people.join': ({ addresses }) => {
    const all = [...new Set(addresses.flatMap(personOf))];
    persons = [...persons.filter((each) => !each.some((address) => all.includes(address))), all];
    return null;
  },
  'people.part': ({ address }) => {
    persons = persons.map((each) => each.filter((other) => other !== address)).filter((each) => each.length > 1);
    return null;
  },
  'people.suggestAgain': () => null,
});
after(page.close);

const { confirm } = await import('../screens/people/samePerson.ts');

test('that addresses are one person is taken back without parting those that were one before', async () => {
  const before = [
    ['a@work', 'a@home'],
    ['b@work', 'b@home'],
  ];
  persons = before;
  const suggestion: SamePerson = {
    addresses: ['a@work', 'a@home', 'b@work'].map(known),
    reason: 'the same name',
    you: false,
  };
  const undo = await confirm(suggestion);
  assert.deepEqual(personOf('b@home').toSorted(), ['a@home', 'a@work', 'b@home', 'b@work']);
  await undo();
  assert.deepEqual(
    ['a@work', 'b@work'].map((address) => personOf(address).toSorted()),
    before.map((each) => each.toSorted()),
  );
});
