/** A mail taken down to its points: the one on the page, a part of it, or the one that is answered. */
import type { AppError } from '../../../electron/contract/errors.ts';
import type { PointsSource } from '../../../electron/contract/points.ts';
import { isolateHistory } from '@codemirror/commands';
import { askEngine } from '../../connection/api.ts';
import { createCell } from '../../connection/cell.ts';
import { asAppError, isCancelled } from '../../connection/failure.ts';
import { pointsOf } from '../../editor/points.ts';
import { onLeaving } from './keeping.ts';
import { head, points, text } from './page.ts';

export interface Listing {
  readonly state: 'none' | 'running' | 'done' | 'failed';
  /** Points told so far. */
  readonly found: number;
  /** Whether rules took them, because no model could. */
  readonly byRules: boolean;
  readonly error: AppError | null;
}

const nothing: Listing = { state: 'none', found: 0, byRules: false, error: null };

export const listing = createCell<Listing>(nothing);
let stop = new AbortController();

/** The points of what is selected on the page, or of the whole mail. */
export async function listSelection(): Promise<void> {
  const { from, to, empty } = text.state.selection.main;
  await list({ text: empty ? text.text() : text.state.sliceDoc(from, to) });
}

/** The points of the mail that is answered. */
export async function listAnswered(): Promise<void> {
  const { replyTo } = head.get();
  if (replyTo !== null) {
    await list({ replyTo });
  }
}

async function list(source: PointsSource): Promise<void> {
  stop.abort();
  const now = new AbortController();
  stop = now;
  listing.set({ ...nothing, state: 'running' });
  let written = '';
  try {
    const { points: found, by } = await askEngine(
      'points.list',
      { source },
      {
        signal: now.signal,
        progress: (step) => {
          if (stop === now && step.kind === 'text') {
            written += step.text;
            listing.set({ ...nothing, state: 'running', found: written.split('\n').length });
          }
        },
      },
    );
    if (stop === now) {
      add(found);
      listing.set({ state: 'done', found: found.length, byRules: by === 'rules', error: null });
    }
  } catch (error) {
    if (stop === now) {
      listing.set(isCancelled(error) ? nothing : { ...nothing, state: 'failed', error: asAppError(error) });
    }
  }
}

/** Puts points below those that are there, as one step to undo. None comes twice. */
function add(found: readonly string[]): void {
  const there = new Set(pointsOf(points.text()));
  const fresh = found.filter((point) => !there.has(point));
  const before = points.text().trimEnd();
  if (fresh.length > 0) {
    points.dispatch([
      points.state.update({
        changes: {
          from: 0,
          to: points.state.doc.length,
          insert: [...(before === '' ? [] : [before]), ...fresh].join('\n'),
        },
        annotations: isolateHistory.of('full'),
      }),
    ]);
  }
  points.focus();
}

export function stopListing(): void {
  stop.abort();
  stop = new AbortController();
  listing.set(nothing);
}
onLeaving(stopListing);
