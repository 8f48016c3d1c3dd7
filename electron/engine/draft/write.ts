import type { Draft, DraftRequest, PointCheck } from '../../contract/drafting.ts';
import { avoidBeginnings } from '../model/avoidance.ts';
import type { Urgency } from '../model/turns.ts';
import type { Writer } from '../model/writer.ts';
import { subjectTurn } from '../prompt/draft.ts';
import type { Turn } from '../prompt/turn.ts';
import { keepDraft } from '../store/drafts.ts';
import { answerSubject } from './answering.ts';
import { bounded, type BoundedPlan } from './bounds.ts';
import { commandStarts } from './command.ts';
import { type Call, composeText, promptOf } from './compose.ts';
import { languageName } from './language.ts';
import type { Means } from './means.ts';
import { dressed } from './ownForms.ts';
import { type Completing, completeWith } from './leftOut.ts';
import type { FittingMeans } from './fitting.ts';
import { type Occasion, readOccasion } from './occasion.ts';
import { formsOf, type Plan, planDraft } from './plan.ts';
import { checkByMeaning } from './points/meaning.ts';
import { orNothing } from './orNothing.ts';
import { namesOf } from './reader.ts';
import { plainSubject, stiffStarts } from './subject.ts';

const subjectTokens = 16;

/**
 * Writes a draft in the person's hand, as far as its arm goes. Examples are their own mails that fit the request best,
 * mail to the same reader first; greeting and sign-off are the ones they use to this reader. Stopping keeps what is
 * written by then.
 * Fails with `not-found` where there is no mail to learn from.
 */
export async function writeDraft(means: Means, request: DraftRequest, call: Call): Promise<Draft> {
  const began = performance.now();
  const { database, writer, model } = means;
  const { signal, progress } = call;
  progress({ kind: 'stage', stage: 'searching', fraction: null, secondsLeft: null });
  const occasion = readOccasion(database, request);
  const shelf = means.shelf.now;
  const plan = bounded(await planDraft({ ...means, ...measures(writer), shelf }, occasion, means.arm, signal));
  const { sources, documents } = plan;
  progress({ kind: 'sources', sources, documents, reader: occasion.reader });
  await prepare(means, plan, call);
  const seed = request.seed ?? Math.floor(Math.random() * 2 ** 31);
  const check = checkFor(means, occasion, signal);
  const complete = completeWith(check);
  const first = await composeText(writer, plan, { ...{ signal, progress, began, complete }, seed });
  const { written, firstTokenMs } = first;
  const drafts = await gauged(means, plan, [
    first.text,
    ...(await others(means, request, plan, { seed, call, complete })),
  ]);
  const [{ text, gauge } = { text: first.text, gauge: null }] = drafts;
  return keepDraft(database, request, {
    text,
    gauge,
    points: await check(occasion.points, text),
    ...(drafts.length > 1 ? { variants: drafts } : {}),
    subject: await orNothing(signal, '', () => findSubject(writer, plan, text, signal)),
    language: occasion.language,
    reader: occasion.reader,
    sources,
    documents,
    arm: plan.arm,
    model,
    tokens: written.tokens,
    promptTokens: written.promptTokens,
    keptTokens: written.keptTokens,
    firstTokenMs,
    tokensPerSecond: written.tokensPerSecond,
  });
}

/**
 * Reads all that a draft would be written after, while its request is still being typed: what has been typed since is
 * then all that is left to read. The examples that it chooses stay for the draft. Gives way to whatever a person waits for.
 */
export async function readDraftAhead(means: Means, request: DraftRequest, signal: AbortSignal): Promise<void> {
  const { database, writer, shelf, arm } = means;
  const occasion = readOccasion(database, request);
  const plan = await planDraft({ ...means, ...measures(writer), shelf: shelf.now }, occasion, arm, signal);
  await prepare(means, plan, { signal, progress: () => undefined }, 'background');
  const tokens = writer.tokens(promptOf(plan));
  if (tokens.length < writer.contextSize) {
    await writer.prepare(tokens, { signal, urgency: 'background' });
  }
}

