import { useEffect, useState } from 'react';
import { Line } from './Line.tsx';

/** Stands where something is on its way. Shows nothing at first: most answers come before an eye could read. */
export function Waiting({ what }: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, 250);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className="waiting" role="status">
      {late && (
        <>
          <span className="soft">{what}</span>
          <Line fraction={null} />
        </>
      )}
    </div>
  );
}
