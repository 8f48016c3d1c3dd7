import type { LlamaModel, Runtime } from '../../model/runtime.ts';
import { tokenizeAnswer, type Tokens } from '../tokens.ts';
import { withTrainer } from '../trainerProcess.ts';
import type { Candidate, Judged } from './choose.ts';
import type { Played } from './original.ts';

/** A mail with the requests that were tried for it. */
export interface Tried {
  readonly mail: Played;
  readonly candidates: readonly Candidate[];
}

export interface TriedAndJudged {
  readonly mail: Played;
  readonly judged: readonly Judged[];
}

/** What was tried for mails and is not kept yet, by the id of the mail. */
export type Begun = Map<number, Tried>;

/** Letters of a mail that are looked at: its beginning tells as much about a request as all of it. */
const mostLetters = 1_200;

/** Measures the requests of some mails. */
export type Measure = (tried: readonly Tried[], signal: AbortSignal) => Promise<readonly TriedAndJudged[]>;

/**
 * What measures requests under the model in the file `base`. Where that is not possible (the trainer is missing, the
 * model is of a kind it does not know, memory is short), requests stay unmeasured and playback goes on.
 */
export function gainMeter(runtime: Runtime, base: string): Measure {
  let works = true;
  return async (tried, signal) => {
    if (works) {
      try {
        return await measureGains(runtime, base, tried, signal);
      } catch (error) {
        if (signal.aborted) {
          throw error;
        }
        works = false;
      }
    }
    return tried.map(unmeasured);
  };
}

/** The same, with nothing measured. */
export function unmeasured({ mail, candidates }: Tried): TriedAndJudged {
  return { mail, judged: candidates.map((candidate) => ({ ...candidate, gain: null })) };
}

/**
 * Measures by how much each request that is free of fault makes its mail likelier, under a small model: the mean over
 * the mail's tokens of log p(token | request) - log p(token | no request). Takes a background turn, and gives way.
 */
async function measureGains(
  runtime: Runtime,
  base: string,
  tried: readonly Tried[],
  signal: AbortSignal,
): Promise<TriedAndJudged[]> {
  const model = await runtime.loadVocabulary(base);
  const examples = tried.map(({ mail, candidates }) => [
    lesson(model, mail, null),
    ...candidates.map((candidate) => (isMeasured(candidate) ? lesson(model, mail, candidate.request) : null)),
  ]);
  await model.dispose();
  const asked = examples.flat().filter((example) => example !== null);
  const losses = await score(runtime, base, asked, signal);
  let at = 0;
  return tried.map(({ mail, candidates }, index) => {
    const measured = (examples[index] ?? []).map((example) => (example === null ? null : (losses[at++] ?? null)));
    const [alone = null, ...each] = measured;
    return {
      mail,
      judged: candidates.map((candidate, i) => {
        const loss = each[i] ?? null;
        return { ...candidate, gain: alone === null || loss === null ? null : alone - loss };
      }),
    };
  });
}

/** A restatement says what the mail says, so it always makes it likelier: nothing is learned from measuring that. */
function isMeasured({ form, fault }: Candidate): boolean {
  return fault === null && form !== 'restatement';
}

function lesson(model: LlamaModel, { prompt, body }: Played, request: string | null): Tokens {
  const to = prompt.reader === null ? '' : ` to ${prompt.reader}`;
  const asked = `Write a mail${to} in ${prompt.language}${request === null ? '.' : `: ${request}`}`;
  return tokenizeAnswer(model, [{ role: 'user', text: asked }], body.slice(0, mostLetters));
}

/** The mean loss of each example in nats per token; null where it could not be told. */
async function score(
  runtime: Runtime,
  base: string,
  examples: readonly Tokens[],
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const { cores } = await runtime.facts();
  const input = { base, examples: [...examples], threads: cores, lowPriority: true };
  const { losses } = await runtime.turns.work('background', signal, (stop) =>
    withTrainer((client) => client.call('trainer.score', input, { signal: stop }), { kill: stop }),
  );
  return losses.map(({ loss, weight }) => (weight === 0 ? null : loss / weight));
}
