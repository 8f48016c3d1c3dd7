import { type SyntheticEvent, useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { Button } from '../../controls/Button.tsx';
import { Field } from '../../controls/Field.tsx';
import { ErrorNotice, Notice } from '../../controls/Notice.tsx';
import { weaknessOf } from './passphrase.ts';

interface Props {
  /** A new passphrase is typed twice. */
  isNew: boolean;
  isBusy: boolean;
  error: AppError | null;
  action: string;
  onChoose: (passphrase: string) => void;
}

export function PassphraseForm({ isNew, isBusy, error, action, onChoose }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    // Enter asks again while a try is under way; each would be tried in turn, long after the first was answered.
    if (isBusy) {
      return;
    }
    const found = isNew ? weaknessOf(passphrase, again) : passphrase === '' ? 'Type your passphrase.' : null;
    setProblem(found);
    if (found === null) {
      onChoose(passphrase);
    }
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} autoFocus />
      {isNew && (
        <>
          <Field label="Once more" type="password" value={again} onChange={setAgain} />
          <p className="soft">
            Four or five words that do not belong together are good and easy to remember. It is kept nowhere: without it
            nobody can read what is stored here, and nobody can bring it back for you.
          </p>
        </>
      )}
      {problem !== null && <Notice kind="warn" title={problem} />}
      {problem === null && error?.code === 'wrong-passphrase' && (
        <Notice kind="bad" title="That is not the passphrase.">
          Nothing was changed. Check capital letters and the keyboard language, then try again.
        </Notice>
      )}
      {problem === null && error !== null && error.code !== 'wrong-passphrase' && (
        <ErrorNotice title="It could not be opened." error={error} />
      )}
      <div className="actions">
        <Button kind="main" type="submit" isPending={isBusy}>
          {isBusy ? 'Opening' : action}
        </Button>
      </div>
    </form>
  );
}
