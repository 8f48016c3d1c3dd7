import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { askEngine } from '../../../connection/api.ts';
import { asAppError } from '../../../connection/failure.ts';
import { Button } from '../../../controls/Button.tsx';
import { Moment } from '../../../controls/Moment.tsx';
import { ErrorNotice, Notice } from '../../../controls/Notice.tsx';
import { Progress } from '../../../controls/Progress.tsx';
import { JobDetails } from './JobDetails.tsx';
import { LossPlot } from './LossPlot.tsx';
import { Resting } from './Resting.tsx';
import { Stages } from './Stages.tsx';
import { describeStage, doingOf } from './stages.ts';
import { StopLearning } from './StopLearning.tsx';
import './learning.css';

interface Props {
  job: VoiceJob;
  baseName: string | null;
}

/** The learning that goes on, rests or broke off: where it is, how far, and what can be done. */
export function Learning({ job, baseName }: Props) {
  const [stopping, setStopping] = useState(false);
  // Which button waits: the one that takes its place once the engine has told of it can be pressed at once.
  const [acting, setActing] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const goesOn = job.state === 'working' || job.state === 'waiting';

  async function act(method: 'voice.pause' | 'voice.resume' | 'voice.stop'): Promise<void> {
    setError(null);
    setActing(method);
    try {
      await askEngine(method, {});
    } catch (failure) {
      setError(asAppError(failure));
    }
    setActing((now) => (now === method ? null : now));
  }

  return (
    <section className="voice-section learning">
      <div>
        <h2 className="heading">Learning your voice</h2>
        <p className="soft">
          {begunWith(baseName, job.plan?.from ?? null)}
          {job.startedAt !== null && <Moment at={job.startedAt} />}
        </p>
      </div>
      {job.renewed && (
        <Notice title="It began again from the start.">
          Something it was learning from was removed.
          {job.plan?.role !== 'completer' && ' The requests of the mails that are left are kept.'}
        </Notice>
      )}
      <Stages job={job} />
      {job.state === 'working' ? (
        <Progress label={doingOf(job)} step={job.step} detail={describeStage(job)} />
      ) : (
        <Resting job={job} />
      )}
      {job.losses.length > 0 && <LossPlot points={job.losses} />}
      {error && <ErrorNotice title="That did not work." error={error} />}
      <div className="actions">
        {goesOn ? (
          <Button icon={Pause} isPending={acting === 'voice.pause'} onPress={() => void act('voice.pause')}>
            Pause
          </Button>
        ) : (
          <Button
            kind="main"
            icon={Play}
            isPending={acting === 'voice.resume'}
            onPress={() => void act('voice.resume')}
          >
            {job.state === 'failed' ? 'Try again' : 'Go on'}
          </Button>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            setStopping(true);
          }}
        >
          End it
        </Button>
        {goesOn && <span className="soft">You can go on working.</span>}
      </div>
      <JobDetails job={job} />
      <StopLearning
        isOpen={stopping}
        stage={job.stage}
        goesOn={goesOn}
        onClose={() => {
          setStopping(false);
        }}
        onStop={() => {
          setStopping(false);
          void act('voice.stop');
        }}
      />
    </section>
  );
}

/** `Qwen2.5, going on from version 1, begun `; what is not known is left out, and it begins with a capital all the same. */
function begunWith(baseName: string | null, from: number | null): string {
  const words = [baseName, from === null ? null : `going on from version ${from}`, 'begun '].filter(
    (each) => each !== null,
  );
  const line = words.join(', ');
  return baseName === null ? `${line.charAt(0).toUpperCase()}${line.slice(1)}` : line;
}
