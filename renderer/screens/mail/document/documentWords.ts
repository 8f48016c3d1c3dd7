import type { Authorship, DocumentFormat, DocumentHit } from '../../../../electron/contract/documents.ts';

export const formatWords: Record<DocumentFormat, string> = {
  ...{ markdown: 'Markdown', text: 'Text', word: 'Word document', opendocument: 'OpenDocument text' },
  ...{ rtf: 'Rich text', pdf: 'PDF', html: 'Web page' },
};

export const authorshipWords: Record<Authorship, string> = {
  own: 'You wrote it',
  reference: 'For reference',
};

/** The headings above a place in a document, without its title. */
export function pathOf({ title, headings }: Pick<DocumentHit, 'title' | 'headings'>): string {
  return headings.filter((heading) => heading !== title).join(' › ');
}
