import { Timer } from 'lucide-react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { VoiceAdvice } from '../../../../electron/contract/voice.ts';
import { refresh } from '../../../connection/freshness.ts';
import { cancelJob, startJob, useJob } from '../../../connection/jobs.ts';
import { Button } from '../../../controls/Button.tsx';
import { ErrorNotice, Notice } from '../../../controls/Notice.tsx';
import { Progress } from '../../../controls/Progress.tsx';
import { goTo } from '../../../shell/place.ts';
import { formatDuration } from '../../../words/duration.ts';
import { formatSize } from '../../../words/size.ts';

type Base = VoiceAdvice['bases'][number];

const measuring = 'voice measure';
const roleWords: Record<Base['role'], string> = {
  writer: 'Writes drafts',
  completer: 'Completes as you type',
  embedder: 'Finds mail',
};

interface Props {
  advice: VoiceAdvice;
  chosen: string | null;
  onChoose: (model: string) => void;
}

/** The models that can learn, with the time and the memory each takes on this computer. */
export function Bases({ advice: { bases }, chosen, onChoose }: Props) {
  if (chosen === null) {
    return <NoBase bases={bases} />;
  }
  return (
    <section className="voice-section">
      <RadioGroup className="bases" value={chosen} onChange={onChoose}>
        <Label className="heading">Which model learns</Label>
        <div className="rows">
          {bases.map((base) => (
            <RadioField
              key={base.model}
              value={base.model}
              isDisabled={base.obstacle !== null}
              className={base.obstacle === null ? 'base' : 'base base-impossible'}
            >
              <RadioButton className="base-button">
                <span className="radio" />
                <span className="base-words">
                  <span className="strong">{base.name}</span>
                  <span className="soft">{base.obstacle ?? roleWords[base.role]}</span>
                  {base.suggested && base.obstacle === null && <span className="badge badge-words">Suggested</span>}
                </span>
                {base.obstacle === null && <Cost base={base} />}
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <Measure isMissing={bases.some(isUnmeasured)} />
    </section>
  );
}

function isUnmeasured({ obstacle, trainingSeconds }: Base): boolean {
  return obstacle === null && trainingSeconds === null;
}

function Cost({ base: { trainingSeconds, memoryBytes } }: { base: Base }) {
  return (
    <span className="soft number">
      {trainingSeconds === null ? 'Not measured yet' : formatDuration(trainingSeconds)}
      {memoryBytes !== null && `, ${formatSize(memoryBytes)} of memory`}
    </span>
  );
}

/** Time and memory are measured here, not guessed; it takes a moment, so only on demand. */
function Measure({ isMissing }: { isMissing: boolean }) {
  const job = useJob<'voice.measure'>(measuring);

  async function measure(): Promise<void> {
    await startJob(measuring, 'voice.measure', {});
    refresh('voice.advice');
  }

  if (job?.running) {
    return (
      <Progress
        label="Trying each model for a moment"
        step={job.step}
        detail={job.step ? `${job.step.stage}, ${job.step.done + 1} of ${job.step.total ?? 1}` : 'Starting'}
        onCancel={() => {
          cancelJob(measuring);
        }}
      />
    );
  }
  return (
    <>
      {job?.error && <ErrorNotice title="It could not be measured." error={job.error} />}
      {isMissing && (
        <div className="actions">
          <Button icon={Timer} onPress={() => void measure()}>
            Measure time and memory
          </Button>
        </div>
      )}
    </>
  );
}

/** No model that is here can learn on this computer. */
function NoBase({ bases }: { bases: readonly Base[] }) {
  return (
    <Notice
      kind="warn"
      title="No model that can learn is here yet."
      actions={
        <Button
          onPress={() => {
            goTo('models');
          }}
        >
          Go to Models
        </Button>
      }
    >
      {bases.length === 0
        ? 'Fetch one that writes drafts, or the small one that completes as you type.'
        : bases.map(({ model, name, obstacle }) => (
            <p key={model}>
              {name}: {obstacle}
            </p>
          ))}
    </Notice>
  );
}
