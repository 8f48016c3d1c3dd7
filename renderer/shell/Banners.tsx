import { useState } from 'react';
import type { EngineState } from '../../electron/contract/host.ts';
import { askEngine } from '../connection/api.ts';
import { asAppError } from '../connection/failure.ts';
import { Button } from '../controls/Button.tsx';
import { leaveStore } from '../screens/unlock/leaving.ts';
import { openStore, store } from '../screens/unlock/unlocking.ts';

/** What happened to the engine, as long as it matters. */
export function EngineBanner({
  state,
  wasRestarted,
  onDismiss,
}: {
  state: EngineState;
  wasRestarted: boolean;
  onDismiss: () => void;
}) {
  if (state.state === 'restarting') {
    return (
      <div className="banner banner-warn" role="status">
        <span>The engine stopped and is being started again. Nothing is lost.</span>
      </div>
    );
  }
  if (!wasRestarted) {
    return null;
  }
  return (
    <div className="banner banner-warn" role="status">
      <span>The engine stopped and was started again. Nothing is lost.</span>
      <Button kind="quiet" onPress={onDismiss}>
        Good
      </Button>
    </div>
  );
}

/** Says that this is not the person's own mail, and leads to it. */
export function SampleBanner() {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function leave(): Promise<void> {
    setBusy(true);
    try {
      leaveStore();
      await askEngine('store.leaveSample', {});
      store.set(null);
      await openStore();
    } catch (error) {
      setFailure(asAppError(error).message);
      setBusy(false);
    }
  }

  return (
    <div className="banner" role="status">
      <span>{failure ?? 'This is a sample mailbox of a made-up person.'}</span>
      <Button kind="quiet" isPending={busy} onPress={() => void leave()}>
        Leave the sample and start with my own mail
      </Button>
    </div>
  );
}
