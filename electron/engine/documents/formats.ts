import { lexicon } from '../lexicon.ts';
import type { DocumentFormat } from '../../contract/documents.ts';

const endings = lexicon<DocumentFormat>({
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  docx: 'word',
  docm: 'word',
  dotx: 'word',
  odt: 'opendocument',
  ott: 'opendocument',
  rtf: 'rtf',
  pdf: 'pdf',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
});

/** Documents that people keep and that cannot be read here: said in the report instead of passed over. */
const foreign = lexicon<string>({
  doc: 'This is in the format of Word before 2007. Save it as .docx first.',
  pages: 'This is in the format of Apple Pages. Export it as .docx or PDF first.',
  epub: 'This is an e-book. Export it as PDF or text first.',
  wpd: 'This is in the format of WordPerfect. Save it as .docx first.',
});

function endingOf(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The format that a file's name tells, or null where it is no document. */
export function formatOf(name: string): DocumentFormat | null {
  // Word and LibreOffice keep a small file of this name beside a document that is open.
  return /(?:^|\/)(?:~\$|\.)[^/]*$/.test(name) ? null : (endings[endingOf(name)] ?? null);
}

/** Why a document of this name cannot be read; null where it can, or is none. */
export function whyForeign(name: string): string | null {
  return foreign[endingOf(name)] ?? null;
}
