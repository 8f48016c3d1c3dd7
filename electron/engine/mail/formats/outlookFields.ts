import type { Address } from '../../../contract/entities.ts';

/**
 * Somebody in an Outlook file. Inside a company Outlook knows people by a path of its directory, not by an address: then
 * the last word of the path stands for them, at a domain that exists nowhere.
 */
export function outlookAddress(name: string, ...addresses: readonly (string | undefined)[]): Address | null {
  const shown = name.replace(/^'|'$/g, '').trim();
  const real = addresses.find((address) => address?.includes('@') === true && !address.includes('/'));
  if (real !== undefined) {
    return { name: shown === real ? '' : shown, address: real.trim().toLowerCase() };
  }
  const path = addresses.find((address) => (address ?? '') !== '') ?? shown;
  const last = path.split(/\/cn=|\//i).findLast((word) => word.trim() !== '') ?? '';
  const local = last
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '.')
    .replace(/^\.+|\.+$/g, '');
  return local === '' ? null : { name: shown, address: `${local.slice(0, 64)}@exchange.invalid` };
}

/** True for what is a mail; appointments, tasks, contacts and notes lie in the same folders. */
export function isMailClass(messageClass: string): boolean {
  return messageClass === '' || /^(?:IPM\.Note|REPORT\.|IPM\.Schedule|IPM\.Post)/i.test(messageClass);
}
