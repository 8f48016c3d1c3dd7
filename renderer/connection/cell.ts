import { useSyncExternalStore } from 'react';

/** A value that outlives the screens that show it. */
export interface Cell<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  /** Sets what the function makes of the present value. */
  readonly change: (make: (before: T) => T) => void;
  /** Calls the listener after each change until the returned function is called. */
  readonly listen: (listener: () => void) => () => void;
}

export function createCell<T>(first: T): Cell<T> {
  const listeners = new Set<() => void>();
  let value = first;
  const set = (next: T): void => {
    value = next;
    for (const listener of [...listeners]) {
      listener();
    }
  };
  return {
    get: () => value,
    set,
    change: (make) => {
      set(make(value));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const forgetters = new Set<() => void>();

/** A cell about what lies in the open store. It is as at first again once the store is left. */
export function createStoreCell<T>(first: T): Cell<T> {
  const cell = createCell(first);
  forgetters.add(() => {
    cell.set(first);
  });
  return cell;
}

/** Brings all such cells back to how they were at first. */
export function forgetStore(): void {
  for (const forget of forgetters) {
    forget();
  }
}

export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.listen, cell.get);
}
