import { Rows3, Signature } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { VoiceJob } from '../../../electron/contract/voice.ts';
import { refresh } from '../../connection/freshness.ts';
import { useCall } from '../../connection/useCall.ts';
import { useVoiceJob } from '../../connection/useWatch.ts';
import { Button } from '../../controls/Button.tsx';
import { Empty } from '../../controls/Empty.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Waiting } from '../../controls/Waiting.tsx';
import { goTo } from '../../shell/place.ts';
import { formatNumber } from '../../words/count.ts';
import { Advice } from './advice/Advice.tsx';
import { Learning } from './learning/Learning.tsx';
import { isUnfinished } from './learning/jobs.ts';
import { showPairs } from './page.ts';
import { Voices } from './verdict/Voices.tsx';

/** One page: what is going on, what came of it, and what there is to learn. */
export function Overview() {
  const sources = useCall('corpus.sources', {});
  const advice = useCall('voice.advice', {});
  const voices = useCall('voice.list', {});
  const job = useVoiceJob();
  const listed = useCall('pairs.list', { limit: 1 });
  useNews(job);
  if (sources.value?.length === 0) {
    return <NoMail />;
  }
  const unfinished = job !== null && isUnfinished(job);
  // A version that is just being compared is not there to be chosen yet.
  const comparing = unfinished && job.state !== 'failed' ? job.voice : null;
  const known = (voices.value ?? []).filter(({ id }) => id !== comparing);
  const pairs = listed.value?.kept ?? 0;
  const bases = advice.value?.bases ?? [];
  return (
    <main className="sheet-screen">
      <div className="sheet-inside voice">
        <header className="voice-head">
          <h1 className="title focus-place">Voice</h1>
          {pairs > 0 && (
            <Button kind="quiet" icon={Rows3} onPress={showPairs}>
              {formatNumber(pairs)} pairs
            </Button>
          )}
          <p className="lead">
            Ownhand can learn how you write from the mails you have sent, and from documents that you marked as your
            own. It happens on this computer, and what it learns stays here.
          </p>
        </header>
        {job && unfinished && (
          <Learning job={job} baseName={bases.find(({ model }) => model === job.plan?.base)?.name ?? null} />
        )}
        {voices.error && <ErrorNotice title="The versions could not be listed." error={voices.error} />}
        {known.length > 0 && <Voices voices={known} newest={job?.state === 'done' ? job.voice : null} />}
        {!unfinished && (
          <>
            {advice.error && <ErrorNotice title="Your mail could not be looked through." error={advice.error} />}
            {!advice.value && !advice.error && <Waiting what="Looking through your mail" />}
            {advice.value && (
              <Advice advice={advice.value} voices={voices.value ?? []} wasStopped={job?.state === 'stopped'} />
            )}
          </>
        )}
      </div>
    </main>
  );
}

/** Asks anew for what the learning changes: pairs as they come, the rest when it gets to another stage or ends. */
function useNews(job: VoiceJob | null): void {
  const now = job === null ? null : `${job.state} ${job.stage ?? ''} ${job.voice ?? ''}`;
  const made = job?.stage === 'playback' ? (job.step?.done ?? 0) : 0;
  const [last, setLast] = useState<string | null>(null);
  const [news, setNews] = useState(0);
  if (now !== null && now !== last) {
    setLast(now);
    setNews(last === null ? 0 : news + 1);
  }
  useEffect(() => {
    if (news > 0) {
      refresh('voice.list', 'voice.advice', 'pairs.list', 'store.report');
    }
  }, [news]);
  useEffect(() => {
    refresh('pairs.list');
  }, [made]);
}

function NoMail() {
  return (
    <main className="voice-none">
      <Empty
        icon={Signature}
        title="No mail to learn from yet."
        action={
          <Button
            kind="main"
            onPress={() => {
              goTo('settings');
            }}
          >
            Add a mailbox
          </Button>
        }
      >
        Once mails that you have sent are in, Ownhand can learn how you write: your openings, your turns of phrase, how
        you put a no.
      </Empty>
    </main>
  );
}
