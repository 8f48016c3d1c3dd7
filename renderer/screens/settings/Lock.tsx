import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { useCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { Button } from '../../controls/Button.tsx';
import { Window } from '../../controls/Window.tsx';
import { PassphraseForm } from '../unlock/PassphraseForm.tsx';
import { noKeychain, store } from '../unlock/unlocking.ts';

/** How the data is locked, and how that is changed. */
export function Lock() {
  const state = useCell(store);
  const reason = useCell(noKeychain);
  const [shown, setShown] = useState(false);
  const [done, setDone] = useState(false);
  const hasPassphrase = state?.unlocks.includes('passphrase') ?? false;
  const hasKeychain = state?.unlocks.includes('keychain') ?? false;
  if (state?.sample) {
    return <p className="soft">The sample is encrypted with a key that is thrown away when you leave it.</p>;
  }
  return (
    <div className="stack">
      <p>
        {hasKeychain
          ? 'The key is kept in this system’s keychain, so Ownhand opens when you are logged in.'
          : (reason ?? 'The key is not in the keychain.')}{' '}
        {hasPassphrase
          ? hasKeychain
            ? 'Your passphrase opens your data too.'
            : 'Your passphrase opens your data.'
          : 'With a passphrase the command line can open your data too, and so can you if the keychain is lost.'}
      </p>
      <div className="actions">
        <Button
          onPress={() => {
            setShown(true);
            setDone(false);
          }}
        >
          {hasPassphrase ? 'Change the passphrase' : 'Set a passphrase'}
        </Button>
        {done && <span role="status">The new passphrase is set.</span>}
      </div>
      {shown && (
        <ChangePassphrase
          hasPassphrase={hasPassphrase}
          onClose={(isSet) => {
            setShown(false);
            setDone(isSet);
          }}
        />
      )}
    </div>
  );
}

function ChangePassphrase({ hasPassphrase, onClose }: { hasPassphrase: boolean; onClose: (isSet: boolean) => void }) {
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function set(passphrase: string): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      store.set(await askEngine('store.setPassphrase', { passphrase }));
      onClose(true);
    } catch (failure) {
      setError(asAppError(failure));
      setBusy(false);
    }
  }

  return (
    <Window
      title={hasPassphrase ? 'A new passphrase' : 'A passphrase'}
      isOpen
      isBusy={busy}
      onClose={() => {
        onClose(false);
      }}
    >
      <PassphraseForm
        isNew
        isBusy={busy}
        error={error}
        action="Set it"
        onChoose={(passphrase) => void set(passphrase)}
      />
    </Window>
  );
}
