import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const lookEveryMs = 15_000;
/** Of one core: what an engine takes that nobody asks for anything. */
const idleShare = 0.02;

/**
 * Gives memory back to the system once after each stretch of work: Node keeps what loading the program or an import
 * took, since it collects only while something runs. It looks every quarter of a minute, and collects, which takes about
 * a tenth of a second, only after a quarter without work.
 *
 * @returns what ends it
 */
export function tidyWhenIdle(collect = fullCollection()): () => void {
  let before = process.cpuUsage();
  let isTidy = false;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1_000 > idleShare * lookEveryMs) {
      isTidy = false;
    } else if (!isTidy) {
      collect();
      isTidy = true;
    }
    before = process.cpuUsage(); // the collection is no work
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function fullCollection(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void;
  return () => {
    gc({ type: 'major', flavor: 'last-resort' });
  };
}
