import type { PointCheck } from '../../contract/drafting.ts';
import { avoidLoops } from '../model/avoidance.ts';
import { leftOutTurn } from '../prompt/points.ts';
import type { Call, TextWriter } from './compose.ts';
import { languageName } from './language.ts';
import type { Plan } from './plan.ts';
import { sayPoint } from './points/say.ts';
import { isTelling, saidDirectly } from './saidDirectly.ts';

interface Completion extends Call {
  readonly writer: TextWriter;
  readonly plan: Plan;
  readonly seed: number;
}

/** What is still to be said after a text; empty where it says all its points. */
export type Completing = (text: string, completion: Completion) => Promise<string>;

const tokens = 60;

/**
 * Asks the model, in a further turn, for each point that its draft leaves out. It has the draft in mind still, so that
 * only the question itself is read anew. Sentences that do not say the point, or say more, are not taken. What a request
 * has it say word for word needs no asking.
 */
export function completeWith(check: (points: readonly string[], text: string) => Promise<PointCheck[]>): Completing {
  return async (text, { writer, plan, seed, signal, progress }) => {
    const { points, language, request, answering } = plan.occasion;
    const known = [request, ...points, answering?.text ?? '', text].join('\n');
    let added = '';
    const direct = saidDirectly(plan.said).sentences.filter(isTelling);
    for (const { point: sentence, state } of signal.aborted ? [] : await check(direct, text)) {
      added += state === 'missing' ? `${gapBefore(text + added, plan.opening)}${sentence}` : '';
    }
    for (const { point, state } of await check(points, text)) {
      // Each sentence may have said the next point too. What is turned round is not mended by saying both.
      const isThere = state !== 'missing' || (await check([point], text + added))[0]?.state !== 'missing';
      if (isThere || signal.aborted) {
        continue;
      }
      progress({ kind: 'stage', stage: 'completing', fraction: null, secondsLeft: null });
      const ofOne = async (each: string, sentence: string): Promise<PointCheck> =>
        (await check([each], sentence))[0] ?? { point: each, state: 'missing', place: null, lacks: [] };
      const sentence = await sayPoint(point, { language, known, check: ofOne }, async (wanted, attempt) => {
        const { text: written } = await writer.write({
          prompt: {
            messages: [
              ...plan.prompt.turns,
              { role: 'assistant', text: text + added },
              leftOutTurn(wanted, languageName(language)),
            ],
          },
          avoid: [avoidLoops()],
          sampling: { temperature: attempt === 0 ? 0 : 0.6, seed: seed + attempt },
          stops: ['\n'],
          maxTokens: tokens,
          signal,
        });
        return written;
      });
      added += sentence === null ? '' : `${gapBefore(text + added, plan.opening)}${sentence}`;
    }
    return added;
  };
}

/** A mail in paragraphs is gone on with in a new one. */
function gapBefore(text: string, opening: string): string {
  const body = text.slice(opening.length);
  return body.trim() === '' ? '' : /\n\s*\n/.test(body.trim()) ? '\n\n' : ' ';
}
