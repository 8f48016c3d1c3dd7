import { useState } from 'react';
import { askEngine } from '../../connection/api.ts';
import { useCall } from '../../connection/useCall.ts';
import { Tick } from '../../controls/Tick.tsx';

/** Whether mails that are saved end with the signature that stands under the person's own. */
export function Signature() {
  const { value } = useCall('signature.read', {});
  const [chosen, setChosen] = useState<boolean | null>(null);
  if (value === undefined) {
    return null;
  }
  function choose(on: boolean): void {
    setChosen(on);
    // Where it cannot be kept, the mark goes back to how it stands.
    askEngine('signature.choose', { on }).catch(() => {
      setChosen(null);
    });
  }
  return (
    <>
      <Tick
        isSelected={chosen ?? value.on}
        onChange={choose}
        note="The one that stands under most of your mails to that reader. What you copy gets none: your mail program adds it."
      >
        Put my signature under mails that I save
      </Tick>
      {value.usual === null ? (
        <p className="soft">Most of your mails have no signature, so only readers who usually get one will see it.</p>
      ) : (
        <pre className="signature">{value.usual}</pre>
      )}
    </>
  );
}
