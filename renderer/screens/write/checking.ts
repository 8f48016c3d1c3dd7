/** What the mail on the page makes of the points that have to be in it: asked again whenever either has changed. */
import type { PointCheck } from '../../../electron/contract/drafting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { pointsOf, setPointStates } from '../../editor/points.ts';
import { markSentence, putWords } from '../../editor/sentence.ts';
import { onLeaving } from './keeping.ts';
import { head, looking, points, recipient, text } from './page.ts';
import { drafting } from './standing.ts';

export interface Checking {
  /** The last answer, and the text it is about. */
  readonly checks: readonly PointCheck[];
  readonly about: string;
  /** The point that is being said in the mail now. */
  readonly saying: string | null;
  readonly error: AppError | null;
}

const nothing: Checking = { checks: [], about: '', saying: null, error: null };
/** Nothing is asked while somebody types. */
const pause = 450;

export const checking = createCell<Checking>(nothing);

let timer: ReturnType<typeof setTimeout> | undefined;
let stop = new AbortController();
let stopSaying = new AbortController();

function show(checks: readonly PointCheck[], about: string): void {
  checking.change((before) => ({ ...before, checks, about }));
  const states = new Map(checks.map(({ point, state }) => [point, state]));
  points.dispatch([points.state.update({ effects: setPointStates.of(states) })]);
}

async function check(): Promise<void> {
  stop.abort();
  const asked = new AbortController();
  stop = asked;
  const [wanted, about, to] = [pointsOf(points.text()), text.text(), recipient()];
  if (wanted.length === 0 || about.trim() === '') {
    show([], about);
    return;
  }
  try {
    const checks = await askEngine(
      'points.check',
      {
        points: wanted.slice(0, 40).map((point) => point.slice(0, 500)),
        text: about,
        ...(to === undefined ? {} : { to }),
      },
      { signal: asked.signal },
    );
    if (!asked.signal.aborted) {
      show(checks, about);
    }
  } catch {
    // Without an answer nothing is ticked: better than a tick that is not true any more.
    if (!asked.signal.aborted) {
      show([], about);
    }
  }
}

function checkSoon(): void {
  clearTimeout(timer);
  // A draft that is coming is checked when it is there.
  if (drafting.get().state !== 'running') {
    timer = setTimeout(() => void check(), pause);
  }
}

for (const part of [points, text, head, drafting]) {
  part.listen(checkSoon);
}

/** Shows the sentence of the mail that says a point, or its contrary. */
export function showPoint(point: string | null): void {
  const { checks, about } = checking.get();
  const found = checks.find((each) => each.point === point);
  // The place is of the text that was checked; in another it means nothing.
  markSentence(text, about === text.text() ? (found?.place ?? null) : null, found?.state === 'turned');
}
looking.point = showPoint;

/** Says a point in the mail: before its end, or in the place of the sentence that says the contrary. */
export async function sayInMail(point: string): Promise<void> {
  stopSaying.abort();
  const mine = new AbortController();
  stopSaying = mine;
  const about = text.text();
  const to = recipient();
  const note = (change: Partial<Checking>): void => {
    if (stopSaying === mine) {
      checking.change((before) => ({ ...before, ...change }));
    }
  };
  note({ saying: point, error: null });
  try {
    const {
      from,
      to: end,
      insert,
    } = await askEngine(
      'points.say',
      { point, text: about, ...(to === undefined ? {} : { to }) },
      { signal: mine.signal },
    );
    if (stopSaying !== mine) {
      return;
    }
    if (text.text() === about) {
      putWords(text, { from, to: end }, insert);
      note({ saying: null });
    } else {
      // The person has written on meanwhile, and the place may be another one now.
      await sayInMail(point);
    }
  } catch (error) {
    note({ saying: null, error: isCancelled(error) ? null : asAppError(error) });
  }
}

export function stopSayingIt(): void {
  stopSaying.abort();
  stopSaying = new AbortController();
  checking.change((before) => ({ ...before, saying: null, error: null }));
}
onLeaving(stopSayingIt);
