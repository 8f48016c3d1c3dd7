import { Columns2, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Menu } from '../../controls/Menu.tsx';
import { Segments } from '../../controls/Segments.tsx';
import { command } from '../../shell/commandKey.ts';
import type { Comparison } from './comparing.ts';
import { whyNotAsked, writeDraft } from './drafting.ts';
import { hand, hands, useVoiceSpeaks } from './hand.ts';
import { SideBySide } from './SideBySide.tsx';

const comparisons: readonly { id: Comparison; words: string; icon: typeof Columns2 }[] = [
  { id: 'hands', words: 'My mails beside my voice', icon: Columns2 },
  { id: 'variants', words: 'Three to choose from', icon: Columns3 },
];

/** Whose hand the draft is written in, and drafts beside each other; nothing while there is no voice. */
export function HandChoice() {
  const chosen = useCell(hand);
  const [comparing, setComparing] = useState<Comparison | null>(null);
  if (!useVoiceSpeaks()) {
    return null;
  }
  return (
    <div className="hand">
      <Segments label="Written in" value={chosen} choices={hands} onChoose={hand.set} />
      <kbd title="Goes on to the next">{command} J</kbd>
      <Menu
        label="Side by side"
        icon={Columns2}
        choices={comparisons}
        onChoose={(id) => {
          if (whyNotAsked() !== null) {
            // Says at the request line what is missing.
            void writeDraft();
          } else {
            setComparing(id as Comparison);
          }
        }}
      />
      {comparing !== null && (
        <SideBySide
          comparison={comparing}
          onClose={() => {
            setComparing(null);
          }}
        />
      )}
    </div>
  );
}
