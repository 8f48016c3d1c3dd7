import { ProgressBar } from 'react-aria-components';
import type { Step } from '../../electron/contract/entities.ts';
import { formatPercent } from '../words/count.ts';
import { describeStep, fractionOf } from '../words/step.ts';
import { Button } from './Button.tsx';
import { Line } from './Line.tsx';

interface Props {
  /** What is happening. */
  label: string;
  step: Step | null;
  /** Said instead of the step's own amounts. */
  detail?: string;
  onCancel?: () => void;
  cancelWords?: string;
}

/** Something slow: what is happening, how far it has come, how long it will take, and a way to stop it. */
export function Progress({ label, step, detail: said, onCancel, cancelWords = 'Cancel' }: Props) {
  const fraction = step === null ? null : fractionOf(step);
  const detail = said ?? (step === null ? 'Starting' : describeStep(step));
  return (
    <div className="progress">
      <ProgressBar
        aria-label={label}
        valueLabel={fraction === null ? detail : `${formatPercent(fraction)}, ${detail}`}
        value={(fraction ?? 0) * 100}
        isIndeterminate={fraction === null}
        className="progress-bar"
      >
        <div className="progress-words">
          <span>{label}</span>
          {fraction !== null && <span className="number">{formatPercent(fraction)}</span>}
        </div>
        <Line fraction={fraction} />
        <div className="soft small number">{detail}</div>
      </ProgressBar>
      {onCancel && (
        <Button kind="quiet" onPress={onCancel}>
          {cancelWords}
        </Button>
      )}
    </div>
  );
}
