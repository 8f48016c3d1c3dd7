/** What is shown of people over whichever screen: nobody, all of them, or one. */
import { createStoreCell } from '../../connection/cell.ts';

export type PeopleShown =
  | { readonly at: 'nowhere' }
  | { readonly at: 'everybody' }
  | { readonly at: 'one'; readonly address: string; readonly fromList: boolean };

export const peopleShown = createStoreCell<PeopleShown>({ at: 'nowhere' });

export function showPeople(): void {
  peopleShown.set({ at: 'everybody' });
}

/** Shows the record of somebody. */
export function showPerson(address: string): void {
  peopleShown.set({ at: 'one', address, fromList: peopleShown.get().at === 'everybody' });
}

export function hidePeople(): void {
  peopleShown.set({ at: 'nowhere' });
}
