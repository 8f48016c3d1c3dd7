import type { Block } from '../../contract/documents.ts';
import { countTokens, passagesOf, type Range } from '../memory/chunk.ts';
import { blockBreak } from '../store/newDocument.ts';
import type { Passage, PlacedBlock } from './document.ts';

/** A section with fewer tokens than this shares a passage with what follows. */
const leastOfSection = 30;
/** Shorter passages are headings or captions by themselves: they are joined to what follows. */
const leastOfPassage = 12;

/** Gives blocks their places in the whole text of a document. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlock[] {
  let start = 0;
  return blocks.map((block) => {
    const placed = { ...block, start };
    start += block.text.length + blockBreak.length;
    return placed;
  });
}

interface Section extends Range {
  /** The headings over its beginning, its own included, and over its end. */
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Cuts a document into passages of about 200 tokens that do not reach over a heading where it can be helped. */
export function cutPassages(blocks: readonly PlacedBlock[]): Passage[] {
  const text = blocks.map((block) => block.text).join(blockBreak);
  return sections(blocks).flatMap(({ start, end, first, last }) =>
    joinShort(passagesOf(text.slice(start, end), Infinity), text.slice(start, end)).map((range, index) => ({
      start: start + range.start,
      end: start + range.end,
      headings: index === 0 ? first : last,
    })),
  );
}

function* outlined(blocks: readonly PlacedBlock[]): Generator<{ block: PlacedBlock; above: readonly string[] }> {
  const open: { level: number; text: string }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= block.level) {
        open.pop();
      }
    }
    yield { block, above: open.map(({ text }) => text) };
    if (block.kind === 'heading') {
      open.push(block);
    }
  }
}

function sections(blocks: readonly PlacedBlock[]): Section[] {
  const found: (Section & { end: number; last: readonly string[]; tokens: number })[] = [];
  for (const { block, above } of outlined(blocks)) {
    const section = found.at(-1);
    const isHeading = block.kind === 'heading';
    const end = block.start + block.text.length;
    const headings = isHeading ? [...above, block.text] : above;
    if (section === undefined || (isHeading && section.tokens >= leastOfSection)) {
      found.push({ start: block.start, end, first: headings, last: headings, tokens: countTokens(block.text) });
    } else {
      section.end = end;
      section.tokens += section.tokens < leastOfSection ? countTokens(block.text) : 0;
      section.last = headings;
    }
  }
  return found;
}

function joinShort(ranges: readonly Range[], text: string): Range[] {
  const joined: { start: number; end: number }[] = [];
  let open: number | null = null;
  for (const [index, { start, end }] of ranges.entries()) {
    const from: number = open ?? start;
    const isShort = countTokens(text.slice(from, end)) < leastOfPassage;
    open = isShort && index < ranges.length - 1 ? from : null;
    if (open === null) {
      joined.push({ start: from, end });
    }
  }
  return joined;
}
