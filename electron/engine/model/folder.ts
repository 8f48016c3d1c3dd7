import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder that holds the models: `OWNHAND_MODELS`, or the place where this system keeps what can be fetched again.
 * Models are shared by every home of the program and hold nothing personal.
 */
export function modelsFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { OWNHAND_MODELS: chosen, XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = environment;
  if (chosen) {
    return chosen;
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches', 'Ownhand', 'models');
  }
  if (platform === 'win32') {
    return join(local ?? join(homedir(), 'AppData', 'Local'), 'Ownhand', 'models');
  }
  return join(cache ? cache : join(homedir(), '.cache'), 'ownhand', 'models');
}

/** Where a catalogue model's file lies. */
export function modelPath(folder: string, id: string): string {
  return join(folder, `${id}.gguf`);
}
