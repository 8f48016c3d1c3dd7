import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Background } from '../../electron/contract/entities.ts';
import { useBackground } from '../connection/useWatch.ts';
import { Line } from '../controls/Line.tsx';
import { goToVoice } from '../screens/voice/page.ts';
import { goTo } from './place.ts';
import { formatPercent } from '../words/count.ts';
import { describeStep, fractionOf } from '../words/step.ts';

const words = {
  import: { short: 'Taking in', title: 'Taking in your mail', why: 'Mail that is in can be used already.' },
  embed: {
    short: 'Indexing',
    title: 'Learning where to find things',
    why: 'Each mail is read once, so that mail like it can be found later. What is done can be used already.',
  },
  learn: {
    short: 'Learning',
    title: 'Learning to write like you',
    why: 'It makes way while you write, and goes on where it stopped.',
  },
  fetch: { short: 'Fetching', title: 'Fetching a model', why: 'It goes on where it stopped if it is interrupted.' },
};

/** The line in the rail: what goes on in the background and how far it has come. */
export function BackgroundWork() {
  const work = useBackground();
  if (!work || work.job === 'idle') {
    return null;
  }
  return <Work work={work} job={work.job} />;
}

function Work({ work, job }: { work: Background; job: Exclude<Background['job'], 'idle'> }) {
  const { short, title, why } = words[job];
  const fraction = work.step && fractionOf(work.step);
  const waits = work.waitingFor !== null;
  const state = waits ? 'waits' : fraction === null ? '' : formatPercent(fraction);
  return (
    <DialogTrigger>
      <Button className="work" aria-label={`${title}, ${state}`}>
        <span>{short}</span>
        {state !== '' && <span className="number">{state}</span>}
        <Line fraction={waits ? (fraction ?? 0) : fraction} />
      </Button>
      <Popover className="popover work-detail" placement="right bottom">
        <Dialog className="dialog">
          <Heading slot="title" className="heading">
            {title}
          </Heading>
          {work.step && <p className="number">{describeStep(work.step)}</p>}
          <p className="soft">{work.waitingFor ?? why}</p>
          {job === 'learn' && (
            <div className="actions">
              <Button slot="close" className="button button-plain" onPress={goToVoice}>
                Go to Voice
              </Button>
            </div>
          )}
          {/* What finds mail by meaning waits for nothing but its model. */}
          {job === 'embed' && waits && (
            <div className="actions">
              <Button
                slot="close"
                className="button button-plain"
                onPress={() => {
                  goTo('models');
                }}
              >
                Go to Models
              </Button>
            </div>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
