import { useState } from 'react';
import type { Voice, VoiceAdvice } from '../../../../electron/contract/voice.ts';
import type { AppError } from '../../../../electron/contract/errors.ts';
import { askEngine } from '../../../connection/api.ts';
import { useCell } from '../../../connection/cell.ts';
import { asAppError } from '../../../connection/failure.ts';
import { Button } from '../../../controls/Button.tsx';
import { Choose } from '../../../controls/Choose.tsx';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { formatDuration } from '../../../words/duration.ts';
import { continuable, versionName } from '../versions.ts';
import { Bases } from './Bases.tsx';
import { Course } from './Course.tsx';
import { type Planned, planned } from './planned.ts';
import { Wishes } from './Wishes.tsx';
import { compareTime, firstChoice, wholeTime } from './time.ts';

const afresh = 'afresh';

/** Which model learns, what will happen, and the button that begins it. */
export function Plan({ advice, voices }: { advice: VoiceAdvice; voices: readonly Voice[] }) {
  const { model: wanted, from, wishes } = useCell(planned);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const base = advice.bases.find(({ model, obstacle }) => model === wanted && obstacle === null);
  const chosen = base ?? firstChoice(advice.bases);
  const earlier = chosen ? continuable(voices, chosen.model) : [];
  const start = earlier.find(({ id }) => id === from);
  const plan = (changes: Partial<Planned>): void => {
    planned.change((before) => ({ ...before, ...changes }));
  };

  async function learn(): Promise<void> {
    if (chosen === undefined || chosen.role === 'embedder') {
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await askEngine('voice.start', { base: chosen.model, role: chosen.role, from: start?.id ?? null, ...wishes });
    } catch (failure) {
      setError(asAppError(failure));
    }
    setBusy(false);
  }

  return (
    <>
      <Bases
        advice={advice}
        chosen={chosen?.model ?? null}
        onChoose={(model) => {
          plan({ model });
        }}
      />
      {chosen && (
        <section className="voice-section">
          <h2 className="heading">What will happen</h2>
          <Course advice={advice} base={chosen} />
          {earlier.length > 0 && (
            <div className="actions">
              <span className="soft">It begins</span>
              <Choose
                label="Where it begins"
                value={start === undefined ? afresh : String(start.id)}
                choices={[
                  { id: afresh, words: 'afresh, from all your mail' },
                  ...earlier.map((voice) => ({
                    id: String(voice.id),
                    words: `from ${versionName(voice).toLowerCase()}`,
                  })),
                ]}
                onChoose={(id) => {
                  plan({ from: id === afresh ? null : Number(id) });
                }}
              />
            </div>
          )}
          <Wishes
            wishes={wishes}
            onChange={(changed) => {
              plan({ wishes: changed });
            }}
          />
          {error && <ErrorNotice title="Learning did not begin." error={error} />}
          <div className="voice-start">
            <Button kind="main" isPending={busy} onPress={() => void learn()}>
              Learn my voice
            </Button>
            <p className="soft">
              {timeWords(wholeTime(advice, chosen), chosen.trainingSeconds)}You can go on working: it makes way while
              you write, and goes on where it stopped.
            </p>
          </div>
        </section>
      )}
    </>
  );
}

/**
 * `About 1 hour until it compares: the length of lunch. `; where playback is not known, what the learning alone takes.
 * How long comparing takes is not known before.
 */
function timeWords(whole: number | null, training: number | null): string {
  const seconds = whole ?? training;
  if (seconds === null) {
    return '';
  }
  const time = formatDuration(seconds);
  const compared = compareTime(seconds);
  const part = whole === null ? 'for the learning, after the requests' : 'until it compares';
  return `${time.charAt(0).toUpperCase()}${time.slice(1)} ${part}${compared === null ? '' : `: ${compared}`}. `;
}
