import type { ReactNode } from 'react';
import type { Document, Stretch } from '../../../../electron/contract/documents.ts';
import { type Group, groupsOf, isIn, isNumbered, lotsOf } from './groups.ts';

const lot = 60;
/** The title of the document and the screen's own headings stand above those of the text. */
const headingTags = ['h3', 'h4', 'h5', 'h6'] as const;

interface Props {
  blocks: Document['blocks'];
  passage: Stretch | null;
  title: string;
}

/** The text of a document with its headings, lists and tables. */
export function Blocks({ blocks, passage, title }: Props) {
  // The title stands above already.
  const [first] = blocks;
  const shown = first?.kind === 'heading' && first.text === title ? blocks.slice(1) : blocks;
  return lotsOf(groupsOf(shown), lot).map((groups) => (
    <div key={groups[0]?.blocks[0]?.start} className="document-lot">
      {groups.map((group) => (
        <GroupView key={group.blocks[0]?.start} group={group} passage={passage} />
      ))}
    </div>
  ));
}

function GroupView({ group: { kind, blocks }, passage }: { group: Group; passage: Stretch | null }) {
  const [first] = blocks;
  if (first === undefined) {
    return null;
  }
  const found = (block: Document['blocks'][number]): { 'data-found'?: true } =>
    isIn(block, passage) ? { 'data-found': true } : {};
  const words = (block: Document['blocks'][number], text = block.text): ReactNode =>
    isIn(block, passage) ? <mark className="found">{text}</mark> : text;
  switch (kind) {
    case 'heading': {
      const Heading = headingTags[Math.min(first.level, headingTags.length) - 1] ?? 'h3';
      return (
        <Heading className={`document-heading document-heading-${Math.min(first.level, 3)}`} {...found(first)}>
          {words(first)}
        </Heading>
      );
    }
    case 'paragraph':
      return <p {...found(first)}>{words(first)}</p>;
    case 'item':
      return (
        <ul className="document-list">
          {blocks.map((block) => (
            <li
              key={block.start}
              className={isNumbered(block) ? 'document-numbered' : undefined}
              style={{ marginInlineStart: `${(block.level - 1) * 24}px` }}
              {...found(block)}
            >
              {words(block)}
            </li>
          ))}
        </ul>
      );
    case 'row':
      return (
        <table className="document-table">
          <tbody>
            {blocks.map((block) => (
              <tr key={block.start} {...found(block)}>
                {block.text.split('\t').map((cell, at) => (
                  <td key={at}>{words(block, cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
