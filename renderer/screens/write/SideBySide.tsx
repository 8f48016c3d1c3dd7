import { useEffect, useState } from 'react';
import type { Draft } from '../../../electron/contract/drafting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { asAppError } from '../../connection/failure.ts';
import { Button } from '../../controls/Button.tsx';
import { Line } from '../../controls/Line.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Window } from '../../controls/Window.tsx';
import { type Column, compare, type Comparison, firstColumns } from './comparing.ts';
import { putDraft } from './drafting.ts';
import { Gauge } from './Gauge.tsx';

interface Props {
  comparison: Comparison;
  onClose: () => void;
}

/** Drafts of the request beside each other, to take one of them onto the page. Closing it stops them. */
export function SideBySide({ comparison, onClose }: Props) {
  const [columns, setColumns] = useState(() => firstColumns(comparison));
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    compare(comparison, stop.signal, (place, change) => {
      if (!stop.signal.aborted) {
        setColumns((before) => before.map((column, at) => (at === place ? { ...column, ...change } : column)));
      }
    }).then(
      () => {
        setDone(true);
      },
      (failure: unknown) => {
        if (!stop.signal.aborted) {
          setError(asAppError(failure));
        }
      },
    );
    return () => {
      stop.abort();
    };
  }, [comparison]);

  const shown = isDone ? columns.filter(({ draft }) => draft !== null) : columns;
  return (
    <Window title="Side by side" isOpen isWide onClose={onClose}>
      {error && <ErrorNotice title="The drafts were cut short." error={error} />}
      {!isDone && !error && (
        <div className="stage" role="status">
          <span className="soft">Writing {columns.length} drafts, one after another</span>
          <Line fraction={null} />
        </div>
      )}
      <div className={`side-by-side sides-${shown.length}`}>
        {shown.map((column) => (
          <Side
            key={column.name}
            column={column}
            onTake={(draft) => {
              putDraft(draft);
              onClose();
            }}
          />
        ))}
      </div>
    </Window>
  );
}

function Side({ column: { name, text, draft }, onTake }: { column: Column; onTake: (draft: Draft) => void }) {
  return (
    <section className="side" aria-label={name}>
      <h3 className="heading">{name}</h3>
      <div className="side-text" tabIndex={0}>
        {text}
      </div>
      {typeof draft?.gauge === 'number' && <Gauge value={draft.gauge} />}
      <Button
        isDisabled={draft === null}
        onPress={() => {
          if (draft) {
            onTake(draft);
          }
        }}
      >
        Take this one
      </Button>
    </section>
  );
}
