import type { Dropped } from '../../../../electron/contract/pairs.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatNumber } from '../../../words/count.ts';
import { faultWords } from './faultWords.ts';

/** Why mails and passages have no pair, counted, the most frequent reason first. */
export function DroppedWhy({ dropped }: { dropped: readonly Dropped[] }) {
  if (dropped.length === 0) {
    return null;
  }
  return (
    <Fold title="Why they were dropped">
      <ul className="left-out">
        {dropped
          .toSorted((a, b) => b.texts - a.texts)
          .map(({ fault, texts }) => (
            <li key={fault}>
              <span className="number">{formatNumber(texts)}</span>
              <span>
                {faultWords[fault].short}. <span className="soft">{faultWords[fault].why}</span>
              </span>
            </li>
          ))}
      </ul>
    </Fold>
  );
}
