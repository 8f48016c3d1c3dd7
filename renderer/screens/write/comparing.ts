/** Drafts beside each other: in two hands, or several in one. */
import type { Draft } from '../../../electron/contract/drafting.ts';
import { askDraft } from './drafting.ts';
import { chosenArm, type Hand, hands } from './hand.ts';

export interface Column {
  readonly name: string;
  readonly text: string;
  /** The draft as it would be put on the page, once it is there. */
  readonly draft: Draft | null;
}

export type Comparison = 'hands' | 'variants';

/** The draft as it would be without the voice, and with it. */
const compared: readonly Hand[] = ['retrieval', 'both'];
const variants = 3;

function nameOf(hand: Hand): string {
  return hands.find(({ id }) => id === hand)?.words ?? hand;
}

/** What the columns are called before anything has come. */
export function firstColumns(comparison: Comparison): Column[] {
  const names =
    comparison === 'hands' ? compared.map(nameOf) : ['The closest', 'The second', 'The third'].slice(0, variants);
  return names.map((name) => ({ name, text: '', draft: null }));
}

/** Writes the drafts, one after another, and reports each column as it changes. Rejects with an `AppError`. */
export async function compare(
  comparison: Comparison,
  signal: AbortSignal,
  report: (place: number, change: Partial<Column>) => void,
): Promise<void> {
  if (comparison === 'variants') {
    const all = await askDraft({ arm: chosenArm(), variants }, signal, () => undefined);
    for (const [place, { text, gauge }] of (all.variants ?? [{ text: all.text, gauge: all.gauge ?? null }]).entries()) {
      report(place, { text, draft: { ...all, text, gauge } });
    }
    return;
  }
  for (const [place, arm] of compared.entries()) {
    let text = '';
    const draft = await askDraft({ arm }, signal, (step) => {
      if (step.kind === 'text') {
        text += step.text;
        report(place, { text });
      }
    });
    report(place, { text: draft.text, draft });
  }
}
