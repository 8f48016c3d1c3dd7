import { useRef, useState } from 'react';
import type { Source } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Window } from '../../controls/Window.tsx';
import { contentWords } from '../mailbox/contentWords.ts';
import { mailboxFlow, pickAnother } from '../mailbox/mailboxFlow.ts';
import { AddMailbox } from '../mailbox/AddMailbox.tsx';
import { SourceRow } from './SourceRow.tsx';

/** What has been taken in, and a way to take in more. */
export function Mailboxes() {
  const sources = useCall('corpus.sources', {});
  const [leaving, setLeaving] = useState<Source | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useLostFocus(list, sources.value?.length);
  return (
    <div ref={list} tabIndex={-1} className="stack focus-place" role="group" aria-label="What was taken in">
      {sources.error && <ErrorNotice title="The mailboxes could not be listed." error={sources.error} />}
      {sources.value && sources.value.length > 0 && (
        <ul className="rows">
          {sources.value.map((source) => (
            <SourceRow
              key={source.id}
              source={source}
              onRemove={() => {
                setLeaving(source);
              }}
            />
          ))}
        </ul>
      )}
      <AddMailbox />
      {leaving && (
        <Remove
          source={leaving}
          onClose={() => {
            setLeaving(null);
          }}
        />
      )}
    </div>
  );
}

function Remove({ source, onClose }: { source: Source; onClose: () => void }) {
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function remove(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await askEngine('corpus.remove', { sourceId: source.id });
      // The report may say that what is gone now has come in.
      if (mailboxFlow.get().at === 'done') {
        pickAnother();
      }
      refresh();
      onClose();
    } catch (failure) {
      setError(asAppError(failure));
      setBusy(false);
    }
  }

  return (
    <Window title={`Remove ${source.name}?`} isOpen onClose={onClose} isBusy={busy} role="alertdialog">
      <p>
        {contentWords(source.mails, source.documents, source.format === 'document')} and everything made from them will
        be deleted from Ownhand, except what another source holds too. A voice that learned from them goes as well. The
        original stays as it is.
      </p>
      {error && <ErrorNotice title="It could not be removed." error={error} />}
      <div className="actions actions-end">
        <Button isDisabled={busy} onPress={onClose}>
          Keep it
        </Button>
        <Button kind="danger" isPending={busy} onPress={() => void remove()}>
          Remove it
        </Button>
      </div>
    </Window>
  );
}
