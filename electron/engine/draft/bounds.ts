import { answerDemonstrations } from './examples.ts';
import { foreignSentences, othersSentences } from './foreign.ts';
import { letterOf } from './letter.ts';
import type { Plan } from './plan.ts';
import { leaks } from './untold/leaks.ts';

/** What the person's mail as a whole says about a draft. It is read off hundreds of mails, which then can go. */
export interface Bounds {
  /** All that the draft may speak of: the request, its points, the mail being answered, notes. */
  readonly told: string;
  /** Sentences of the examples, and of the mail being answered, that have no place in the draft. */
  readonly foreign: readonly string[];
  /** Words of the examples that have no place in it. */
  readonly leaks: readonly string[];
  /** The lines of all sign-offs that the person has used more than once, to whomever. */
  readonly signOffs: readonly string[];
}

export interface BoundedPlan extends Plan {
  readonly bounds: Bounds;
}

/** A plan with what the draft must keep to. */
export function bounded(plan: Plan): BoundedPlan {
  const { ground, habits, shown, said, prompt, occasion } = plan;
  const { language, request, points, answering } = occasion;
  const last = prompt.turns.at(-1)?.text ?? '';
  const told = [last, request, ...points, answering?.subject ?? '', answering?.text ?? ''].join('\n');
  const bodies = ground.mails.map(({ parts }) => letterOf(parts).body);
  const demonstrated = [...ground.demonstrations, ...answerDemonstrations(language, habits)].map(({ text }) => text);
  return {
    ...plan,
    bounds: {
      told,
      foreign: [
        ...foreignSentences([...shown, ...demonstrated], bodies, last, language),
        ...(answering === null ? [] : othersSentences(answering.text, [said, request, ...points].join('\n'))),
      ],
      leaks: leaks(shown, bodies, told, language),
      signOffs: repeatedLines(ground.mails.flatMap(({ parts }) => letterOf(parts).signOff?.split('\n') ?? [])),
    },
  };
}

function repeatedLines(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([line]) => line);
}
