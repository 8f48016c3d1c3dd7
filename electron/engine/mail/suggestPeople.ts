import type { SamePerson } from '../../contract/people.ts';
import type { KnownAddress } from '../store/samePerson.ts';
import { isMachineAddress, sortedName } from './authorship.ts';

interface Me {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** More addresses under one name are not one person's but those of a service that writes for many. */
const mostAddresses = 8;

/**
 * Addresses that look like one person's: the same name, in whatever order and with or without accents; one address
 * written in two ways; the same first and last name before the @. `apart`: pairs, `one other`, that were said not to be.
 * A pure function; `people` with the most mail first.
 */
export function suggestPeople(people: readonly KnownAddress[], me: Me, apart: ReadonlySet<string>): SamePerson[] {
  const own = new Set(me.addresses);
  const others = people.filter(({ address }) => !isMachineAddress(address));
  const suggestions: SamePerson[] = [];
  const taken = new Set<string>();
  for (const { keyOf, reason } of ways) {
    for (const group of groupsBy(others, keyOf)) {
      const fresh = withoutApart(
        group.filter(({ address }) => !taken.has(address)),
        apart,
      );
      // Nobody need have written to the person's own addresses: then these are not among the people.
      const mine = [{ name: me.name }, ...me.addresses.map((address) => ({ address }))];
      const isYou =
        fresh.some(({ address }) => own.has(address)) ||
        mine.some((each) => keyOf({ ...nobody, ...each }) === group.key);
      const isDenied = (address: string): boolean => me.addresses.some((mine) => apart.has(pairOf(mine, address)));
      const unknown = fresh.filter(({ address }) => !own.has(address) && !(isYou && isDenied(address)));
      const persons = new Set(unknown.map(({ samePerson, address }) => samePerson ?? address));
      if (isYou ? unknown.length > 0 : persons.size > 1) {
        for (const { address } of unknown) {
          taken.add(address);
        }
        suggestions.push({ addresses: unknown.map(asPerson), reason, you: isYou });
      }
    }
  }
  const mails = ({ addresses }: SamePerson): number => addresses.reduce((sum, each) => sum + each.mails, 0);
  return suggestions.sort((a, b) => Number(b.you) - Number(a.you) || mails(b) - mails(a));
}

const nobody: KnownAddress = { name: '', address: '', mails: 0, lastDate: null, samePerson: null };

const ways: readonly { keyOf: (person: KnownAddress) => string | null; reason: string }[] = [
  { keyOf: ({ address }) => plainAddress(address), reason: 'one address, written in two ways' },
  { keyOf: ({ name }) => plainName(name), reason: 'the same name' },
  { keyOf: ({ address }) => fullNameIn(address), reason: 'the same name before the @' },
];

/** Without what follows a plus; of Gmail without dots, and by its one name. Null for no address. */
function plainAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at <= 0) {
    return null;
  }
  const local = address.slice(0, at).replace(/\+.*$/, '');
  const domain = address.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com');
  return `${domain === 'gmail.com' ? local.replaceAll('.', '') : local}@${domain}`;
}

/** First and last name in one order, without accents; null for a single word, which many share. */
function plainName(name: string): string | null {
  const sorted = sortedName(unaccented(name.replace(/\s+(?:via|über|par)\s.*$/i, '')));
  return /\S\S\S* \S\S/.test(sorted) && !sorted.includes('@') ? sorted : null;
}

/** `jane.doe` of `jane.doe@work.example`; null where no two words stand before the @. */
function fullNameIn(address: string): string | null {
  const local = unaccented(address.split('@')[0] ?? '');
  return /^[a-z]{3,}[._-][a-z]{3,}$/.test(local) ? local.replace(/[_-]/, '.') : null;
}

function unaccented(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/([aou])e/g, '$1');
}

type Group = readonly KnownAddress[] & { key: string };

function groupsBy(people: readonly KnownAddress[], keyOf: (person: KnownAddress) => string | null): Group[] {
  const groups = new Map<string, KnownAddress[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key !== null) {
      groups.set(key, [...(groups.get(key) ?? []), person]);
    }
  }
  return [...groups].flatMap(([key, group]) => (group.length <= mostAddresses ? [Object.assign(group, { key })] : []));
}

/** Those of a group that were not said to be somebody else than the first. */
function withoutApart(group: readonly KnownAddress[], apart: ReadonlySet<string>): KnownAddress[] {
  const [first, ...rest] = group;
  return first === undefined
    ? []
    : [first, ...rest.filter(({ address }) => !apart.has(pairOf(first.address, address)))];
}

function pairOf(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

function asPerson({ name, address, mails, lastDate }: KnownAddress): SamePerson['addresses'][number] {
  return { name, address, mails, lastDate };
}
