import type { Arm } from '../../contract/drafting.ts';
import type { Mail } from '../../contract/entities.ts';
import { ownText } from '../mail/ownText.ts';
import type { Turn } from '../prompt/turn.ts';
import { answeredBy } from './past.ts';
import { findReader } from './party.ts';
import type { FittingMeans } from './fitting.ts';
import type { Occasion } from './occasion.ts';
import { type Plan, planDraft } from './plan.ts';
import { firstName } from './reader.ts';
import { emptyShelf } from './shelf.ts';
import type { Database } from '../store/database.ts';

/** `promptSpeed` and `model` matter only where drafting is judged: examples are then chosen for that machine. */
export type PastMeans = Pick<FittingMeans, 'database' | 'embed' | 'countTokens'> &
  Partial<Pick<FittingMeans, 'promptSpeed' | 'model'>>;

/**
 * The conversation in which a draft of an earlier mail would have been written on its day, and the mail itself as the
 * answer: greeting, own words and sign-off. Examples are from before the mail, outside its thread, and do not say the
 * same. What training sees and what judgement scores is made here, so that both see what drafting sees.
 */
export async function pastPrompt(
  means: PastMeans,
  mail: Mail,
  request: string,
  arm: Arm,
  signal: AbortSignal,
): Promise<{ turns: readonly Turn[]; answer: string }> {
  const { prompt } = await pastPlan(means, mail, request, arm, signal);
  return { turns: prompt.turns, answer: realText(mail) };
}

/** A mail as the person wrote it: greeting, own words and sign-off. */
export function realText({ parts }: Pick<Mail, 'parts'>): string {
  return ownText(parts);
}

/** The plan of a draft of an earlier mail, as it would have been made on its day. */
export async function pastPlan(
  means: PastMeans,
  mail: Mail,
  request: string,
  arm: Arm,
  signal: AbortSignal,
): Promise<Plan> {
  const occasion = pastOccasion(means.database, mail, request);
  return planDraft({ promptSpeed: Infinity, model: '', ...means, shelf: emptyShelf }, occasion, arm, signal);
}

function pastOccasion(database: Database, mail: Mail, request: string): Occasion {
  const [only] = mail.to;
  // Who writes to a list or to several names in the request whom they mean.
  const isToOne = only !== undefined && mail.to.length === 1 && firstName(only) !== null;
  const answered = answeredBy(database, mail);
  return {
    ...{ request, points: [], excludeIds: [mail.id], past: mail },
    language: mail.language ?? 'en',
    reader: isToOne ? only : findReader(database, { to: undefined, request, from: null }),
    answering: answered === null ? null : { ...answered, text: ownText(answered.parts) },
  };
}
