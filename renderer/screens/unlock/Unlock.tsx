import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { StoreState } from '../../../electron/contract/entities.ts';
import { useCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { SampleOffer } from '../welcome/SampleOffer.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { LongOpening } from './LongOpening.tsx';
import { noKeychain, openWithPassphrase } from './unlocking.ts';

/** Where the keychain cannot open the store: a passphrase does. */
export function Unlock({ state }: { state: StoreState }) {
  const reason = useCell(noKeychain);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const isNew = state.state === 'absent';

  async function open(passphrase: string): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await openWithPassphrase(passphrase);
    } catch (failure) {
      setError(asAppError(failure));
      setBusy(false);
    }
  }

  return (
    <main className="unlock">
      <div className="unlock-inside">
        <h1 className="title">{isNew ? 'Choose a passphrase' : 'Your passphrase'}</h1>
        {isNew ? (
          <p className="lead">
            {reason ?? 'This system has no keychain that Ownhand can use, so a passphrase protects your data.'} You type
            it at each start.
          </p>
        ) : (
          <p className="lead">Your mail is encrypted on this computer. The passphrase opens it.</p>
        )}
        <PassphraseForm
          isNew={isNew}
          isBusy={busy}
          error={error}
          onChoose={(passphrase) => void open(passphrase)}
          action={isNew ? 'Lock with this passphrase' : 'Open'}
        />
        {busy && !isNew && <LongOpening />}
        {isNew && <SampleOffer />}
      </div>
    </main>
  );
}
