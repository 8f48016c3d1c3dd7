import type { Arm } from '../../../contract/drafting.ts';
import type { Step } from '../../../contract/entities.ts';
import { cancelled } from '../../../contract/errors.ts';
import type { Judgement } from '../../../contract/voice.ts';
import { dressed } from '../../draft/ownForms.ts';
import { realText } from '../../draft/pastPrompt.ts';
import { firstName } from '../../draft/reader.ts';
import { countdown } from './countdown.ts';
import { askedFor, type HeldOut, readHeldOut, spread } from './heldOut.ts';
import { armScore, type Held, measureDraft, type Measures, unmeasured } from './measures.ts';
import { draftAgain, lossesOf, planAgain, type Rewriter, type Rewritten } from './rewriting.ts';
import { judgeVoice, type Verdict } from './verdict.ts';
import { readSamples } from './samples.ts';
import { makeYardsticks, type Meanings } from './yardsticks.ts';

export interface Judging extends Rewriter {
  readonly meanings: Meanings;
}

export interface JudgingPlan {
  readonly arms: readonly Arm[];
  /** Mails that are drafted again. The loss, which takes less time, is measured on all that are looked at. */
  readonly drafts: number;
  /** The most mails that are looked at, spread over those that are held out; all of them by default. */
  readonly most?: number | undefined;
}

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

/** Drafts without anything of the person that stand in for other people's mail where that is scarce. */
const plainDrafts = 20;
/** Losses of so many mails are measured at once, and then kept: what a kill may cost. */
const mailsAtOnce = 8;

/**
 * Judges how much drafts are like the person, arm by arm, on mails that nothing was learned from. May be stopped at any
 * time and goes on where it was. With a voice, says whether it is to be switched on.
 *
 * @throws {AppError} `too-little-mail` where there is too little mail; `cancelled`; what loading and scoring throw.
 */
export async function judge(judging: Judging, { arms, drafts, most }: JudgingPlan, call: Call): Promise<Judgement> {
  const { database, meanings } = judging;
  const { heldOut, learned } = await readHeldOut(database, call.signal, judging.voice, most);
  const drafted = new Set(spread(heldOut, drafts).map(({ mail }) => mail.id));
  const samples = readSamples(database, learned);
  const plainMails = samples.scarce ? spread(learned, plainDrafts) : [];
  const drafting = arms.length * drafted.size + plainMails.length;
  const tell = countdown({ losses: arms.length * heldOut.length, drafts: drafting }, call.progress);
  const plain = await draftPlainly(judging, plainMails, tell, call.signal);
  const known = { samples, learned, heldOut, plain };
  const { styleAccuracy, ...yardsticks } = await makeYardsticks(database, meanings, known, call.signal);
  const scores = new Map<Arm, Measures[]>();
  const real = new Map<number, Measures>();
  for (const arm of arms) {
    const planned = await planAll(judging, heldOut, arm, call.signal);
    const losses = await measureLosses(judging, planned, tell, call.signal);
    const measures: Measures[] = [];
    for (const [at, rewritten] of planned.entries()) {
      const loss = losses[at] ?? null;
      if (!drafted.has(rewritten.mail.id)) {
        measures.push({ ...unmeasured, loss });
        continue;
      }
      const held = heldOf(rewritten);
      const draft = await draftAgain(judging, rewritten, call.signal);
      const measured = draft === null ? {} : await measureDraft(draft, held, yardsticks);
      measures.push({ ...unmeasured, ...measured, loss });
      if (!real.has(held.id)) {
        real.set(held.id, { ...unmeasured, ...(await measureDraft(held.text, held, yardsticks)) });
      }
      tell('drafts', 1);
    }
    scores.set(arm, measures);
  }
  const { style, greeting, signOff, copied } = armScore('base', [...real.values()]);
  return {
    mails: heldOut.length,
    drafted: drafted.size,
    arms: arms.map((arm) => armScore(arm, scores.get(arm) ?? [])),
    own: { style, greeting, signOff, copied },
    styleAccuracy,
    ...verdictOn(scores, copied?.mean ?? 0, learned.length),
  };
}

/** Bodies of drafts by the model alone, of mails that were learned from: the same matters in nobody's hand. */
async function draftPlainly(
  judging: Judging,
  learned: readonly number[],
  tell: ReturnType<typeof countdown>,
  signal: AbortSignal,
): Promise<string[]> {
  const bodies: string[] = [];
  for (const id of learned) {
    const rewritten = await planAgain(judging, askedFor(judging.database, id), 'base', signal);
    const draft = await draftAgain(judging, rewritten, signal);
    bodies.push(dressed(draft ?? '', rewritten.forms, rewritten.plan.ground.writer).body);
    tell('drafts', 1);
  }
  return bodies.filter((body) => body !== '');
}

async function planAll(
  judging: Judging,
  heldOut: readonly HeldOut[],
  arm: Arm,
  signal: AbortSignal,
): Promise<Rewritten[]> {
  const planned: Rewritten[] = [];
  for (const mail of heldOut) {
    if (signal.aborted) {
      throw cancelled();
    }
    planned.push(await planAgain(judging, mail, arm, signal));
  }
  return planned;
}

async function measureLosses(
  judging: Judging,
  planned: readonly Rewritten[],
  tell: ReturnType<typeof countdown>,
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const losses: (number | null)[] = [];
  for (let at = 0; at < planned.length; at += mailsAtOnce) {
    const some = await lossesOf(judging, planned.slice(at, at + mailsAtOnce), signal);
    losses.push(...some);
    tell('losses', some.length);
  }
  return losses;
}

function heldOf({ mail, request, plan, forms }: Rewritten): Held {
  const { reader, language } = plan.occasion;
  return {
    ...{ id: mail.id, request, text: realText(mail), writer: plan.ground.writer, forms, language },
    reader: reader === null ? null : firstName(reader),
  };
}

function verdictOn(scores: ReadonlyMap<Arm, Measures[]>, ownCopied: number, learned: number): Verdict {
  const both = scores.get('both');
  const retrieval = scores.get('retrieval');
  return both === undefined || retrieval === undefined
    ? { better: false, reason: 'Whether a voice is better shows only beside drafts after examples alone.' }
    : judgeVoice({ both, retrieval, ownCopied, learned });
}
