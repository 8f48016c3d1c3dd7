import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** The computer that mailboxes are looked for on, so that a test can make one up. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A place where a mail program keeps mail. */
export interface Place {
  readonly program: string;
  /** What the person knows it by: an account, an address, a file. */
  readonly account: string;
  readonly path: string;
}

/** A place that is there but closed to this program, with what the person can do. */
export interface ClosedPlace {
  readonly program: string;
  readonly obstacle: string;
}

const configurationLimit = 8 * 1024 * 1024;

/** A configuration file as text, empty where there is none or it is no such file. */
export function readConfiguration(path: string): string {
  try {
    return statSync(path).size > configurationLimit ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Names in a folder, sorted; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A path as configuration files write it: from the home folder, or from `base`. */
export function expanded(path: string, { home }: Computer, base: string): string {
  const whole = path.replace(/^~(?=\/|$)|^\$HOME(?=\/|$)/, home);
  return isAbsolute(whole) ? whole : resolve(base, whole);
}

/** Where programs keep data and settings: the usual folder, and those of Flatpak. */
export function dataFolders(computer: Computer, flatpak: string): { data: string; cache: string; config: string }[] {
  const { home, environment } = computer;
  const inside = join(home, '.var', 'app', flatpak);
  return [
    {
      data: environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'),
      cache: environment['XDG_CACHE_HOME'] ?? join(home, '.cache'),
      config: environment['XDG_CONFIG_HOME'] ?? join(home, '.config'),
    },
    { data: join(inside, 'data'), cache: join(inside, 'cache'), config: join(inside, 'config') },
  ];
}

/** Sections of an .ini file, each with its values. */
export function iniSections(text: string): { name: string; values: Map<string, string> }[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const name = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    const [, key = '', value = ''] = /^\s*([^#;=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) {
      sections.push({ name, values: new Map() });
    } else if (key !== '') {
      sections.at(-1)?.values.set(key, value);
    }
  }
  return sections;
}
