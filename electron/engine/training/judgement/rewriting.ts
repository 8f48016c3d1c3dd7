import { createHash } from 'node:crypto';
import type { Arm } from '../../../contract/drafting.ts';
import { AppError, cancelled } from '../../../contract/errors.ts';
import type { Score } from '../../../contract/trainer.ts';
import { bounded, type BoundedPlan } from '../../draft/bounds.ts';
import { composeText, type TextWriter } from '../../draft/compose.ts';
import { pastPlan, realText } from '../../draft/pastPrompt.ts';
import type { OwnForms } from '../../draft/ownForms.ts';
import type { FittingMeans } from '../../draft/fitting.ts';
import { formsOf } from '../../draft/plan.ts';
import { recipes } from '../../draft/recipes.ts';
import type { Writer } from '../../model/writer.ts';
import type { Turn } from '../../prompt/turn.ts';
import type { Database } from '../../store/database.ts';
import { keepRewriting, readRewriting, type RewritingKey } from '../../store/rewritings.ts';
import type { Tokens } from '../tokens.ts';
import type { HeldOut } from './heldOut.ts';

/** The model that drafts. */
export type PastWriter = TextWriter & Pick<Writer, 'countTokens' | 'promptSpeed'>;

/** What mails are written again with. */
export interface Rewriter extends Pick<FittingMeans, 'database' | 'embed' | 'model'> {
  readonly database: Database;
  /** The voice that is judged; null where there is none. */
  readonly voice: number | null;
  /** The model, with what was trained or without. */
  readonly writer: (adapted: boolean, signal: AbortSignal) => Promise<PastWriter>;
  /** Turns and an answer in the model's tokens. */
  readonly tokenize: (turns: readonly Turn[], answer: string) => Tokens;
  /** How likely the model finds some answers, with what was trained or without. */
  readonly score: (examples: readonly Tokens[], adapted: boolean, signal: AbortSignal) => Promise<readonly Score[]>;
}

/** The same for every mail and arm, so that only what they are differs. */
const seed = 7;
/** Changed when drafts come out otherwise although their prompts are the same. */
const version = 4;

/** How a held-out mail is drafted with an arm, and under what that is kept. */
export interface Rewritten extends HeldOut {
  readonly plan: BoundedPlan;
  /** How the person opens and ends a mail to this reader. */
  readonly forms: OwnForms;
  readonly key: RewritingKey;
}

/** Settles how a mail would have been drafted on its day. */
export async function planAgain(
  rewriter: Rewriter,
  heldOut: HeldOut,
  arm: Arm,
  signal: AbortSignal,
): Promise<Rewritten> {
  const { mail, request } = heldOut;
  const { database, embed, model, voice } = rewriter;
  const adapted = recipes[arm].adapter;
  const writer = await rewriter.writer(adapted, signal);
  const means = { database, embed, model, countTokens: (text: string) => writer.countTokens(text) };
  const plan = bounded(await pastPlan({ ...means, promptSpeed: writer.promptSpeed }, mail, request, arm, signal));
  const { prompt, opening, habits } = plan;
  const ledTo = JSON.stringify([version, seed, prompt.turns, opening, habits.signOff, realText(mail)]);
  const digest = createHash('sha256').update(ledTo).digest('hex');
  return {
    ...heldOut,
    // Hundreds of mails stand behind each plan; nothing after this needs them.
    plan: { ...plan, ground: { ...plan.ground, mails: [] } },
    forms: formsOf(database, plan),
    key: { mailId: mail.id, model, voice: adapted ? voice : null, arm, digest },
  };
}

/**
 * The draft of a mail: the one that is kept, or a new one. Gives way to the person and begins again afterwards. Null
 * where the prompt is longer than the model can read.
 */
export async function draftAgain(
  rewriter: Rewriter,
  { plan, key }: Rewritten,
  signal: AbortSignal,
): Promise<string | null> {
  const kept = readRewriting(rewriter.database, key).draft;
  if (kept !== null) {
    return kept;
  }
  while (!signal.aborted) {
    try {
      const writer = await rewriter.writer(recipes[plan.arm].adapter, signal);
      const { text, whole } = await composeText(writer, plan, {
        ...{ seed, signal, began: performance.now(), urgency: 'background', progress: () => undefined },
      });
      if (whole) {
        keepRewriting(rewriter.database, key, { draft: text });
        return text;
      }
    } catch (error) {
      const code = error instanceof AppError ? error.code : null;
      if (code === 'invalid-input') {
        return null;
      }
      if (code !== 'cancelled') {
        throw error;
      }
    }
  }
  throw cancelled();
}

/** The loss of some mails of one arm in nats per token; what is not kept is measured together. */
export async function lossesOf(
  rewriter: Rewriter,
  rewritten: readonly Rewritten[],
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const { database } = rewriter;
  const missing = rewritten.filter(({ key }) => readRewriting(database, key).loss === null);
  const [first] = missing;
  if (first !== undefined) {
    const examples = missing.map(({ plan, mail }) => rewriter.tokenize(plan.prompt.turns, realText(mail)));
    const scores = await rewriter.score(examples, recipes[first.plan.arm].adapter, signal);
    missing.forEach(({ key }, at) => {
      const { loss = 0, weight = 0 } = scores[at] ?? {};
      if (weight > 0) {
        keepRewriting(database, key, { loss: loss / weight });
      }
    });
  }
  return rewritten.map(({ key }) => readRewriting(database, key).loss);
}
