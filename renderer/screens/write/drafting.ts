/** The draft that is coming, or the last one that came. It goes on whichever screen is shown. */
import type { Arm, Draft, DraftStep } from '../../../electron/contract/drafting.ts';
import type { Engine } from '../../../electron/contract/engine.ts';
import { longestPoint, longestRequest, mostPoints } from '../../../electron/contract/limits.ts';
import type { Asked } from '../../../electron/contract/method.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { type DraftStream, streamDraft } from '../../editor/draft.ts';
import { ownershipOf } from '../../editor/ownership.ts';
import { pointsOf } from '../../editor/points.ts';
import { addressIn } from '../../words/person.ts';
import { chooseHand, chosenArm } from './hand.ts';
import { onLeaving } from './keeping.ts';
import { aimed, head, keys, points, recipient, request, text } from './page.ts';
import {
  type Drafting,
  drafting,
  followDraft,
  forgetStanding,
  isOfDraft,
  note,
  numberOfHalf,
  rememberStanding,
  type Said,
  showStanding,
  toldBy,
  wholeOnly,
} from './standing.ts';

interface Run {
  readonly stop: AbortController;
  readonly stream: DraftStream;
  /** What stood under "To" when it was asked for. */
  readonly askedTo: string;
  /** Whom it is for, once that is known. */
  reader: Draft['reader'];
}
let run: Run | null = null;

function newRun(): Run {
  return { stop: new AbortController(), stream: streamDraft(text), askedTo: head.get().to, reader: null };
}

function take(step: DraftStep, mine: Run): void {
  if (step.kind === 'stage') {
    note({ stage: step });
  } else if (step.kind === 'sources') {
    // Once they are known, looking for them is over, whether or not reading has said anything yet.
    const { sources, documents } = step;
    mine.reader = step.reader;
    note({ sources, documents, stage: { kind: 'stage', stage: 'reading', fraction: null, secondsLeft: null } });
  } else {
    mine.stream.append(step.text);
    if (!drafting.get().begun) {
      note({ begun: true });
    }
  }
}

/** What the page asks for now, in a hand that was chosen or the one that is usual. */
export function asked(arm: Arm | undefined): Asked<Engine['draft.write']> {
  const { replyTo } = head.get();
  // A name that is typed without an address says whom it is for, too.
  const to = recipient() ?? (head.get().to.trim().slice(0, 320) || undefined);
  return {
    request: request.text().trim(),
    points: pointsOf(points.text()),
    excludeIds: [...drafting.get().taken],
    excludeDocuments: [...drafting.get().takenDocuments],
    ...(to === undefined ? {} : isOfDraft('to') ? { likelyTo: to } : { to }),
    ...(replyTo === null ? {} : { replyTo }),
    ...aimed(),
    ...(arm === undefined ? {} : { arm }),
  };
}

/** Why no draft can be asked for, in words for the request line; null where one can. */
export function whyNotAsked(): string | null {
  const [words, wanted] = [request.text().trim().length, pointsOf(points.text())];
  if (words === 0) {
    return 'Say in a sentence what the mail should say.';
  }
  if (words > longestRequest) {
    return 'That is too long for a request. Say it in a few sentences; a mail to be answered goes under “Answer a mail”.';
  }
  if (wanted.length > mostPoints) {
    return `These are more than ${mostPoints} key points: take some away.`;
  }
  return wanted.some((point) => point.length > longestPoint)
    ? 'A key point is too long: say it in a sentence, or in several points.'
    : null;
}

/** Asks for a draft of what the page asks for, or for several. */
export function askDraft(
  { arm, variants }: { readonly arm?: Arm | undefined; readonly variants?: number },
  signal: AbortSignal,
  progress: (step: DraftStep) => void,
): Promise<Draft> {
  const wanted = { ...asked(arm), ...(variants === undefined ? {} : { variants }) };
  return askEngine('draft.write', wanted, { signal, progress });
}

