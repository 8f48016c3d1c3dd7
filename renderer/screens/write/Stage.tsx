import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Line } from '../../controls/Line.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { goTo } from '../../shell/place.ts';
import { writeDraft } from './drafting.ts';
import { stageWords } from './stageWords.ts';
import { drafting } from './standing.ts';

/** What the draft is at, or why there is none. */
export function Stage() {
  const { state, stage, sources, error, begun } = useCell(drafting);
  if (state === 'running') {
    return (
      <div className="stage" role="status">
        <span>{stageWords(stage, sources.length)}</span>
        <Line fraction={stage?.fraction ?? null} />
      </div>
    );
  }
  if (state !== 'failed' || error === null) {
    return null;
  }
  const isModel = error.code === 'no-model' || error.code.startsWith('model-') || error.code === 'out-of-memory';
  return (
    <ErrorNotice
      title={begun ? 'The draft was cut short.' : 'No draft came.'}
      error={error}
      actions={
        isModel ? (
          <Button
            onPress={() => {
              goTo('models');
            }}
          >
            Go to Models
          </Button>
        ) : (
          <Button onPress={() => void writeDraft()}>Try again</Button>
        )
      }
    />
  );
}
