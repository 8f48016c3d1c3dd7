import type { Desktop, Front } from '../desktop/desktop.ts';

export interface Kept {
  readonly manner: string;
  readonly before: string;
  readonly after: string;
}

/** The list of what was inserted, as the engine keeps it. */
export interface InsertionList {
  /** Answers the number under which it is kept; null where the store is locked. */
  keep(insertion: Kept & { readonly program: string }): Promise<number | null>;
  markUndone(id: number): Promise<void>;
}

export interface Inserted {
  keep(front: Front, insertion: Kept): Promise<void>;
  /** The last insertion into a window that can still be undone. */
  lastIn(window: string): number | null;
  undo(id: number): Promise<boolean>;
}

/** Later the program has gone on, and undoing would take back something else. */
const undoMs = 15 * 60_000;
const remembered = 50;

interface Trace {
  readonly id: number | null;
  readonly front: Front;
  readonly at: number;
}

/** What was inserted where, for as long as this runs: only then can it be undone in the program itself. */
export function createInserted(desktop: Desktop, list: InsertionList): Inserted {
  let traces: Trace[] = [];
  let local = 0;
  const find = (id: number): Trace | undefined => traces.find((trace) => trace.id === id);
  return {
    keep: async (front, insertion) => {
      const kept = await list.keep({ ...insertion, program: front.program }).catch(() => null);
      // Negative where the list could not take it: it can be undone all the same.
      traces = [...traces.slice(1 - remembered), { id: kept ?? --local, front, at: Date.now() }];
    },
    lastIn: (window) => {
      const last = traces.findLast(({ front }) => front.window === window);
      return last !== undefined && Date.now() - last.at < undoMs ? last.id : null;
    },
    undo: async (id) => {
      const trace = find(id);
      if (trace === undefined || !(await desktop.undo(trace.front))) {
        return false;
      }
      traces = traces.filter((each) => each !== trace);
      if (id > 0) {
        await list.markUndone(id).catch(() => undefined);
      }
      return true;
    },
  };
}