/** What a draft says of itself goes to the page's head, where the person has not said otherwise meanwhile. */
function tell(said: Said, number: number, askedTo: string): void {
  const { subject, to } = toldBy(said);
  // A name that the person has typed is given its address.
  const isNamed = to !== '' && head.get().to === askedTo && addressIn(askedTo) === '';
  head.change((before) => ({
    ...before,
    draftId: wholeOnly(number),
    subject: isOfDraft('subject') ? subject : before.subject || subject,
    to: isNamed || isOfDraft('to') ? to : before.to || to,
  }));
  note({ last: said });
}

/** A draft has come whole. */
function settle({ stream, askedTo }: Run, result: Draft): void {
  stream.finish(result.id);
  tell(result, result.id, askedTo);
  const { sources, documents = [] } = result;
  note({ state: 'done', begun: true, stage: null, sources, documents, result, error: null, missing: null });
  rememberStanding();
}

/** A draft has ended before it was whole: what stands of it on the page may be for somebody else than the last one. */
function breakOff({ stream, reader, askedTo }: Run, how: Partial<Drafting> = {}): void {
  if (drafting.get().begun) {
    const number = numberOfHalf();
    stream.finish(number);
    tell({ reader, subject: isOfDraft('subject') ? head.get().subject : '' }, number, askedTo);
    rememberStanding();
    note({ state: 'stopped', stage: null });
  } else {
    stream.finish();
    showStanding();
  }
  note(how);
}

/** Puts a draft that was written elsewhere onto the page, in the place of the one that stands there. */
export function putDraft(result: Draft): void {
  stopDraft();
  chooseHand(result.arm);
  rememberStanding();
  run = newRun();
  run.stream.append(result.text);
  settle(run, result);
  run = null;
}

/** Writes a draft of what the page asks for. One that is under way is stopped first. */
export async function writeDraft(): Promise<void> {
  stopDraft();
  const missing = whyNotAsked();
  if (missing !== null) {
    note({ missing });
    request.focus();
    return;
  }
  rememberStanding();
  const mine = newRun();
  run = mine;
  note({
    ...{ state: 'running', begun: false, stage: null, sources: [], documents: [] },
    ...{ result: null, error: null, missing: null },
  });
  try {
    const result = await askDraft({ arm: chosenArm() }, mine.stop.signal, (step) => {
      if (run === mine) {
        take(step, mine);
      }
    });
    if (run === mine) {
      settle(mine, result);
    }
  } catch (error) {
    if (run === mine) {
      breakOff(mine, isCancelled(error) ? {} : { state: 'failed', error: asAppError(error) });
    }
  } finally {
    if (run === mine) {
      run = null;
    }
  }
}

/** Stops the draft that is coming; what stands on the page stays. False where none was. */
export function stopDraft(): boolean {
  if (run === null) {
    return false;
  }
  run.stop.abort();
  breakOff(run);
  run = null;
  return true;
}

/** Says again what the draft on the page was written after, when the page comes back. */
export async function recallDraft(): Promise<void> {
  const { draftId } = head.get();
  if (draftId === null || run !== null) {
    return;
  }
  // Without it the page is there all the same; only the margin has less to tell.
  const kept = await askEngine('draft.read', { id: draftId }).catch(() => null);
  if (kept !== null && head.get().draftId === draftId && drafting.get().state === 'none') {
    const { draft, excludeIds: taken, excludeDocuments: takenDocuments } = kept;
    const { sources, documents = [] } = draft;
    note({ state: 'done', sources, documents, taken, takenDocuments, result: draft, last: draft });
  }
}

export function forgetDraft(): void {
  stopDraft();
  forgetStanding();
}
onLeaving(forgetDraft);

let standing = ownershipOf(text.state).draftId;
text.listen(() => {
  const before = standing;
  standing = ownershipOf(text.state).draftId;
  // While a draft comes its pieces are no undo.
  if (run === null) {
    followDraft(before);
  }
});

keys.draft = () => {
  void writeDraft();
  return true;
};
keys.stop = stopDraft;
