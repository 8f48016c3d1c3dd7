import type { ReactNode } from 'react';
import { Check, ShieldCheck } from 'lucide-react';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { goTo } from '../../shell/place.ts';
import { AddMailbox } from '../mailbox/AddMailbox.tsx';
import { starterSet } from '../models/roles.ts';
import { mailboxFlow, pickAnother } from '../mailbox/mailboxFlow.ts';
import { ModelsStep } from './ModelsStep.tsx';
import { NameStep } from './NameStep.tsx';
import { SampleOffer } from './SampleOffer.tsx';
import './welcome.css';

/** Three steps on one page, each done in place, in any order. */
export function Welcome({ onLeave }: { onLeave: () => void }) {
  const models = useCall('models.list', {});
  const sources = useCall('corpus.sources', {});
  const identity = useCall('identity.get', {});
  const hasModels = models.value !== undefined && starterSet(models.value).every(({ state }) => state === 'ready');
  const hasMail = (sources.value?.length ?? 0) > 0;
  const hasName = (identity.value?.name ?? '') !== '';
  const leave = (): void => {
    if (mailboxFlow.get().at === 'done') {
      pickAnother();
    }
    goTo('write');
    onLeave();
  };
  return (
    <main className="welcome">
      <div className="welcome-inside">
        <header>
          <h1 className="welcome-title">Ownhand</h1>
          <p className="welcome-lead">It writes mail the way you do, after your own mail, on this computer.</p>
        </header>
        <div className="welcome-columns">
          <ol className="steps">
            <StepBox number={1} title="The models" isDone={hasModels}>
              <ModelsStep />
            </StepBox>
            <StepBox number={2} title="Your mail" isDone={hasMail}>
              <AddMailbox />
            </StepBox>
            <StepBox number={3} title="Your name" isDone={hasName}>
              <NameStep identity={identity.value ?? null} />
            </StepBox>
          </ol>
          <aside className="welcome-side">
            <SampleOffer />
            <section>
              <h2 className="heading">
                <ShieldCheck aria-hidden className="icon" /> Nothing leaves this computer
              </h2>
              <p className="soft">
                Ownhand works offline. It has no account and no server, and it sends nothing. Only fetching a model uses
                the network, and reading a mail account if you connect one. What it keeps is encrypted, and one button
                destroys it.
              </p>
            </section>
          </aside>
        </div>
        <footer className="welcome-end">
          <Button kind={hasMail && hasName ? 'main' : 'plain'} onPress={leave}>
            {hasMail && hasName ? 'Start writing' : 'Go on without finishing'}
          </Button>
          {hasMail && hasName && !hasModels && (
            <span className="soft">You can look around while the models are on their way.</span>
          )}
        </footer>
      </div>
    </main>
  );
}

function StepBox({
  number,
  title,
  isDone,
  children,
}: {
  number: number;
  title: string;
  isDone: boolean;
  children: ReactNode;
}) {
  return (
    <li className="step">
      <span className={isDone ? 'step-number step-done' : 'step-number'}>
        {isDone ? <Check className="icon" aria-label="Done" /> : number}
      </span>
      <section className="step-inside" aria-label={title}>
        <h2 className="step-title">{title}</h2>
        {children}
      </section>
    </li>
  );
}
