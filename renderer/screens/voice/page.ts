import { createStoreCell } from '../../connection/cell.ts';
import { goTo } from '../../shell/place.ts';

/** What the Voice screen shows: how things are, the pairs, or the blind test of a version. */
export type VoicePage =
  { readonly page: 'overview' } | { readonly page: 'pairs' } | { readonly page: 'trial'; readonly voice: number };

export const voicePage = createStoreCell<VoicePage>({ page: 'overview' });

export function showOverview(): void {
  voicePage.set({ page: 'overview' });
}

export function showPairs(): void {
  voicePage.set({ page: 'pairs' });
}

export function showTrial(voice: number): void {
  voicePage.set({ page: 'trial', voice });
}

/** Opens the Voice screen from elsewhere. */
export function goToVoice(): void {
  showOverview();
  goTo('voice');
}
