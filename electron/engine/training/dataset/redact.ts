import { findAccounts, findCards } from './accounts.ts';
import { findEmails, findLinks } from './links.ts';
import { findPhones } from './phones.ts';
import { findStreets } from './streets.ts';
import { findKeys, findPasswords } from './secrets.ts';

/** What must not be learned by heart, by kind. */
export const redactedKinds = ['key', 'password', 'link', 'email', 'account', 'card', 'phone', 'address'] as const;
export type RedactedKind = (typeof redactedKinds)[number];

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Replaced {
  readonly kind: RedactedKind;
  /** What stood there. */
  readonly text: string;
}

export interface Redacted {
  readonly text: string;
  /** In the order of the text. */
  readonly replaced: readonly Replaced[];
}

/** Where two finders claim the same letters, the earlier one is right: a link may hold digits like a phone number. */
const finders: Readonly<Record<RedactedKind, (text: string, language: string | null) => Span[]>> = {
  key: findKeys,
  password: findPasswords,
  link: findLinks,
  email: findEmails,
  account: findAccounts,
  card: findCards,
  phone: findPhones,
  address: findStreets,
};

/**
 * Puts placeholders like `[phone]` in place of what identifies or opens something: a model repeats what it has read
 * often, and such things are no part of how a person writes.
 *
 * @param language ISO 639-1, which tells how numbers without a country are read; null where it is unknown.
 */
export function redact(text: string, language: string | null): Redacted {
  const found: (Span & { readonly kind: RedactedKind })[] = [];
  for (const kind of redactedKinds) {
    for (const span of finders[kind](text, language)) {
      if (!found.some(({ start, end }) => span.start < end && start < span.end)) {
        found.push({ ...span, kind });
      }
    }
  }
  found.sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end, kind } of found) {
    result += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return {
    text: result + text.slice(at),
    replaced: found.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
  };
}

/** The spans of a pattern's group named `found`, or of the whole match where it has none. The pattern must have the flag `d`. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.found ?? indices?.[0] ?? [0, 0];
    return end > start ? [{ start, end }] : [];
  });
}
