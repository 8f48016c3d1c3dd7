import { useState } from 'react';
import { useCall } from '../../../connection/useCall.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { Waiting } from '../../../controls/Waiting.tsx';
import { replacedWords, showReplaced } from './replacedWords.ts';

/** As many as one reads; the rest is counted. */
const most = 200;

/** What was taken out of the mails before it learned from them, so that it cannot come out again in a draft. */
export function Replaced({ voice }: { voice: number }) {
  const [isOpen, setOpen] = useState(false);
  const replaced = useCall('voice.replaced', isOpen ? { id: voice } : null);
  return (
    <Fold title="What it was not shown" isOpen={isOpen} onOpenChange={setOpen}>
      <p className="soft">
        Addresses, numbers, links and the like were replaced before it learned, so that it knows none of them by heart.
      </p>
      {replaced.error && <ErrorNotice title="They could not be listed." error={replaced.error} />}
      {!replaced.value && !replaced.error && <Waiting what="Looking them up" />}
      {replaced.value?.length === 0 && <p>There were none.</p>}
      {replaced.value && replaced.value.length > 0 && (
        <dl className="facts replaced">
          {replaced.value.slice(0, most).map(({ kind, text }, index) => (
            // The same may stand there twice.
            <div key={index}>
              <dt>{replacedWords(kind)}</dt>
              <dd>{showReplaced(kind, text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {replaced.value && replaced.value.length > most && (
        <p className="soft">and {replaced.value.length - most} more</p>
      )}
    </Fold>
  );
}
