import { useSyncExternalStore } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { useSettled } from '../../connection/useSettled.ts';
import { Slider } from '../../controls/Slider.tsx';
import { calledName, lengthEnd, lengthPlace, toneEnd, tonePlace, whyShorter } from './rangeWords.ts';
import { head, recipient, request } from './page.ts';
import { drafting } from './standing.ts';

/** How long and how formal the draft is to be, between the ends of what the person has written themselves. */
export function RangeSliders() {
  const { length, tone } = useCell(head);
  const { result } = useCell(drafting);
  const asked = useSettled(useSyncExternalStore(request.listen, request.text), 600);
  const to = useSettled(recipient(), 300);
  const range = useCall('range.read', { request: asked.slice(0, 8_000), ...(to === undefined ? {} : { to }) });
  if (range.value === undefined) {
    return null;
  }
  const { length: lengths, tone: tones } = range.value;
  if (lengths === null && tones === null) {
    return <p className="soft">There is too little mail of yours yet to know your range.</p>;
  }
  const shorter = lengths && result ? whyShorter(lengths, length, result.text) : null;
  return (
    <div className="ranges">
      {lengths && (
        <Slider
          label={lengths.reader === null ? 'Length' : `Length, to ${calledName(lengths.reader)}`}
          value={length}
          says={lengthPlace(lengths, length ?? 0.5)}
          ends={[lengthEnd(lengths.short, 'short'), lengthEnd(lengths.long, 'long')]}
          onChange={(next) => {
            head.change((before) => ({ ...before, length: next }));
          }}
        />
      )}
      {tones && (
        <Slider
          label="Tone"
          value={tone}
          says={tonePlace(tones, tone ?? 0.5)}
          ends={[toneEnd(tones.familiar), toneEnd(tones.formal)]}
          onChange={(next) => {
            head.change((before) => ({ ...before, tone: next }));
          }}
        />
      )}
      {shorter !== null && (
        <p className="soft range-note" role="status">
          {shorter}
        </p>
      )}
    </div>
  );
}
