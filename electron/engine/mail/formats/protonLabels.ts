import { readFile } from 'node:fs/promises';

/** Folders that every Proton mailbox has, by the number it knows them by. The more telling ones stand first. */
const folders: readonly (readonly [string, string])[] = [
  ['8', 'Drafts'],
  ['1', 'Drafts'],
  ['3', 'Trash'],
  ['4', 'Spam'],
  ['7', 'Sent'],
  ['2', 'Sent'],
  ['0', 'Inbox'],
  ['6', 'Archive'],
];

const metadataLimit = 4 * 1024 * 1024;

/** The folder that an export of Proton Mail notes in a file beside the mail, or null where there is no such file. */
export async function protonFolder(path: string): Promise<string | null> {
  const beside = path.replace(/\.eml$/i, '.metadata.json');
  if (beside === path) {
    return null;
  }
  try {
    const text = await readFile(beside, 'utf8');
    return text.length > metadataLimit ? null : folderIn(JSON.parse(text));
  } catch {
    return null;
  }
}

function folderIn(metadata: unknown): string | null {
  const payload = typeof metadata === 'object' && metadata !== null && 'Payload' in metadata ? metadata.Payload : null;
  const labels = typeof payload === 'object' && payload !== null && 'LabelIDs' in payload ? payload.LabelIDs : null;
  return Array.isArray(labels) ? (folders.find(([id]) => labels.includes(id))?.[1] ?? null) : null;
}
