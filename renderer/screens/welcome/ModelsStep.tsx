import { Download } from 'lucide-react';
import { useRef } from 'react';
import type { Model } from '../../../electron/contract/models.ts';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice, Notice } from '../../controls/Notice.tsx';
import { Progress } from '../../controls/Progress.tsx';
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { Waiting } from '../../controls/Waiting.tsx';
import { formatSize } from '../../words/size.ts';
import { mailboxFlow } from '../mailbox/mailboxFlow.ts';
import { cancelFetch, fetchKey, fetchModels, fetchRow } from '../models/fetching.ts';
import { fitWords, roleWords, starterSet } from '../models/roles.ts';

/** The models to begin with: fetched with one press. */
export function ModelsStep() {
  const models = useCall('models.list', {});
  const machine = useCall('models.machine', {});
  const row = useCell(fetchRow);
  const step = useRef<HTMLDivElement>(null);
  useLostFocus(step, row.length);
  if (models.error) {
    return <ErrorNotice title="The models could not be listed." error={models.error} />;
  }
  if (!models.value) {
    return <Waiting what="Looking at the models" />;
  }
  const starters = starterSet(models.value);
  const missing = starters.filter(({ state }) => state !== 'ready');
  const bytes = missing.reduce((sum, model) => sum + model.bytes - model.bytesThere, 0);
  const isFetching = missing.some(({ id, state }) => state === 'fetching' || row.includes(id));
  const free = machine.value?.freeDiskBytes;
  return (
    <div ref={step} tabIndex={-1} className="stack focus-place" role="group" aria-label="The models to begin with">
      <ul className="starters">
        {starters.map((model) => (
          <Starter key={model.id} model={model} />
        ))}
      </ul>
      {free !== undefined && bytes > free && (
        <Notice kind="warn" title={`There is room for ${formatSize(free)}, and ${formatSize(bytes)} are needed.`}>
          Free some space on the disk first.
        </Notice>
      )}
      {missing.length > 0 && !isFetching && <FetchAll ids={missing.map(({ id }) => id)} bytes={bytes} />}
      {missing.length === 0 && (
        <p className="soft">All here. Larger models that write better are listed under Models.</p>
      )}
    </div>
  );
}

function FetchAll({ ids, bytes }: { ids: string[]; bytes: number }) {
  // One main action at a time: while the mailbox asks something, its button is the one.
  const isFirst = useCell(mailboxFlow).at === 'picking';
  return (
    <div className="actions">
      <Button kind={isFirst ? 'main' : 'plain'} icon={Download} onPress={() => void fetchModels(ids)}>
        {ids.length === 1 ? 'Fetch it' : 'Fetch them'}, {formatSize(bytes)}
      </Button>
      <span className="soft">You can go on with the next step meanwhile.</span>
    </div>
  );
}

function Starter({ model }: { model: Model }) {
  const job = useJob<'models.fetch'>(fetchKey(model.id));
  const waits = useCell(fetchRow).includes(model.id) && !job?.running;
  const [role] = model.inUse;
  return (
    <li className="starter">
      <div className="starter-words">
        <span>
          <span className="strong">{role ? roleWords[role].title : model.name}</span>{' '}
          <span className="soft">{model.name}</span>
        </span>
        <span className="soft">
          {model.state === 'ready' ? 'Here' : formatSize(model.bytes)}
          {/* A file of one’s own tells of none. */}
          {model.licence !== '' && `, ${model.licence}`}
          {waits && ', comes next'}
          {model.fit.verdict !== 'good' && `, ${fitWords[model.fit.verdict].toLowerCase()}`}
        </span>
      </div>
      {job?.running && (
        <Progress
          label="Fetching"
          step={job.step}
          onCancel={() => {
            cancelFetch(model.id);
          }}
        />
      )}
      {job?.error && <ErrorNotice title="It could not be fetched." error={job.error} />}
    </li>
  );
}
