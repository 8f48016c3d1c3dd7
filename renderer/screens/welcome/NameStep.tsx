import { type SyntheticEvent, useState } from 'react';
import type { Identity } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { useCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { Button } from '../../controls/Button.tsx';
import { Field } from '../../controls/Field.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { mailboxFlow, personIn } from '../mailbox/mailboxFlow.ts';

/** Who the person is in their mail: their name, and the addresses ticked before. */
export function NameStep({ identity }: { identity: Identity | null }) {
  const flow = useCell(mailboxFlow);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const name = typed ?? (identity?.name || personIn(flow));
  // What is ticked in a mailbox is the person's own once it is taken in; before, only where nothing else is known.
  const addresses = [...(identity?.addresses ?? flow.me)];
  const isKept = identity !== null && identity.name === name.trim() && name.trim() !== '';

  async function keep(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setError(null);
    try {
      await askEngine('identity.set', { name: name.trim(), addresses });
      setTyped(null);
      refresh('identity.get');
    } catch (failure) {
      setError(asAppError(failure));
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void keep(event)}>
      <div className="name-row">
        <Field label="As you sign your mail" value={name} onChange={setTyped} />
        {!isKept && (
          <Button type="submit" isDisabled={name.trim() === ''}>
            That is me
          </Button>
        )}
      </div>
      {addresses.length > 0 && <p className="soft">{addresses.join(', ')}</p>}
      {error && <ErrorNotice title="It could not be kept." error={error} />}
    </form>
  );
}
