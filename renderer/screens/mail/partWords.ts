import type { PartKind } from '../../../electron/contract/entities.ts';

/** Why a part of a mail is not the author's own words. Null for what is. */
export const reasons: Record<PartKind, string | null> = {
  own: null,
  greeting: null,
  'sign-off': null,
  signature: 'A signature: the same under every mail',
  quote: 'Quoted: somebody else wrote this',
  attribution: 'Says who is quoted',
  forward: 'Forwarded: somebody else wrote this',
  footer: 'A footer added by a mailing list or a company',
  automatic: 'Written by a program',
  other: 'Not counted as own words',
};
