import { open, stat } from 'node:fs/promises';
import type { DocumentFormat } from '../../contract/documents.ts';
import { languageOf } from '../mail/language.ts';
import { type Content, type DocumentFile, type ReadDocument, Unreadable } from './document.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readOpenDocument } from './openDocument.ts';
import { cutPassages, placeBlocks } from './passages.ts';
import { readPdf } from './pdf.ts';
import { readPlainText } from './plainText.ts';
import { readRtf } from './rtf.ts';
import { readWord } from './word.ts';

const megabyte = 1024 * 1024;
/** Files are read whole but for those in zip, so they are bounded. A text of this size is some 10,000 pages. */
const mostBytes: Readonly<Record<DocumentFormat, number>> = {
  text: 32 * megabyte,
  markdown: 32 * megabyte,
  html: 64 * megabyte,
  rtf: 256 * megabyte,
  pdf: 256 * megabyte,
  word: 2_048 * megabyte,
  opendocument: 2_048 * megabyte,
};
/** Paragraphs by which a language is told. */
const languageSamples = 7;

/** Is told how much is read, 0 to 1. */
export type OnProgress = (fraction: number) => void;
type FromBytes = (bytes: Uint8Array, onProgress: OnProgress) => Content | Promise<Content>;
const fromBytes: Readonly<Record<Exclude<DocumentFormat, 'word' | 'opendocument'>, FromBytes>> = {
  text: readPlainText,
  markdown: readMarkdown,
  html: readHtml,
  rtf: readRtf,
  pdf: readPdf,
};

/**
 * Reads a document of any format. Fails with `Unreadable` and a sentence for the report where there is nothing to be
 * read; errors of the file system come as they are.
 */
export async function readDocument(
  { path, format }: DocumentFile,
  onProgress: OnProgress = () => undefined,
): Promise<ReadDocument> {
  const { size } = await stat(path);
  if (size === 0) {
    throw new Unreadable('It is empty.');
  }
  if (size > mostBytes[format]) {
    throw new Unreadable(`It is larger than ${mostBytes[format] / megabyte} MB. Split it, then take it in again.`);
  }
  const {
    title = null,
    date = null,
    language = null,
    blocks: read,
    incomplete,
  } = await content(path, format, onProgress);
  if (read.length === 0) {
    throw new Unreadable('There is no text in it.');
  }
  const blocks = placeBlocks(read);
  return {
    title: title?.replace(/\s+/g, ' ').trim() || firstHeading(blocks),
    date,
    language: languageIn(blocks) ?? language,
    blocks,
    passages: cutPassages(blocks),
    incomplete,
  };
}

async function content(path: string, format: DocumentFormat, onProgress: OnProgress): Promise<Content> {
  if (format === 'word' || format === 'opendocument') {
    return format === 'word' ? readWord(path) : readOpenDocument(path);
  }
  const file = await open(path);
  try {
    return await fromBytes[format](await file.readFile(), onProgress);
  } finally {
    await file.close();
  }
}

/** A title that stands in the text, where a document says nothing of itself. */
function firstHeading(blocks: ReadDocument['blocks']): string | null {
  const heading = blocks.slice(0, 5).find(({ kind }) => kind === 'heading');
  return heading === undefined || heading.text.length > 200 ? null : heading.text;
}

/** The language that most of a few paragraphs from all over the document are in. */
function languageIn(blocks: ReadDocument['blocks']): string | null {
  const prose = blocks.filter(({ kind, text }) => kind === 'paragraph' && text.length > 80);
  const from = prose.length > 0 ? prose : [{ text: blocks.map(({ text }) => text).join(' ') }];
  const counts = new Map<string, number>();
  for (let at = 0; at < languageSamples; at += 1) {
    const sample = from[Math.floor(((at + 0.5) * from.length) / languageSamples)];
    const language = languageOf(sample?.text ?? '');
    if (language !== null) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
