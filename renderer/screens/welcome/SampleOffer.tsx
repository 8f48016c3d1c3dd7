import { askEngine } from '../../connection/api.ts';
import { clearJob, cancelJob, startJob, useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Progress } from '../../controls/Progress.tsx';
import { enter } from '../unlock/unlocking.ts';

const key = 'sample';

async function openSample(): Promise<void> {
  const summary = await startJob(key, 'store.openSample', {});
  if (summary !== null) {
    clearJob(key);
    await enter(await askEngine('store.state', {}));
  }
}

/** One press, and there is a mailbox to try everything with. */
export function SampleOffer() {
  const job = useJob<'store.openSample'>(key);
  return (
    <section className="sample-offer">
      <h2 className="heading">Just looking?</h2>
      <p className="soft">
        A made-up person&rsquo;s mailbox, three years of it. It is kept apart and deleted when you leave it.
      </p>
      {job?.running ? (
        <Progress
          label="Opening the sample mailbox"
          step={job.step}
          onCancel={() => {
            cancelJob(key);
          }}
        />
      ) : (
        <div className="actions">
          <Button onPress={() => void openSample()}>Look around with a sample mailbox</Button>
        </div>
      )}
      {job?.error && <ErrorNotice title="The sample could not be opened." error={job.error} />}
    </section>
  );
}
