/**
 * `npm run bench [-- NAME... [OPTION...]]`: runs the benchmarks, all or those named, each in a process of its own, one
 * after the other, and puts what they print into RESULTS.md in place of what stood there under the same name. Options
 * go to each of them.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';

/** A benchmark that ends so has more to do when it is called again. */
const unfinished = 75;
const folder = import.meta.dirname;
const results = join(folder, 'RESULTS.md');
const all = readdirSync(folder)
  .filter((name) => /^\w+\.ts$/.test(name) && /^ \* *node e2e\/bench\//m.test(readFileSync(join(folder, name), 'utf8')))
  .map((name) => basename(name, '.ts'));

const title = `# Measured

Each part says which command made it, on which machine, and against which peer in the same run. Ratios carry over to other
machines; the numbers beside them do not.
`;

const words = process.argv.slice(2);
const from = words.findIndex((word) => word.startsWith('-'));
const named = words.slice(0, from < 0 ? words.length : from);
const options = words.slice(named.length);
/** `voice-floor` is the file voiceFloor.ts. */
const asked = named.map((name) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark named ${unknown.join(', ')}. There are: ${all.join(', ')}.\n`);
  process.exit(2);
}
let failed = 0;
for (const name of asked.length > 0 ? asked : all) {
  const { output, code } = await run(name);
  if (code === 0) {
    if (output !== '') {
      record(name, output); // a benchmark that lacks what it measures says so and prints nothing
    }
  } else if (code === unfinished) {
    process.exitCode = unfinished;
  } else {
    failed += 1;
    process.stderr.write(`${name} failed with ${code}; RESULTS.md keeps what it said before.\n`);
  }
}
if (failed > 0) {
  process.exitCode = 1;
}

function run(name: string): Promise<{ output: string; code: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, `${name}.ts`), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', (code) => {
      resolve({ output: output.trim(), code: code ?? 1 });
    });
  });
}

/** Replaces the part of this name, or adds it at the end. */
function record(name: string, output: string): void {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const day = new Date().toISOString().slice(0, 10);
  const part = `## ${name}\n\n\`npm run bench -- ${[name, ...options].join(' ')}\`, ${day}, ${machine}\n\n${output}\n`;
  const before = existsSync(results) ? readFileSync(results, 'utf8') : title;
  const parts = before.split(/(?=^## )/m);
  const at = parts.findIndex((other) => other.startsWith(`## ${name}\n`));
  parts.splice(at < 0 ? parts.length : at, at < 0 ? 0 : 1, `${part}\n`);
  writeFileSync(results, `${parts.join('').trimEnd()}\n`);
}
