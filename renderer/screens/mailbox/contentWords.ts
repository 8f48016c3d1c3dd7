import { formatCount } from '../../words/count.ts';

/** What a source holds: `395 mails and 3 documents`. `isDocument`: it is one document, or was to be. */
export function contentWords(mails: number, documents: number, isDocument = false): string {
  return [
    ...(mails > 0 || (documents === 0 && !isDocument) ? [formatCount(mails, 'mail')] : []),
    ...(documents > 0 || (mails === 0 && isDocument) ? [formatCount(documents, 'document')] : []),
  ].join(' and ');
}
