import type { AppError } from '../../electron/contract/errors.ts';
import { askHost } from '../connection/api.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorNotice, Notice } from '../controls/Notice.tsx';
import { Waiting } from '../controls/Waiting.tsx';
import { LongOpening } from '../screens/unlock/LongOpening.tsx';
import { openStore } from '../screens/unlock/unlocking.ts';

export function Starting() {
  return (
    <main className="alone">
      <Waiting what="Starting the engine" />
    </main>
  );
}

/** The store is being opened. */
export function Opening() {
  return (
    <main className="alone">
      <div className="alone-inside">
        <Waiting what="Opening your mail" />
        <LongOpening />
      </div>
    </main>
  );
}

/** The engine does not start. Writing is not possible, and what was kept is still there. */
export function EngineFailed({ message }: { message: string | null }) {
  return (
    <main className="alone">
      <div className="alone-inside">
        <h1 className="title">The engine does not start</h1>
        <Notice
          kind="bad"
          title={message ?? 'It stopped several times in a row.'}
          actions={
            <>
              <Button kind="main" onPress={() => void askHost('host.restartEngine', {})}>
                Start it again
              </Button>
              <Button onPress={() => void askHost('host.showHome', {})}>Show the data folder</Button>
            </>
          }
        >
          Your mail and your page are kept on this computer and nothing is lost. If starting again does not help, close
          other programs that need much memory, or look into the log in the data folder.
        </Notice>
      </div>
    </main>
  );
}

/** The engine runs but the store does not open. */
export function OpeningFailed({ error }: { error: AppError }) {
  return (
    <main className="alone">
      <div className="alone-inside">
        <h1 className="title">Your data could not be opened</h1>
        <ErrorNotice
          title="Nothing was changed."
          error={error}
          actions={
            <>
              <Button kind="main" onPress={() => void openStore()}>
                Try again
              </Button>
              <Button onPress={() => void askHost('host.showHome', {})}>Show the data folder</Button>
            </>
          }
        />
      </div>
    </main>
  );
}
