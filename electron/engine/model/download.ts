import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HubFile, PackagePart } from '../../../models/catalog.ts';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { PartialFile } from './partialFile.ts';

// The only place in the engine that reaches out, and only when the person asks for a model.

/** What the hub says about a file before it is fetched. */
export interface HubAnswer {
  readonly url: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

const answerWithin = 4_000;
const silenceAllowed = 30_000;
const attempts = 5;

function hubAddress({ repository, file, revision }: HubFile): string {
  const host = process.env['HF_ENDPOINT'] ?? 'https://huggingface.co';
  return `${host}/${repository}/resolve/${revision}/${file}`;
}

/** The hub, as one fetch of a model meets it: who fetches again later asks it again. */
export class Hub {
  #isGone = false;

  /**
   * Asks for a file's size and hash. Decides within a few seconds, and does not ask for the next file where it could
   * not be reached for one.
   *
   * @throws {AppError} `unreachable` with a sentence that says why.
   */
  async ask(file: HubFile, signal: AbortSignal): Promise<HubAnswer> {
    const gone = new AppError('unreachable', 'Hugging Face cannot be reached from here.');
    if (this.#isGone) {
      throw gone;
    }
    const url = hubAddress(file);
    let response: Response;
    try {
      // The hub tells a file's hash in the answer that points to where the file is stored, so that is not followed.
      response = await fetch(url, {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]),
      });
    } catch {
      if (signal.aborted) {
        throw cancelled();
      }
      this.#isGone = true;
      throw gone;
    }
    if (response.status === 401 || response.status === 403) {
      throw new AppError('unreachable', 'The publisher gives this model only to people with an account there.');
    }
    if (response.status >= 400) {
      throw new AppError('unreachable', 'The publisher no longer has this file at that place.');
    }
    const hash = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '')?.[1] ?? null;
    const size = Number(response.headers.get('x-linked-size') ?? Number.NaN);
    return { url, bytes: Number.isSafeInteger(size) ? size : null, sha256: hash };
  }
}

/**
 * Fetches what is missing of a file. Goes on after a break in the line, and gives up when five attempts in a row
 * brought nothing.
 */
export async function fetchRest(
  url: string,
  into: PartialFile,
  signal: AbortSignal,
  onBytes: (length: number) => void,
): Promise<void> {
  for (let failures = 0; ;) {
    const before = into.length;
    try {
      await fetchOnce(url, into, signal, onBytes);
      return;
    } catch (error) {
      if (signal.aborted) {
        throw cancelled();
      }
      if (error instanceof AppError) {
        throw error;
      }
      failures = into.length > before ? 1 : failures + 1;
      if (failures >= attempts) {
        throw new AppError('unreachable', 'The line broke and did not come back. Fetch again to go on from here.');
      }
      await pause(500 * 2 ** failures, undefined, { signal }).catch(() => {
        throw cancelled();
      });
    }
  }
}

async function fetchOnce(
  url: string,
  into: PartialFile,
  signal: AbortSignal,
  onBytes: (length: number) => void,
): Promise<void> {
  const silence = new AbortController();
  const limit = setTimeout(() => {
    silence.abort();
  }, silenceAllowed);
  try {
    const response = await fetch(url, {
      headers: into.length > 0 ? { range: `bytes=${into.length}-` } : {},
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status === 416) {
      return; // nothing is left: the hash will tell whether that is right
    }
    if (!response.ok || response.body === null) {
      throw new Error(`answer ${response.status}`);
    }
    if (response.status !== 206 && into.length > 0) {
      await into.restart();
    }
    for await (const chunk of response.body) {
      await into.append(chunk as Uint8Array);
      onBytes(into.length);
      limit.refresh();
    }
  } finally {
    clearTimeout(limit);
  }
}

/**
 * Fetches a Python package as a wheel into an empty folder, from whatever index pip is set up with.
 *
 * @param onBytes Told how many bytes are there while it arrives.
 * @returns The wheel's path.
 */
export async function fetchPackage(
  part: PackagePart,
  folder: string,
  signal: AbortSignal,
  onBytes: (length: number) => void,
): Promise<string> {
  if (signal.aborted) {
    throw cancelled();
  }
  const watch = setInterval(() => {
    void sizeOf(folder).then(onBytes);
  }, 500);
  try {
    await runPip(part, folder, signal);
  } finally {
    clearInterval(watch);
  }
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) {
    throw new AppError('unreachable', 'The Python package index did not deliver.');
  }
  return join(folder, wheel);
}

async function runPip({ name, version }: PackagePart, folder: string, signal: AbortSignal): Promise<void> {
  // Wheels only: a source package would run code of its own.
  const options = ['--no-deps', '--only-binary=:all:', '--no-cache-dir', '--disable-pip-version-check', '--quiet'];
  const command = ['-m', 'pip', 'download', ...options, '--dest', folder, `${name}==${version}`];
  for (const python of process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python']) {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(python, command, {
        stdio: 'ignore',
        env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, PIP_NO_INPUT: '1' },
      });
      const stop = (): boolean => child.kill();
      signal.addEventListener('abort', stop, { once: true });
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') {
          resolve(null);
        } else {
          reject(error);
        }
      });
      child.once('exit', (status) => {
        signal.removeEventListener('abort', stop);
        resolve(status ?? 1);
      });
    });
    if (signal.aborted) {
      throw cancelled();
    }
    if (code === 0) {
      return;
    }
    if (code !== null) {
      throw new AppError('unreachable', 'The Python package index cannot be reached either, or pip is missing.');
    }
  }
  throw new AppError('unreachable', 'The second source needs Python 3 with pip, which is not installed.');
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true }).catch(() => [])) {
    bytes += await stat(join(folder, entry)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    );
  }
  return bytes;
}
