import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Waiting } from '../../controls/Waiting.tsx';

interface Props<T> {
  /** What is opened, as in "opening the mail". */
  what: string;
  opened: { readonly value: T | undefined; readonly error: AppError | undefined };
  /** The way back to the list, where the window shows one at a time. */
  back: string;
  onBack: () => void;
  children: (value: T) => ReactNode;
}

/** What was opened from the list: the way back, and the thing itself once it is there. */
export function Opened<T>({ what, opened: { value, error }, back, onBack, children }: Props<T>) {
  // It was removed while it was read, and what was removed is not to be seen any more.
  const isGone = error?.code === 'not-found';
  return (
    <article className="mail-view">
      <div className="mail-back">
        <Button kind="quiet" icon={ArrowLeft} onPress={onBack}>
          {back}
        </Button>
      </div>
      {error && <ErrorNotice title={`This ${what} could not be opened.`} error={error} />}
      {value === undefined && !error && <Waiting what={`Opening the ${what}`} />}
      {value !== undefined && !isGone && children(value)}
    </article>
  );
}
