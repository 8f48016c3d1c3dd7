import type { Draft } from '../../../electron/contract/drafting.ts';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { formatDuration } from '../../words/duration.ts';
import { drafting } from './standing.ts';
import { FirstNote } from './FirstNote.tsx';
import { Gauge } from './Gauge.tsx';
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
      {state === 'done' && typeof result?.gauge === 'number' && (
        <section>
          <h2 className="heading">Sounds like you</h2>
          <Gauge value={result.gauge} />
        </section>
      )}
      <Recipient />
      {result && <WrittenBy draft={result} />}
    </aside>
  );
}

/** Which model wrote, and how long it took. */
function WrittenBy({ draft }: { draft: Draft }) {
  const models = useCall('models.list', {});
  const name = models.value?.find(({ id }) => id === draft.model)?.name ?? draft.model;
  const first = draft.firstTokenMs / 1000;
  return (
    <p className="soft small margin-end">
      Written {draft.arm === 'both' || draft.arm === 'adapter' ? 'in your voice ' : ''}by {name}. First word after{' '}
      {formatDuration(first)}, all of it in{' '}
      {formatDuration(first + draft.tokens / Math.max(draft.tokensPerSecond, 0.1))}.
    </p>
  );
}
