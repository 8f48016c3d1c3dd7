import type { Address } from '../../electron/contract/entities.ts';

/** The name, or the address where there is none. */
export function nameOf(person: Address): string {
  return person.name.trim() || person.address;
}

/** `Anna, Ben and 3 others`. */
export function namesOf(people: readonly Address[]): string {
  const names = people.map(nameOf);
  if (names.length <= 2) {
    return names.join(' and ');
  }
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} ${names.length === 3 ? 'other' : 'others'}`;
}

/** The bare address in `Anna Weber <anna@example.org>`, or in what was typed. Empty where there is none. */
export function addressIn(text: string): string {
  const inBrackets = /<([^<>\s]+@[^<>\s]+)>/.exec(text);
  const bare = /[^\s<>,;"]+@[^\s<>,;"]+/.exec(text);
  return inBrackets?.[1] ?? bare?.[0] ?? '';
}

/** How a mail program writes a person: `Anna Weber <anna@example.org>`. */
export function writePerson({ name, address }: Address): string {
  return name.trim() ? `${name.trim()} <${address}>` : address;
}
