import type { Part } from '../../../electron/contract/entities.ts';
import { Hint } from '../../controls/Hint.tsx';
import { Focusable } from 'react-aria-components';
import { drawn } from './lines.ts';
import { reasons } from './partWords.ts';

/** A mail's text: own words in ink, the rest in soft ink with the reason on hover and on focus. Always text, never HTML. */
export function MailParts({ parts }: { parts: readonly Part[] }) {
  return (
    <div className="mail-text">
      {parts.map((part, index) => {
        const reason = reasons[part.kind];
        return reason === null || part.text.trim() === '' ? (
          // Parts have no name but their place.
          <div key={index} className="part">
            {drawn(part.text)}
          </div>
        ) : (
          <Hint key={index} text={reason}>
            <Focusable>
              <div className="part part-soft" role="note" aria-label={reason} tabIndex={0}>
                {drawn(part.text)}
              </div>
            </Focusable>
          </Hint>
        );
      })}
    </div>
  );
}
