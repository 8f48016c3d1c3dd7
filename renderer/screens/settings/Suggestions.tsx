import { useEffect } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Choose } from '../../controls/Choose.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { chooseCompletion, completionChoices, readCompletionChoices } from '../write/completing.ts';

const sureness = [
  { id: '0.8', words: 'Only when quite sure: right four times in five' },
  { id: '0.6', words: 'Usual: right three times in five' },
  { id: '0.45', words: 'Often: right about every other time' },
] as const;
type Sureness = (typeof sureness)[number]['id'];

/** Whether words are suggested while the person types, and how sure they must be. */
export function Suggestions() {
  const choices = useCell(completionChoices);
  useEffect(() => {
    void readCompletionChoices();
  }, []);
  if (choices === null) {
    return null;
  }
  const nearest = sureness.toSorted(
    (a, b) => Math.abs(Number(a.id) - choices.precision) - Math.abs(Number(b.id) - choices.precision),
  )[0];
  return (
    <>
      <Tick
        isSelected={choices.on}
        onChange={(on) => void chooseCompletion({ on })}
        note="They appear behind the caret when you pause. Tab takes them, Esc puts them away, typing goes on as ever."
      >
        Suggest the next words while I write
      </Tick>
      {choices.on && (
        <Choose<Sureness>
          label="When to suggest"
          value={nearest?.id ?? '0.6'}
          choices={sureness}
          onChoose={(id) => void chooseCompletion({ precision: Number(id) })}
        />
      )}
      {choices.silentTo.length > 0 && (
        <p className="soft">
          Not suggested in mail to {choices.silentTo.join(', ')}. You can change that on the page of such a mail.
        </p>
      )}
    </>
  );
}
