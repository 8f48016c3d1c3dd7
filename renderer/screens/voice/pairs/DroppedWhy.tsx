import type { PairFault } from '../../../../electron/contract/voice.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatNumber } from '../../../words/count.ts';
import { faultWords } from './faultWords.ts';

/** Why mails have no pair, counted, the most frequent reason first. */
export function DroppedWhy({ dropped }: { dropped: readonly { fault: PairFault; mails: number }[] }) {
  if (dropped.length === 0) {
    return null;
  }
  return (
    <Fold title="Why they were dropped">
      <ul className="left-out">
        {dropped
          .toSorted((a, b) => b.mails - a.mails)
          .map(({ fault, mails }) => (
            <li key={fault}>
              <span className="number">{formatNumber(mails)}</span>
              <span>
                {faultWords[fault].short}. <span className="soft">{faultWords[fault].why}</span>
              </span>
            </li>
          ))}
      </ul>
    </Fold>
  );
}
