import { type RefObject, useEffect, useState } from 'react';
import { chooseNext, type Line, type Lines, linesBetween, offsetsOf } from './lines.ts';
import { rangeIn, readSelection, select } from './textSelection.ts';

export interface ChosenLines {
  readonly lines: Lines | null;
  /** Chooses by keyboard; says whether there was something to choose. */
  readonly step: (step: 1 | -1, extend: boolean) => boolean;
  readonly letGo: () => void;
}

const highlight = 'chosen-lines';

/** The lines of which the person has selected something, drawn as whole lines: whose words they are is said line by line. */
export function useChosenLines(text: RefObject<HTMLElement | null>, all: readonly Line[]): ChosenLines {
  const [chosen, setChosen] = useState<Lines | null>(null);

  useEffect(() => {
    const look = (): void => {
      const lines = text.current === null ? null : readLines(text.current, all);
      setChosen((before) => (lines?.from === before?.from && lines?.to === before?.to ? before : lines));
      if (text.current === null || lines === null) {
        CSS.highlights.delete(highlight);
      } else {
        const { start, end } = offsetsOf(all, lines);
        CSS.highlights.set(highlight, new Highlight(rangeIn(text.current, start, end)));
      }
    };
    look();
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      CSS.highlights.delete(highlight);
    };
  }, [text, all]);

  return {
    lines: chosen,
    step: (step, extend) => {
      const element = text.current;
      if (element === null) {
        return false;
      }
      const backward = readSelection(element)?.backward ?? false;
      const ends = chosen && { anchor: chosen.from, head: chosen.to - 1 };
      const before = ends && backward ? { anchor: ends.head, head: ends.anchor } : ends;
      const next = chooseNext(all, before, { step, extend, first: firstLine(element, all) });
      if (next === null) {
        return false;
      }
      const lines = { from: Math.min(next.anchor, next.head), to: Math.max(next.anchor, next.head) + 1 };
      const isBackward = next.head < next.anchor;
      select(element, { ...offsetsOf(all, lines), backward: isBackward });
      const { start, end } = offsetsOf(all, { from: next.head, to: next.head + 1 });
      rangeIn(element, start, end).startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      return true;
    },
    letGo: () => document.getSelection()?.removeAllRanges(),
  };
}

function readLines(element: HTMLElement, all: readonly Line[]): Lines | null {
  const selected = readSelection(element);
  return selected && linesBetween(all, selected.start, selected.end);
}

/** The first line of the part that has the focus, else of the mail. */
function firstLine(element: HTMLElement, all: readonly Line[]): number {
  const part = document.activeElement?.closest('.part');
  if (!part || !element.contains(part)) {
    return 0;
  }
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(part, 0);
  const start = before.toString().length;
  return all.findIndex((line) => line.start >= start);
}
