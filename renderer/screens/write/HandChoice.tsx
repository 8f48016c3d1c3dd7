import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Segments } from '../../controls/Segments.tsx';
import { command } from '../../shell/commandKey.ts';
import { hand, hands, useVoiceSpeaks } from './hand.ts';
import { SideBySide } from './SideBySide.tsx';

/** Whose hand the draft is written in, and both beside each other; nothing while there is no voice. */
export function HandChoice({ isEmpty }: { isEmpty: boolean }) {
  const chosen = useCell(hand);
  const [comparing, setComparing] = useState(false);
  if (!useVoiceSpeaks()) {
    return null;
  }
  return (
    <div className="hand">
      <Segments label="Written in" value={chosen} choices={hands} onChoose={hand.set} />
      <kbd title="Goes on to the next">{command} J</kbd>
      <Button
        kind="quiet"
        icon={Columns2}
        isDisabled={isEmpty}
        onPress={() => {
          setComparing(true);
        }}
      >
        Side by side
      </Button>
      {comparing && (
        <SideBySide
          onClose={() => {
            setComparing(false);
          }}
        />
      )}
    </div>
  );
}
