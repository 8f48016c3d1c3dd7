import { CircleCheck, CircleSlash, History, Scale } from 'lucide-react';
import type { Voice } from '../../../../electron/contract/voice.ts';
import { askEngine } from '../../../connection/api.ts';
import { useCall } from '../../../connection/useCall.ts';
import { Button } from '../../../controls/Button.tsx';
import { Notice } from '../../../controls/Notice.tsx';
import { showTrial } from '../page.ts';
import { versionBefore, versionName } from '../versions.ts';
import { type Act, roleOf } from './Voices.tsx';

interface Props {
  voice: Voice;
  voices: readonly Voice[];
  act: Act;
}

/** Whether a version is used, why, and the way back. */
export function Verdict({ voice, voices, act }: Props) {
  const { active, judgement, obstacle } = voice;
  const before = versionBefore(voice, voices);
  const other = voices.find((each) => each.active && each.role === voice.role && each.id !== voice.id);
  const use = (id: number | null): void => {
    act(askEngine('voice.use', { id, role: roleOf(voice) }));
  };
  return (
    <section className="voice-section verdict">
      <h2 className={active ? 'verdict-title verdict-on' : 'verdict-title'}>
        {active ? <CircleCheck aria-hidden className="icon" /> : <CircleSlash aria-hidden className="icon" />}
        {versionName(voice)} is {active ? 'switched on' : 'not switched on'}
        {voice.role === 'completer' && ' for suggestions'}.
      </h2>
      <p className="voice-words">
        {obstacle ?? judgement?.reason ?? 'It has not been compared with the model as it is without it.'}
        {other && ` ${versionName(other)} stays in use.`}
      </p>
      {active && <OtherModel voice={voice} act={act} />}
      <div className="actions">
        {active ? (
          <Button
            onPress={() => {
              use(null);
            }}
          >
            Switch off
          </Button>
        ) : (
          obstacle === null && (
            <Button
              kind={judgement?.better ? 'main' : 'plain'}
              onPress={() => {
                use(voice.id);
              }}
            >
              {judgement?.better === false ? 'Use it all the same' : 'Use it'}
            </Button>
          )
        )}
        {active && before && (
          <Button
            kind="quiet"
            icon={History}
            onPress={() => {
              use(before.id);
            }}
          >
            Go back to {versionName(before).toLowerCase()}
          </Button>
        )}
        {voice.role === 'writer' && obstacle === null && (
          <Button
            kind="quiet"
            icon={Scale}
            onPress={() => {
              showTrial(voice.id);
            }}
          >
            Judge for yourself
          </Button>
        )}
      </div>
    </section>
  );
}

/** A voice speaks only through the model it was learned with. */
function OtherModel({ voice, act }: { voice: Voice; act: Act }) {
  const models = useCall('models.list', {});
  const writer = models.value?.find(({ inUse }) => inUse.includes(voice.role));
  const { role } = voice;
  if (writer === undefined || writer.id === voice.base) {
    return null;
  }
  return (
    <Notice
      kind="warn"
      title={`${writer.name} is in use, and knows nothing of this version.`}
      actions={
        <Button
          onPress={() => {
            act(askEngine('models.use', { role, id: voice.base }));
          }}
        >
          Use {voice.baseName}
        </Button>
      }
    >
      It was learned with {voice.baseName}.
    </Notice>
  );
}
