import { useCell } from '../../connection/cell.ts';
import { formatDuration } from '../../words/duration.ts';
import { drafting } from './drafting.ts';
import { FirstNote } from './FirstNote.tsx';
import { Recipient } from './Recipient.tsx';
import { Sources } from './Sources.tsx';
import { Stage } from './Stage.tsx';

/** What explains the page: how the draft is coming, what it is modelled on, whom it is for. */
export function Margin() {
  const { state, result } = useCell(drafting);
  return (
    <aside className="margin" aria-label="About this page">
      <Stage />
      {state === 'none' ? <FirstNote /> : <Sources />}
      <Recipient />
      {result && (
        <p className="soft small margin-end">
          Written by {result.model}. First word after {formatDuration(result.firstTokenMs / 1000)}, all of it in{' '}
          {formatDuration(result.firstTokenMs / 1000 + result.tokens / Math.max(result.tokensPerSecond, 0.1))}.
        </p>
      )}
    </aside>
  );
}
