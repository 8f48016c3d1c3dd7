import type { MailHit, SearchHit } from '../../../electron/contract/entities.ts';

/** The mails among what was found. */
export function mailsIn(hits: readonly SearchHit[]): MailHit[] {
  return hits.filter((hit) => hit.kind === 'mail');
}

/** A hit with a number that no other has: mails count upwards, documents downwards. */
export interface Numbered {
  readonly id: number;
  readonly hit: SearchHit;
}

export function numbered(hit: SearchHit): Numbered {
  return { id: hit.kind === 'mail' ? hit.id : -hit.id, hit };
}
