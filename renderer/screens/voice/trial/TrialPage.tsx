import { ArrowLeft } from 'lucide-react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import { useCell } from '../../../connection/cell.ts';
import { cancelJob, useJob } from '../../../connection/jobs.ts';
import { Button } from '../../../controls/Button.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { Progress } from '../../../controls/Progress.tsx';
import { showOverview } from '../page.ts';
import { Drafts } from './Drafts.tsx';
import { Score } from './Score.tsx';
import { choose, jobOf, leaveTrial, nextDrafts, rounds, showCount, trying, tryingOf, tryMore } from './trying.ts';
import './trial.css';

/** The person judges for themselves: two drafts of one request, which is which not told, and the count at the end. */
export function TrialPage({ voice }: { voice: number }) {
  const job = useJob<'trial.next'>(jobOf(voice));
  const { done, counts, isOver, error } = tryingOf(voice, useCell(trying));
  const next = (): void => {
    nextDrafts(voice);
  };

  const back = (): void => {
    leaveTrial(voice);
    showOverview();
  };

  return (
    <main className="sheet-screen">
      <div className="sheet-inside trial">
        <header className="trial-head">
          <Button kind="quiet" icon={ArrowLeft} onPress={back}>
            Voice
          </Button>
          <h1 className="title focus-place">Which one would you have written?</h1>
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
            onBack={back}
            onMore={() => {
              tryMore(voice);
            }}
          />
        ) : job?.running ? (
          <Progress
            label="Writing two drafts of one request, with and without your voice"
            step={job.step}
            detail={job.step === null ? 'Starting' : `Draft ${job.step.done + 1} of ${job.step.total ?? 2}`}
            onCancel={() => {
              cancelJob(jobOf(voice));
            }}
            cancelWords="Stop"
          />
        ) : job?.result ? (
          <Drafts
            key={job.result.id}
            trial={job.result}
            onChoose={(choice) => {
              if (job.result) {
                void choose(voice, job.result.id, choice);
              }
            }}
          />
        ) : (
          <Beginning isFirst={done === 0} error={job?.error ?? null} onBegin={next} />
        )}
        {counts && !isOver && (
          <div className="actions">
            <Button
              kind="quiet"
              onPress={() => {
                showCount(voice);
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
