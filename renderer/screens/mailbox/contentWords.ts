import { formatCount } from '../../words/count.ts';

/** What a source holds: `395 mails and 3 documents`. */
export function contentWords(mails: number, documents: number): string {
  return [
    ...(mails > 0 || documents === 0 ? [formatCount(mails, 'mail')] : []),
    ...(documents > 0 ? [formatCount(documents, 'document')] : []),
  ].join(' and ');
}
