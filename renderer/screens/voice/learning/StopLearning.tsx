import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { Button } from '../../../controls/Button.tsx';
import { Window } from '../../../controls/Window.tsx';

interface Props {
  isOpen: boolean;
  stage: VoiceJob['stage'];
  /** Whether it goes on now, and does not rest already. */
  goesOn: boolean;
  onClose: () => void;
  onStop: () => void;
}

/** Asks once before what was learned is thrown away, and says what stays. */
export function StopLearning({ isOpen, stage, goesOn, onClose, onStop }: Props) {
  return (
    <Window title="End the learning?" role="alertdialog" isOpen={isOpen} onClose={onClose}>
      <p>The pairs that were made stay, and are used the next time.</p>
      {stage === 'judging' && <p>The version that was learned stays, without having been compared.</p>}
      {(stage === 'preparing' || stage === 'training') && <p>What was learned from them is thrown away.</p>}
      {goesOn && <p className="soft">To go on later, pause it instead: that loses nothing.</p>}
      <div className="actions actions-end">
        <Button autoFocus onPress={onClose}>
          {goesOn ? 'Let it go on' : 'Keep it'}
        </Button>
        <Button kind="danger" onPress={onStop}>
          End it
        </Button>
      </div>
    </Window>
  );
}
