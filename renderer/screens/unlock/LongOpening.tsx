import { useEffect, useState } from 'react';

/** Opening takes a moment only, unless an earlier version kept the data: then it is laid out anew. In ms. */
const usual = 4_000;

/** Says why opening takes long, once it takes longer than it should. */
export function LongOpening() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, usual);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <p className="soft" role="status">
      {isLong && 'After an update, what is stored is laid out anew once. With much mail that takes up to a minute.'}
    </p>
  );
}
