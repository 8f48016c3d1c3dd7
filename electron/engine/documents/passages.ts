import type { Block } from '../../contract/documents.ts';
import { countTokens, passagesOf, type Range } from '../memory/chunk.ts';
import { blockBreak, type NewDocument } from '../store/newDocument.ts';

/** A section with fewer tokens than this shares a passage with what follows. */
const leastOfSection = 30;
/** Shorter passages are headings or captions by themselves: they are joined to what follows. */
const leastOfPassage = 12;

type PlacedBlock = Block & { readonly start: number };

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
  /** The headings above its first block, and below that. */
  readonly above: readonly string[];
  readonly within: readonly string[];
}

/** Cuts a document into passages of about 200 tokens that do not reach over a heading where it can be helped. */
export function cutPassages(blocks: readonly PlacedBlock[]): NewDocument['passages'] {
  const text = blocks.map((block) => block.text).join(blockBreak);
  return sections(blocks).flatMap(({ start, end, above, within }) =>
    joinShort(passagesOf(text.slice(start, end), Infinity), text.slice(start, end)).map((range, index) => ({
      start: start + range.start,
      end: start + range.end,
      headings: index === 0 ? above : within,
      text: text.slice(start + range.start, start + range.end),
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
  const found: { start: number; end: number; above: readonly string[]; within: readonly string[]; tokens: number }[] =
    [];
  for (const { block, above } of outlined(blocks)) {
    const last = found.at(-1);
    const end = block.start + block.text.length;
    const begins = block.kind === 'heading' && (last === undefined || last.tokens >= leastOfSection);
    if (last === undefined || begins) {
      const within = block.kind === 'heading' ? [...above, block.text] : above;
      found.push({ start: block.start, end, above, within, tokens: countTokens(block.text) });
    } else {
      last.end = end;
      last.tokens += last.tokens < leastOfSection ? countTokens(block.text) : 0;
      last.within = block.kind === 'heading' ? [...above, block.text] : last.within;
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
