import { Fold } from '../../../controls/Fold.tsx';
import { Tick } from '../../../controls/Tick.tsx';
import type { Wished } from './planned.ts';

/** The few choices that are the person's own, folded: most need none of them. */
export function Wishes({ wishes, onChange }: { wishes: Wished; onChange: (wishes: Wished) => void }) {
  return (
    <Fold title="When it may learn">
      <div className="wishes">
        <Tick
          isSelected={wishes.continueAtStart}
          onChange={(continueAtStart) => {
            onChange({ ...wishes, continueAtStart });
          }}
        >
          Go on by itself when Ownhand is started again
        </Tick>
        <Tick
          isSelected={wishes.onBattery}
          onChange={(onBattery) => {
            onChange({ ...wishes, onBattery });
          }}
        >
          Go on without the power cable
        </Tick>
      </div>
    </Fold>
  );
}
