import { ListPlus, SlidersHorizontal, Square } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { Text } from '../../editor/Text.tsx';
import { command } from '../../shell/commandKey.ts';
import { AnswerMenu } from './AnswerMenu.tsx';
import { stopDraft, whyNotAsked, writeDraft } from './drafting.ts';
import { HandChoice } from './HandChoice.tsx';
import { head, points, request } from './page.ts';
import { PointChecks } from './PointChecks.tsx';
import { PointList } from './PointList.tsx';
import { RangeSliders } from './RangeSliders.tsx';
import { drafting } from './standing.ts';
import './points.css';

/** What the mail should say: a sentence, and facts where there are any. */
export function RequestBlock() {
  const { state, missing, last } = useCell(drafting);
  const { draftId, length, tone } = useCell(head);
  const pointsText = useSyncExternalStore(points.listen, points.text);
  useSyncExternalStore(request.listen, request.text);
  const [wanted, setWanted] = useState(false);
  const showPoints = wanted || pointsText !== '';
  const [ranging, setRanging] = useState(false);
  const showRanges = ranging || length !== null || tone !== null;
  // Said once a draft was asked for in vain, until it can be.
  const obstacle = missing === null ? null : whyNotAsked();
  const isRunning = state === 'running';
  return (
    <section className="request" aria-label="Request">
      <Text sheet={request} className="request-text" isFocused />
      {obstacle !== null && <Notice kind="warn" title={obstacle} />}
      {showPoints && (
        <div className="points">
          <div className="points-label soft">Has to be in it</div>
          <Text sheet={points} className="points-text" isFocused={wanted} />
          <PointChecks />
        </div>
      )}
      <PointList />
      {showRanges && <RangeSliders />}
      <div className="request-actions">
        {isRunning ? (
          <Button kind="main" icon={Square} keys="Esc" onPress={stopDraft}>
            Stop
          </Button>
        ) : (
          <Button kind="main" keys={`${command} ↵`} onPress={() => void writeDraft()}>
            {draftId === null && last === null ? 'Draft' : 'Redraft'}
          </Button>
        )}
        {!showPoints && (
          <Button
            kind="quiet"
            icon={ListPlus}
            onPress={() => {
              setWanted(true);
            }}
          >
            Key points
          </Button>
        )}
        {!showRanges && (
          <Button
            kind="quiet"
            icon={SlidersHorizontal}
            onPress={() => {
              setRanging(true);
            }}
          >
            Length and tone
          </Button>
        )}
        <AnswerMenu />
      </div>
      <HandChoice />
    </section>
  );
}
