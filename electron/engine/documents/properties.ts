import type { Archive } from './archive.ts';
import type { Content } from './document.ts';

/** Reads what Word and OpenDocument files say of themselves in words of Dublin Core. */
export async function readProperties(archive: Archive, name: string): Promise<Pick<Content, 'title' | 'date'>> {
  const found = new Map<string, string>();
  let at = '';
  await archive.walk(name, {
    open: (element) => {
      at = element.name;
    },
    text: (text) => {
      found.set(at, `${found.get(at) ?? ''}${text}`.slice(0, 1_000));
    },
    close: () => {
      at = '';
    },
  });
  const date = ['modified', 'date', 'created', 'creation-date'].map((key) => momentOf(found.get(key))).find(isMoment);
  return { title: found.get('title') ?? null, date: date ?? null };
}

/** Milliseconds since 1970 of a date as files write it; null for none that can be. */
export function momentOf(text: string | undefined): number | null {
  const moment = Date.parse(text?.trim() ?? '');
  // Some programs write a date of long ago where they know none.
  return Number.isFinite(moment) && moment > Date.UTC(1980) && moment < Date.now() + 86_400_000 ? moment : null;
}

function isMoment(moment: number | null): moment is number {
  return moment !== null;
}
