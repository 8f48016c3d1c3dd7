import { Square } from 'lucide-react';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Line } from '../../controls/Line.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { formatCount } from '../../words/count.ts';
import { listing, stopListing } from './listing.ts';

/** How far taking a mail down to its points has come. */
export function PointList() {
  const { state, found, byRules, error } = useCell(listing);
  if (state === 'running') {
    return (
      <div className="point-listing" role="status">
        <span>{found === 0 ? 'Reading the mail for its points' : `${formatCount(found, 'point')} so far`}</span>
        <Button kind="quiet" icon={Square} onPress={stopListing}>
          Stop
        </Button>
        <Line fraction={null} />
      </div>
    );
  }
  if (state === 'failed' && error !== null) {
    return <ErrorNotice title="No points were taken." error={error} />;
  }
  return state === 'done' && byRules ? (
    <p className="soft small" role="status">
      Taken sentence by sentence, without a model.
    </p>
  ) : null;
}
