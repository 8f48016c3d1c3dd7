import type { Engine } from '../../electron/contract/engine.ts';
import { createCell, useCell } from './cell.ts';

type Name = keyof Engine;

const changes = createCell<{ all: number; of: Partial<Record<Name, number>> }>({ all: 0, of: {} });

/** Says that the answers to these methods may have changed, or all answers where none is named. */
export function refresh(...names: Name[]): void {
  changes.change(({ all, of }) =>
    names.length === 0
      ? { all: all + 1, of }
      : { all, of: { ...of, ...Object.fromEntries(names.map((name) => [name, (of[name] ?? 0) + 1])) } },
  );
}

/** A number that changes whenever the answer to the method may have. */
export function useFreshness(name: Name): number {
  const { all, of } = useCell(changes);
  return all + (of[name] ?? 0);
}
