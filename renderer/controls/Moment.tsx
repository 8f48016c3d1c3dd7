import { useEffect, useState } from 'react';
import { formatExactly, formatMoment } from '../words/moment.ts';

/** The time now, told again every minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 60_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}

/** A moment as one says it, with the exact time on hover. */
export function Moment({ at }: { at: number | null }) {
  const now = useNow();
  if (at === null) {
    return <span className="soft">no date</span>;
  }
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExactly(at)}>
      {formatMoment(at, now)}
    </time>
  );
}
