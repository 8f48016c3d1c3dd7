import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { Output } from '../../../../electron/contract/method.ts';
import type { voice as methods } from '../../../../electron/contract/voice.ts';
import { askEngine } from '../../../connection/api.ts';
import { asAppError } from '../../../connection/failure.ts';
import { cancelJob, clearJob, startJob, useJob } from '../../../connection/jobs.ts';
import { Button } from '../../../controls/Button.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { Progress } from '../../../controls/Progress.tsx';
import { showOverview } from '../page.ts';
import { Drafts } from './Drafts.tsx';
import { Score } from './Score.tsx';
import './trial.css';

export type Counts = Output<(typeof methods)['trial.choose']>;
export type Choice = 0 | 1 | null;

/** So many tell something, and are done in a coffee break. */
const rounds = 10;

/** The person judges for themselves: two drafts of one request, which is which not told, and the count at the end. */
export function TrialPage({ voice }: { voice: number }) {
  const key = `trial ${voice}`;
  const job = useJob<'trial.next'>(key);
  const [done, setDone] = useState(0);
  const [counts, setCounts] = useState<Counts | null>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const next = (): void => {
    void startJob(key, 'trial.next', { id: voice });
  };

  async function choose(choice: Choice): Promise<void> {
    if (!job?.result) {
      return;
    }
    setError(null);
    try {
      setCounts(await askEngine('trial.choose', { id: job.result.id, choice }));
      clearJob(key);
      setDone(done + 1);
      if (done + 1 < rounds) {
        next();
      } else {
        setOver(true);
      }
    } catch (failure) {
      setError(asAppError(failure));
    }
  }

  return (
    <main className="sheet-screen">
      <div className="sheet-inside trial">
        <header className="trial-head">
          <Button
            kind="quiet"
            icon={ArrowLeft}
            onPress={() => {
              cancelJob(key);
              showOverview();
            }}
          >
            Voice
          </Button>
          <h1 className="title">Which one would you have written?</h1>
          {done > 0 && !isOver && (
            <span className="soft number">
              {done} of {rounds}
            </span>
          )}
        </header>
        {error && <ErrorNotice title="Your choice could not be kept." error={error} />}
        {isOver && counts ? (
          <Score
            counts={counts}
            onMore={() => {
              setOver(false);
              setDone(0);
              next();
            }}
          />
        ) : job?.running ? (
          <Progress
            label="Writing two drafts of one request, with and without your voice"
            step={job.step}
            detail={job.step === null ? 'Starting' : `Draft ${job.step.done + 1} of ${job.step.total ?? 2}`}
            onCancel={() => {
              cancelJob(key);
            }}
            cancelWords="Stop"
          />
        ) : job?.result ? (
          <Drafts key={job.result.id} trial={job.result} onChoose={(choice) => void choose(choice)} />
        ) : (
          <Beginning isFirst={done === 0} error={job?.error ?? null} onBegin={next} />
        )}
        {counts && !isOver && (
          <div className="actions">
            <Button
              kind="quiet"
              onPress={() => {
                cancelJob(key);
                setOver(true);
              }}
            >
              Enough: show the count
            </Button>
          </div>
        )}
      </div>
    </main>
  );
}

function Beginning({ isFirst, error, onBegin }: { isFirst: boolean; error: AppError | null; onBegin: () => void }) {
  return (
    <>
      <p className="lead">
        You see two drafts of one request. One was written with your voice, one without; the order is left to chance.
        Choose the one you would sooner have written. After ten you are told which was which.
      </p>
      {error && <ErrorNotice title="There are no drafts to compare." error={error} />}
      <div className="actions">
        <Button kind="main" onPress={onBegin} autoFocus>
          {isFirst ? 'Begin' : 'Go on'}
        </Button>
      </div>
    </>
  );
}
