import type { Part } from '../../../electron/contract/entities.ts';
import { Hint } from '../../controls/Hint.tsx';
import { Focusable } from 'react-aria-components';
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
            {shown(part.text)}
          </div>
        ) : (
          <Hint key={index} text={reason}>
            <Focusable>
              <div className="part part-soft" role="note" aria-label={reason} tabIndex={0}>
                {shown(part.text)}
              </div>
            </Focusable>
          </Hint>
        );
      })}
    </div>
  );
}

/** A line break at the end of a block is not drawn; in a mail it is an empty line. */
function shown(text: string): string {
  return text.endsWith('\n') ? `${text}\n` : text;
}
