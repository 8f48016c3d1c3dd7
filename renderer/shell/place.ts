import type { Stretch } from '../../electron/contract/documents.ts';
import { createCell, createStoreCell } from '../connection/cell.ts';

export type ScreenName = 'write' | 'mail' | 'voice' | 'models' | 'settings';

/** The screen that is shown. */
export const place = createCell<ScreenName>('write');

/** The mail that is open on the Mail screen. */
export const openMail = createStoreCell<number | null>(null);

/** The document that is open there instead of a mail, and the passage for which it was opened. */
export const openDocument = createStoreCell<{ readonly id: number; readonly passage: Stretch | null } | null>(null);

export function goTo(screen: ScreenName): void {
  place.set(screen);
}

/** Opens a mail on the Mail screen. */
export function showMail(id: number): void {
  readMail(id);
  place.set('mail');
}

/** Opens a document on the Mail screen, at a passage of it. */
export function showDocument(id: number, passage: Stretch | null): void {
  readDocument(id, passage);
  place.set('mail');
}

/** Opens a mail beside the list, in the place of what was open there. */
export function readMail(id: number): void {
  openDocument.set(null);
  openMail.set(id);
}

export function readDocument(id: number, passage: Stretch | null): void {
  openMail.set(null);
  openDocument.set({ id, passage });
}
