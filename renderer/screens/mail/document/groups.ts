/** The blocks of a document as they are drawn: items of one list together, rows of one table together. */
import type { Document, Stretch } from '../../../../electron/contract/documents.ts';

type Placed = Document['blocks'][number];

export interface Group {
  readonly kind: Placed['kind'];
  readonly blocks: readonly Placed[];
}

export function groupsOf(blocks: readonly Placed[]): Group[] {
  const groups: { kind: Placed['kind']; blocks: Placed[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.kind === block.kind && (block.kind === 'item' || block.kind === 'row')) {
      last.blocks.push(block);
    } else {
      groups.push({ kind: block.kind, blocks: [block] });
    }
  }
  return groups;
}

/** Groups in lots that are drawn only where they are seen: a document may have a thousand pages. */
export function lotsOf(groups: readonly Group[], size: number): (readonly Group[])[] {
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, at) => groups.slice(at * size, (at + 1) * size));
}

/** Whether a block lies in a stretch of the text. */
export function isIn({ start, text }: Placed, stretch: Stretch | null): boolean {
  return stretch !== null && start < stretch.end && start + text.length > stretch.start;
}

/** A number or letter at the beginning of an item stands in its text; other items get a bullet. */
export function isNumbered({ text }: Placed): boolean {
  return /^\(?(?:\d{1,3}|[a-z])[.)]\s/.test(text);
}
