import { useEffect, useState } from 'react';
import type { Draft } from '../../../electron/contract/entities.ts';
import { asAppError } from '../../connection/failure.ts';
import { Button } from '../../controls/Button.tsx';
import { Line } from '../../controls/Line.tsx';
import { Window } from '../../controls/Window.tsx';
import { askDraft, putDraft } from './drafting.ts';
import { type Hand, hands } from './hand.ts';

/** The draft as it would be without the voice, and with it. */
const compared: readonly Hand[] = ['retrieval', 'both'];

interface Column {
  readonly text: string;
  readonly result: Draft | null;
  readonly problem: string | null;
}

const empty: Column = { text: '', result: null, problem: null };

/** Two drafts of the request, one after the other, to take one of them onto the page. */
export function SideBySide({ onClose }: { onClose: () => void }) {
  const [columns, setColumns] = useState<Partial<Record<Hand, Column>>>({});

  useEffect(() => {
    const stop = new AbortController();
    const note = (arm: Hand, change: (before: Column) => Column): void => {
      if (!stop.signal.aborted) {
        setColumns((before) => ({ ...before, [arm]: change(before[arm] ?? empty) }));
      }
    };
    const write = async (): Promise<void> => {
      for (const arm of compared) {
        note(arm, () => empty);
        try {
          const result = await askDraft(arm, stop.signal, (step) => {
            if (step.kind === 'text') {
              note(arm, (before) => ({ ...before, text: before.text + step.text }));
            }
          });
          note(arm, () => ({ text: result.text, result, problem: null }));
        } catch (error) {
          note(arm, (before) => ({ ...before, problem: asAppError(error).message }));
        }
        if (stop.signal.aborted) {
          return;
        }
      }
    };
    void write();
    return () => {
      stop.abort();
    };
  }, []);

  return (
    <Window title="Side by side" isOpen isWide onClose={onClose}>
      <div className="side-by-side">
        {compared.map((arm) => (
          <Side
            key={arm}
            arm={arm}
            column={columns[arm] ?? null}
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

interface SideProps {
  arm: Hand;
  /** Null while its turn has not come. */
  column: Column | null;
  onTake: (draft: Draft) => void;
}

function Side({ arm, column, onTake }: SideProps) {
  const name = hands.find(({ id }) => id === arm)?.words ?? arm;
  const result = column?.result ?? null;
  const isWriting = column !== null && result === null && column.problem === null;
  return (
    <section className="side" aria-label={name}>
      <h3 className="heading">{name}</h3>
      {isWriting && <Line fraction={null} />}
      <div className="side-text" tabIndex={0}>
        {column?.text ?? ''}
      </div>
      {column?.problem && <p className="side-problem">{column.problem}</p>}
      {column === null && <p className="soft">It comes next.</p>}
      <Button
        isDisabled={result === null}
        onPress={() => {
          if (result) {
            onTake(result);
          }
        }}
      >
        Take this one
      </Button>
    </section>
  );
}