/** Tells what a text for this occasion makes of points; by words alone once the person has stopped. */
function checkFor({ embed }: Means, { language, reader }: Occasion, signal: AbortSignal) {
  return (points: readonly string[], text: string): Promise<PointCheck[]> =>
    checkByMeaning(points, text, { language, reader: namesOf(reader) }, async (texts) => {
      const vectors: Float32Array[] = [];
      for (const each of signal.aborted ? [] : texts) {
        const vector = await orNothing(signal, null, () => embed(each, signal));
        vectors.push(...(vector === null ? [] : [vector]));
      }
      return vectors.length === texts.length ? vectors : null;
    });
}

/** What a plan needs to know of the model that will write. */
export function measures(writer: Writer): Pick<FittingMeans, 'countTokens' | 'promptSpeed'> {
  return { countTokens: (text) => writer.countTokens(text), promptSpeed: writer.promptSpeed };
}

/** The other drafts that were asked for, as far as they came before the person stopped, and none twice. */
async function others(
  { writer }: Means,
  { variants = 1 }: DraftRequest,
  plan: BoundedPlan,
  { seed, call: { signal, progress }, complete }: { seed: number; call: Call; complete: Completing },
): Promise<string[]> {
  const texts = new Set<string>();
  for (let at = 1; at < variants && !signal.aborted; at += 1) {
    progress({ kind: 'stage', stage: 'writing', fraction: at / variants, secondsLeft: null });
    const composed = await orNothing(signal, null, () =>
      composeText(writer, plan, {
        ...{ signal, began: performance.now(), seed: seed + at, another: true, progress: () => undefined, complete },
      }),
    );
    if (composed?.whole === true) {
      texts.add(composed.text);
    }
  }
  return [...texts];
}

/** Texts with how much each reads like the person, the closest first. */
async function gauged(
  { database, gauge }: Means,
  plan: Plan,
  texts: readonly string[],
): Promise<{ text: string; gauge: number | null }[]> {
  const forms = formsOf(database, plan);
  const rated: { text: string; gauge: number | null }[] = [];
  for (const text of new Set(texts)) {
    const { body } = dressed(text, forms, plan.ground.writer);
    rated.push({ text, gauge: body === '' ? null : await gauge(body) });
  }
  return rated.sort((a, b) => (b.gauge ?? 0) - (a.gauge ?? 0));
}

async function prepare(
  { writer, keeping, shelf }: Means,
  plan: Plan,
  { signal, progress }: Call,
  urgency: Urgency = 'now',
): Promise<void> {
  await writer.prepare(standingTokens(writer, plan.prompt.standing), {
    ...{ keeping, signal, urgency },
    onReading: ({ fraction, secondsLeft }) => {
      progress({ kind: 'stage', stage: 'reading', fraction, secondsLeft });
    },
  });
  // From here on the examples are in the model's memory, in this order.
  shelf.now = plan.shelf;
}

/** The tokens of the part that never changes: what prompts with other last turns have in common. */
export function standingTokens(writer: Means['writer'], standing: readonly Turn[]): number[] {
  const withRequest = (text: string) => ({ messages: [...standing, { role: 'user' as const, text }] });
  return writer.sharedTokens([withRequest('a'), withRequest('b')]);
}

/** A subject neither repeats the command of the request nor begins like an office's. */
function subjectStarts(request: string): string[] {
  return [...commandStarts(request), ...stiffStarts.flatMap((word) => [word, ` ${word}`])];
}

/** Answers keep the subject; for a new mail the model is asked, which costs a second at most. */
async function findSubject(
  writer: Writer,
  { prompt, opening, habits, occasion: { answering, language, request, points } }: Plan,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  if (answering !== null && answering.subject !== '') {
    return answerSubject(answering.subject);
  }
  if (signal.aborted || text === '') {
    return '';
  }
  const messages: Turn[] = [...prompt.turns, { role: 'assistant', text }, subjectTurn(languageName(language))];
  const { text: subject } = await writer.write({
    // Begun for it, since a small model else signs the mail a second time.
    prompt: { messages, answer: 'Subject:' },
    maxTokens: subjectTokens,
    avoid: [avoidBeginnings(subjectStarts(request).map((word) => writer.textTokens(word)))],
    stops: ['\n'],
    signal,
  });
  const given = subject.replace(/^\s*(?:subject|betreff|objet|asunto)\s*:\s*/i, '');
  const end = habits.signOff !== null && text.endsWith(habits.signOff) ? -habits.signOff.length : undefined;
  return plainSubject(given, {
    body: text.slice(opening.length, end),
    asked: [request, ...points].join('\n'),
    language,
  });
}
