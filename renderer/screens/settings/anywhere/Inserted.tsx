import { Copy, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Insertion } from '../../../../electron/contract/insertion.ts';
import { askEngine, askHost } from '../../../connection/api.ts';
import { refresh } from '../../../connection/freshness.ts';
import { useAct } from '../../../connection/useAct.ts';
import { useCall } from '../../../connection/useCall.ts';
import { Button, IconButton } from '../../../controls/Button.tsx';
import { Moment } from '../../../controls/Moment.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { mannerWords } from './mannerWords.ts';

/** What was put into other programs, with what stood there before. */
export function Inserted() {
  const list = useCall('insertion.list', {});
  const [said, setSaid] = useState<string | null>(null);
  const { error, act } = useAct();
  if (list.error) {
    return <ErrorNotice title="The list could not be read." error={list.error} />;
  }
  if (list.value?.length === 0) {
    return (
      <p className="soft">Nothing yet. What you insert with the shortcut is listed here, encrypted like your mail.</p>
    );
  }
  return (
    <div className="stack">
      <ul className="rows">
        {list.value?.map((insertion) => (
          <Row key={insertion.id} insertion={insertion} say={setSaid} act={act} />
        ))}
      </ul>
      <p role="status">{said}</p>
      {error && <ErrorNotice title="That did not work." error={error} />}
      <div className="actions">
        <Button kind="quiet" icon={Trash2} onPress={() => void act(() => remove())}>
          Clear the list
        </Button>
      </div>
    </div>
  );
}

async function remove(id?: number): Promise<void> {
  await askEngine('insertion.remove', id === undefined ? {} : { id });
  refresh('insertion.list');
}

interface RowProps {
  insertion: Insertion;
  say: (sentence: string) => void;
  act: (work: () => Promise<unknown>) => Promise<boolean>;
}

function Row({ insertion, say, act }: RowProps) {
  const { id, at, program, manner, before, after, undone } = insertion;
  async function undo(): Promise<void> {
    const { undone: isUndone } = await askHost('anywhere.undo', { id });
    say(
      isUndone
        ? `${program} was asked to undo it.`
        : 'It cannot be undone there any more: the window is gone, or knows no undoing. What stood there can be copied.',
    );
    refresh('insertion.list');
  }
  return (
    <li className="row">
      <div className="row-words">
        <span className="anywhere-text">{after.trim()}</span>
        {before !== '' && <span className="anywhere-text soft">Before: {before}</span>}
        <span className="soft small">
          {mannerWords(manner)}, in {program || 'another program'}, <Moment at={at} />
          {undone && ', undone'}
        </span>
      </div>
      <div className="anywhere-actions">
        {!undone && <IconButton icon={Undo2} label="Undo it in the program" onPress={() => void act(undo)} />}
        {before !== '' && (
          <IconButton
            icon={Copy}
            label="Copy what stood there before"
            onPress={() => void act(() => askHost('host.copy', { text: before }))}
          />
        )}
        <IconButton icon={Trash2} label="Remove it from the list" onPress={() => void act(() => remove(id))} />
      </div>
    </li>
  );
}
