/** What is selected on the page, in offsets of an element's text and back. */

export interface Selected {
  readonly start: number;
  readonly end: number;
  /** Whether it was selected from the end to the start. */
  readonly backward: boolean;
}

/** What is selected of an element's text, or null where nothing is. */
export function readSelection(element: HTMLElement): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(element)) {
    return null;
  }
  const inside = document.createRange();
  inside.selectNodeContents(element);
  const before = inside.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  before.setEnd(inside.startContainer, inside.startOffset);
  const start = before.toString().length;
  const backward = range.startContainer !== selection.anchorNode || range.startOffset !== selection.anchorOffset;
  return { start, end: start + inside.toString().length, backward };
}

export function select(element: HTMLElement, { start, end, backward }: Selected): void {
  const range = rangeIn(element, start, end);
  const [anchor, head] = backward ? (['end', 'start'] as const) : (['start', 'end'] as const);
  document
    .getSelection()
    ?.setBaseAndExtent(
      range[`${anchor}Container`],
      range[`${anchor}Offset`],
      range[`${head}Container`],
      range[`${head}Offset`],
    );
}

export function rangeIn(element: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let offset = 0;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (offset <= start && start < offset + length) {
      range.setStart(node, start - offset);
    }
    if (offset < end && end <= offset + length) {
      range.setEnd(node, end - offset);
    }
    offset += length;
  }
  return range;
}
