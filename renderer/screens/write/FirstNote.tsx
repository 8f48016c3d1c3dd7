import { fractionOf } from '../../words/step.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { command } from '../../shell/commandKey.ts';
import { goTo } from '../../shell/place.ts';
import { useBackground } from '../../connection/useWatch.ts';
import { formatPercent } from '../../words/count.ts';

/** Stands in the margin before the first draft: what will be here, and what is missing for it. */
export function FirstNote() {
  const models = useCall('models.list', {});
  const sources = useCall('corpus.sources', {});
  const writer = models.value?.find(({ inUse }) => inUse.includes('writer'));
  const noMail = sources.value?.length === 0;
  return (
    <>
      {models.value && writer?.state !== 'ready' && <NoWriter />}
      {noMail && (
        <Notice
          kind="info"
          title="No mail to learn from yet."
          actions={
            <Button
              onPress={() => {
                goTo('settings');
              }}
            >
              Add a mailbox
            </Button>
          }
        >
          A draft follows mails that you wrote, so it needs some first.
        </Notice>
      )}
      <div className="first-note soft">
        <p>Say what you want to say in a sentence. The draft follows the mails of yours that fit it best.</p>
        <p>They will be listed here. Each can be opened, or left out.</p>
        <p className="first-keys">
          <kbd>{command}</kbd>
          <kbd>Enter</kbd> drafts, <kbd>Esc</kbd> stops, <kbd>?</kbd> shows all keys.
        </p>
      </div>
    </>
  );
}

function NoWriter() {
  const work = useBackground();
  const fraction = work?.job === 'fetch' && work.step ? fractionOf(work.step) : null;
  return (
    <Notice
      kind="warn"
      title="The model that writes is not here yet."
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
      {fraction === null ? 'It has to be fetched once.' : `It is being fetched: ${formatPercent(fraction)}.`}
    </Notice>
  );
}
