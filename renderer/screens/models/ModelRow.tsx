import { Check, Download, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Model, ModelRole } from '../../../electron/contract/models.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine, askHost } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Progress } from '../../controls/Progress.tsx';
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { formatSize } from '../../words/size.ts';
import { cancelFetch, fetchKey, fetchModels } from './fetching.ts';
import { fitWords, roleWords } from './roles.ts';

interface Props {
  model: Model;
  role: ModelRole;
}

/** One model: what it is, whether it fits, and what can be done with it. */
export function ModelRow({ model, role }: Props) {
  const job = useJob<'models.fetch'>(fetchKey(model.id));
  const [error, setError] = useState<AppError | null>(null);
  // Meant for it is not enough: a file that is not here writes nothing, and what is left of it may go.
  const isReady = model.state === 'ready';
  const isUsed = model.inUse.includes(role) && isReady;
  const isNeeded = model.inUse.length > 0 && isReady;
  const row = useRef<HTMLLIElement>(null);
  useLostFocus(row, `${job?.running ?? false} ${model.state} ${isUsed}`);

  async function act(action: () => Promise<unknown>): Promise<void> {
    setError(null);
    try {
      await action();
    } catch (failure) {
      setError(asAppError(failure));
    }
    refresh('models.list', 'models.machine', 'store.report');
  }

  return (
    <li ref={row} tabIndex={-1} className="model focus-place">
      <div className="model-words">
        <div className="model-name">
          <span className="strong">{model.name}</span>
          {isUsed && (
            <span className="badge">
              <Check aria-hidden className="icon icon-small" />
              {roleWords[role].inUse}
            </span>
          )}
        </div>
        <p>{model.description}</p>
        <p className="soft model-facts">
          <span>{formatSize(model.bytes)} on disk</span>
          <span>{formatSize(model.fit.memoryBytes)} of memory</span>
          <span>{model.own ? 'Your own file' : model.publisher}</span>
          <Licence model={model} />
          {/^\S+$/.test(model.quantization) && (
            <span>
              {model.parameters}, {model.quantization}
            </span>
          )}
        </p>
        <p className={`fit fit-${model.fit.verdict}`}>
          <span className="strong">{fitWords[model.fit.verdict]}.</span>{' '}
          {model.fit.verdict !== 'good' && model.fit.reason}
        </p>
        {missingWords(model) !== null && <p className="fit fit-too-big">{missingWords(model)}</p>}
        {job?.running && (
          <Progress
            label={`Fetching ${model.name}`}
            step={job.step}
            onCancel={() => {
              cancelFetch(model.id);
            }}
          />
        )}
        {job?.error && <ErrorNotice title="It could not be fetched." error={job.error} />}
        {error && <ErrorNotice title="That did not work." error={error} />}
      </div>
      <div className="model-actions">
        {isReady && !isUsed && (
          <Button onPress={() => void act(() => askEngine('models.use', { role, id: model.id }))}>Use this</Button>
        )}
        {!isReady && !model.own && !job?.running && (
          <Button icon={Download} onPress={() => void fetchModels([model.id])}>
            {model.state === 'partial' ? 'Go on fetching' : `Fetch ${formatSize(model.bytes)}`}
          </Button>
        )}
        {(model.state !== 'absent' || model.own) && !isNeeded && !job?.running && (
          <Button
            kind="quiet"
            icon={Trash2}
            onPress={() => void act(() => askEngine('models.remove', { id: model.id }))}
          >
            Remove
          </Button>
        )}
      </div>
    </li>
  );
}

/** What is wrong with a file that should be here, and what helps; null where nothing is. */
function missingWords({ own, state }: Model): string | null {
  if (!own) {
    return state === 'damaged' ? 'The file is damaged. Fetch it again.' : null;
  }
  return state === 'absent'
    ? 'Its file is not where it was. Put it back there, or remove it here.'
    : state === 'damaged'
      ? 'Its file is another one by now. Remove it here, and add it anew.'
      : null;
}

function Licence({ model }: { model: Model }) {
  const url = model.licenceUrl;
  if (model.licence === '') {
    return null;
  }
  if (url === null) {
    return <span>{model.licence}</span>;
  }
  return (
    <button type="button" className="link" onClick={() => void askHost('host.openLink', { url })}>
      {model.licence}
    </button>
  );
}
