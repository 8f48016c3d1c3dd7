import { useEffect, useState } from 'react';
import { useCell } from './connection/cell.ts';
import { useEngineState } from './connection/useWatch.ts';
import { Unlock } from './screens/unlock/Unlock.tsx';
import { openingError, openStore, store } from './screens/unlock/unlocking.ts';
import { EngineFailed, Opening, OpeningFailed, Starting } from './shell/Starting.tsx';
import { EngineBanner } from './shell/Banners.tsx';
import { Shell } from './shell/Shell.tsx';

/** From a started engine to an open store to the screens. */
export function App() {
  const engine = useEngineState();
  const state = useCell(store);
  const error = useCell(openingError);
  const [starts, setStarts] = useState(0);
  const [dismissed, setDismissed] = useState(0);
  const [last, setLast] = useState<string | null>(null);

  // A new engine starts with a locked store: each time one is ready, the store is opened again.
  const now = engine?.state ?? null;
  if (now !== last) {
    setLast(now);
    if (now === 'ready') {
      setStarts(starts + 1);
    }
  }
  useEffect(() => {
    if (starts > 0) {
      void openStore();
    }
  }, [starts]);

  if (engine?.state === 'failed') {
    return <EngineFailed message={engine.message} />;
  }
  if (error) {
    return <OpeningFailed error={error} />;
  }
  if (!engine || engine.state === 'starting') {
    return <Starting />;
  }
  if (state === null) {
    return <Opening />;
  }
  return (
    <div className="app">
      <EngineBanner
        state={engine}
        wasRestarted={starts > 1 && dismissed < starts}
        onDismiss={() => {
          setDismissed(starts);
        }}
      />
      {state.state === 'open' ? <Shell key={String(state.sample)} store={state} /> : <Unlock state={state} />}
    </div>
  );
}
