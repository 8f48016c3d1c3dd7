import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import type { Model } from '../../../electron/contract/models.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine, askHost } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Waiting } from '../../controls/Waiting.tsx';
import { Computer } from './Computer.tsx';
import { ModelRow } from './ModelRow.tsx';
import { byRole, roleWords } from './roles.ts';
import './models.css';

/** What writes, what finds, and what this computer can hold. */
export function ModelsScreen() {
  const models = useCall('models.list', {});
  return (
    <main className="sheet-screen">
      <div className="sheet-inside">
        <h1 className="title">Models</h1>
        <p className="lead">They run on this computer and nowhere else. Fetching one uses the network.</p>
        <Computer />
        {models.error && <ErrorNotice title="The models could not be listed." error={models.error} />}
        {!models.value && !models.error && <Waiting what="Looking at the models" />}
        {models.value && <Groups models={models.value} />}
      </div>
    </main>
  );
}

function Groups({ models }: { models: readonly Model[] }) {
  return (
    <>
      {byRole(models).map(({ role, models: group }) => (
        <section key={role} className="model-group">
          <h2 className="heading">{roleWords[role].title}</h2>
          <p className="soft">{roleWords[role].what}</p>
          <ul className="rows">
            {group.map((model) => (
              <ModelRow key={model.id} model={model} role={role} />
            ))}
          </ul>
        </section>
      ))}
      <OwnFile />
    </>
  );
}

function OwnFile() {
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function add(): Promise<void> {
    setError(null);
    try {
      const source = await askHost('host.pickModel', {});
      if (source) {
        setBusy(true);
        await askEngine('models.add', { source });
        refresh('models.list', 'models.machine', 'store.report');
      }
    } catch (failure) {
      setError(asAppError(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="model-group">
      <h2 className="heading">A file of your own</h2>
      <p className="soft">Any model file in the GGUF format that this computer can hold.</p>
      {error && <ErrorNotice title="That file cannot be used." error={error} />}
      <div className="actions">
        <Button icon={FilePlus} isPending={busy} onPress={() => void add()}>
          {busy ? 'Checking the file' : 'Add a model file'}
        </Button>
      </div>
    </section>
  );
}
