import { blockBreak, type NewDocument } from './newDocument.ts';

/** A made-up document for tests: a heading and one paragraph, in one passage. */
export function exampleDocument(
  number: number,
  changes: Partial<NewDocument> & { paragraph?: string } = {},
): NewDocument {
  const { paragraph = `The lamp number ${number} burns oil.`, ...rest } = changes;
  const heading = `Lamps ${number}`;
  const text = heading + blockBreak + paragraph;
  return {
    digest: `digest-${number}`,
    title: heading,
    format: 'markdown',
    date: 1_700_000_000_000 + number * 60_000,
    language: 'en',
    blocks: [
      { kind: 'heading', level: 1, text: heading, start: 0 },
      { kind: 'paragraph', level: 0, text: paragraph, start: heading.length + blockBreak.length },
    ],
    passages: [{ start: 0, end: text.length, headings: [], text }],
    ...rest,
  };
}
