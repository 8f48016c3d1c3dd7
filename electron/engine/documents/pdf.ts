import type { getDocumentProxy as GetDocument } from 'unpdf';
import { type Content, Unreadable } from './document.ts';
import { momentOf } from './properties.ts';
import { layOut, type Line } from './pdfLayout.ts';

type Pdf = Awaited<ReturnType<typeof GetDocument>>;

/** Lines of one document that are read: some 10,000 pages. */
const mostLines = 500_000;
/** Gaps, in heights of letters, from which two runs are two words, and two cells. */
const wordGap = 0.2;
const columnGap = 1.5;
/** Letters a page, on the average, below which a document of pictures is told from one of text. */
const leastLetters = 3;

/**
 * Reads the text of a PDF, with headings told by the size of their letters, paragraphs by the space between lines, and
 * what comes again at the edge of most pages left out. Scripts, forms and pictures in it are not looked at.
 */
export async function readPdf(
  bytes: Uint8Array,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Content> {
  // Loaded where it is needed: it takes a quarter of a second.
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    // Errors come as exceptions; warnings of what is a little wrong help nobody here.
    verbosity: 0,
    stopAtErrors: false,
  }).catch(refuse);
  try {
    const lines = await readLines(pdf, onProgress);
    const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
    if (letters < leastLetters * pdf.numPages) {
      throw new Unreadable(
        'Its pages are pictures without text, as a scanner makes them. Let a text recognition (OCR) go over it first.',
      );
    }
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
    const { Title, ModDate, CreationDate } = info as Readonly<Record<string, unknown>>;
    return {
      title: typeof Title === 'string' ? Title : null,
      date: dateIn(ModDate) ?? dateIn(CreationDate),
      ...layOut(lines),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readLines(pdf: Pdf, onProgress: (fraction: number) => void): Promise<Line[]> {
  const lines: Line[] = [];
  for (let number = 1; number <= pdf.numPages && lines.length < mostLines; number += 1) {
    onProgress(number / pdf.numPages);
    const page = await pdf.getPage(number).catch(() => null);
    const content = await page?.getTextContent({ disableNormalization: false }).catch(() => null);
    if (page !== null && content !== null && content !== undefined) {
      lines.push(...linesOf(content.items as readonly Piece[], number));
      page.cleanup();
    }
  }
  return lines;
}

/** A run of letters as pdf.js finds it. `transform`: scale and turn, then x and y from the lower left, in points. */
interface Piece {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly hasEOL?: boolean;
}

function linesOf(pieces: readonly Piece[], page: number): Line[] {
  const lines: (Line & { end: number })[] = [];
  let line: (Line & { end: number }) | null = null;
  for (const { str = '', transform = [], width = 0, hasEOL = false } of pieces) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(b, d) || Math.abs(a);
    const isTurned = Math.abs(b) > 0.1 * Math.abs(a);
    if (line !== null && str !== '' && str.trim() === '') {
      line.text += /\s$/.test(line.text) ? '' : ' ';
    } else if (str !== '' && !isTurned) {
      const isSame: boolean =
        line !== null && Math.abs(line.y - y) < 0.5 * Math.max(size, line.size) && x > line.end - 2 * size;
      if (line !== null && isSame) {
        const gap: number = (x - line.end) / size;
        const isApart = /\s$/.test(line.text) || /^\s/.test(str);
        line.text += (gap > columnGap ? '\t' : gap > wordGap && !isApart ? ' ' : '') + str;
        line.size = Math.max(line.size, size);
        line.end = x + width;
      } else {
        line = { page, x, y, size, text: str, end: x + width };
        lines.push(line);
      }
    }
    if (hasEOL) {
      line = null;
    }
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

function refuse(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw new Unreadable(
    name === 'PasswordException'
      ? 'It is locked with a password. Save it without one first.'
      : 'It is damaged: it cannot be read as a PDF.',
  );
}

/** A date as PDF writes it, such as D:20240305101500+01'00'. */
function dateIn(value: unknown): number | null {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', zone = 'Z', hours = '00', minutes = '00'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\d\d)?([+\-Z])?(\d\d)?'?(\d\d)?/.exec(
      typeof value === 'string' ? value : '',
    ) ?? [];
  const offset = zone === 'Z' ? 'Z' : `${zone}${hours}:${minutes}`;
  return year === undefined ? null : momentOf(`${year}-${month}-${day}T${hour}:${minute}:00${offset}`);
}
