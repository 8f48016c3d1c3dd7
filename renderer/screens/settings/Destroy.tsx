import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { Field } from '../../controls/Field.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { Window } from '../../controls/Window.tsx';
import { goTo } from '../../shell/place.ts';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';
import { leaveStore } from '../unlock/leaving.ts';
import { openStore, store } from '../unlock/unlocking.ts';

/** The one red action. */
export function Destroy() {
  const [shown, setShown] = useState(false);
  return (
    <div className="stack">
      <p>Deletes everything personal that Ownhand keeps, for good. Your original mailboxes are not touched.</p>
      <div className="actions">
        <Button
          kind="danger"
          onPress={() => {
            setShown(true);
          }}
        >
          Destroy everything
        </Button>
      </div>
      {shown && (
        <Confirm
          onClose={() => {
            setShown(false);
          }}
        />
      )}
    </div>
  );
}

const word = 'destroy';

function Confirm({ onClose }: { onClose: () => void }) {
  const report = useCall('store.report', {}).value;
  const [typed, setTyped] = useState('');
  const [models, setModels] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function destroy(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      leaveStore();
      await askEngine('store.destroy', { confirm: word, models });
      goTo('write');
      store.set(null);
      refresh();
      await openStore();
    } catch (failure) {
      setError(asAppError(failure));
      setBusy(false);
    }
  }

  const personal = report?.items.filter((item) => item.personal) ?? [];
  return (
    <Window title="Destroy everything?" isOpen onClose={onClose} isBusy={busy} role="alertdialog">
      <p>This deletes:</p>
      <ul className="destroyed">
        {report && (
          <>
            <li>{formatCount(report.counts.sent + report.counts.received, 'mail')} that were taken in</li>
            {report.counts.documents > 0 && <li>{formatCount(report.counts.documents, 'document')}</li>}
            <li>{formatCount(report.counts.passages, 'passage')} to find them by</li>
            <li>{formatCount(report.counts.drafts, 'draft')}, and the page you are writing</li>
            <li>your name, addresses, settings and keys</li>
            <li className="soft number">
              {formatSize(personal.reduce((sum, { bytes }) => sum + bytes, 0))} on the disk:{' '}
              {personal.map(({ name }) => name.toLowerCase()).join('; ')}
            </li>
          </>
        )}
      </ul>
      <p>It cannot be taken back. Your original mailboxes stay where they are.</p>
      <Tick isSelected={models} onChange={setModels} note="They hold nothing personal and take long to fetch again.">
        Delete the models too
      </Tick>
      <Field label={`Type the word “${word}”`} value={typed} onChange={setTyped} autoFocus />
      {error && <ErrorNotice title="Not everything was destroyed." error={error} />}
      <div className="actions actions-end">
        <Button isDisabled={busy} onPress={onClose}>
          Keep everything
        </Button>
        <Button
          kind="danger"
          isDisabled={typed.trim().toLowerCase() !== word}
          isPending={busy}
          onPress={() => void destroy()}
        >
          Destroy everything
        </Button>
      </div>
    </Window>
  );
}
