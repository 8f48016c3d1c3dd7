import type { Authorship } from '../../../electron/contract/documents.ts';
import { Segments } from '../../controls/Segments.tsx';
import { formatCount } from '../../words/count.ts';
import { takeDocuments } from './mailboxFlow.ts';

const notes: Record<Authorship | 'left', string> = {
  own: 'They show how you write, and drafts can take facts from them.',
  reference: 'Drafts can take facts from them. How they are written teaches nothing.',
  left: 'Only the mail is taken in.',
};

interface Props {
  count: number;
  /** Whether there is something else to take in. */
  canLeave: boolean;
  value: Authorship | null;
}

/** Whose words documents are, which decides what is learned from them. */
export function WhoseDocuments({ count, canLeave, value }: Props) {
  const chosen = value ?? 'left';
  return (
    <div className="whose">
      <p>
        {canLeave
          ? `${formatCount(count, 'document')} ${count === 1 ? 'lies' : 'lie'} beside the mail.`
          : 'Who wrote this?'}
      </p>
      <Segments
        label="Whose words the documents are"
        value={chosen}
        choices={[
          { id: 'own', words: 'I wrote this' },
          { id: 'reference', words: 'Only for reference' },
          ...(canLeave ? [{ id: 'left', words: 'Leave out' } as const] : []),
        ]}
        onChoose={(id) => {
          takeDocuments(id === 'left' ? null : id);
        }}
      />
      <p className="soft">{notes[chosen]}</p>
    </div>
  );
}
