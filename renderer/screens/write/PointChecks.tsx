import { ArrowLeftRight, Check, Plus, Square } from 'lucide-react';
import type { PointCheck } from '../../../electron/contract/drafting.ts';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { formatCount } from '../../words/count.ts';
import { checking, sayInMail, showPoint, stopSayingIt } from './checking.ts';

/** What is still to be said, under the points; nothing while there is no mail to look at. */
export function PointChecks() {
  const { checks, saying, error } = useCell(checking);
  if (checks.length === 0) {
    return null;
  }
  const open = checks.filter(({ state }) => state !== 'held');
  return (
    <div className="point-checks">
      <p role="status" className="soft small point-summary">
        {open.length === 0 && <Check aria-hidden className="icon icon-small" />}
        {summary(checks.length, open)}
      </p>
      {open.length > 0 && (
        <ul>
          {open.map((check) => (
            <Open key={check.point} check={check} isBeingSaid={saying === check.point} isBusy={saying !== null} />
          ))}
        </ul>
      )}
      {error && <ErrorNotice title="It could not be said." error={error} />}
    </div>
  );
}

function summary(count: number, open: readonly PointCheck[]): string {
  if (open.length === 0) {
    return count === 1 ? 'It is in the mail.' : `All ${count} are in the mail.`;
  }
  const turned = open.filter(({ state }) => state === 'turned').length;
  const missing = open.length - turned;
  const parts = [
    ...(missing > 0 ? [`${missing} of ${count} not in the mail`] : []),
    ...(turned > 0 ? [`${formatCount(turned, 'point')} said the other way round`] : []),
  ];
  return `${parts.join(', ')}.`;
}

interface Props {
  check: PointCheck;
  isBeingSaid: boolean;
  isBusy: boolean;
}

function Open({ check: { point, state, lacks }, isBeingSaid, isBusy }: Props) {
  const isTurned = state === 'turned';
  return (
    <li
      className="point-open"
      onMouseEnter={() => {
        showPoint(point);
      }}
      onMouseLeave={() => {
        showPoint(null);
      }}
      onFocus={() => {
        showPoint(point);
      }}
      onBlur={() => {
        showPoint(null);
      }}
    >
      <span className="point-words">
        {point}
        {lacks.length > 0 && <span className="soft"> – without {lacks.join(', ')}</span>}
        {isTurned && <span className="soft"> – the mail says the contrary</span>}
      </span>
      {isBeingSaid ? (
        <Button kind="quiet" icon={Square} onPress={stopSayingIt}>
          Stop
        </Button>
      ) : (
        <Button
          kind="quiet"
          icon={isTurned ? ArrowLeftRight : Plus}
          isDisabled={isBusy}
          aria-label={`${isTurned ? 'Put it right' : 'Add it'}: ${point}`}
          onPress={() => void sayInMail(point)}
        >
          {isTurned ? 'Put it right' : 'Add it'}
        </Button>
      )}
    </li>
  );
}
