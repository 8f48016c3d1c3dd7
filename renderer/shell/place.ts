import { createCell } from '../connection/cell.ts';

export type ScreenName = 'write' | 'mail' | 'voice' | 'models' | 'settings';

/** The screen that is shown. */
export const place = createCell<ScreenName>('write');

/** The mail that is open on the Mail screen. */
export const openMail = createCell<number | null>(null);

export function goTo(screen: ScreenName): void {
  place.set(screen);
}

/** Opens a mail on the Mail screen. */
export function showMail(id: number): void {
  openMail.set(id);
  place.set('mail');
}
