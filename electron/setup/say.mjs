/** Everything that setup tells the person goes to standard error, so that `ownhand search --json` stays clean. */

/** An error whose message is meant for the person: what happened and what they can do. */
export class SetupError extends Error {}

const inPlace = process.stderr.isTTY === true;

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {number} count */
export function megabytes(count) {
  return count >= 1e9 ? `${(count / 1e9).toFixed(1)} GB` : `${Math.round(count / 1e6)} MB`;
}

/**
 * Shows how much has arrived while something slow runs: in place on a terminal, else a line now and then.
 *
 * @template T
 * @param {string} label
 * @param {{ measure: () => number | Promise<number>, total: number }} size in bytes; `total` is about right
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showProgress(label, { measure, total }, work) {
  const started = Date.now();
  let lastLine = 0;
  let width = 0;
  say(`${label} (about ${megabytes(total)})`);
  const timer = setInterval(async () => {
    const bytes = await measure();
    const now = Date.now();
    if (bytes <= 0 || (!inPlace && now - lastLine < 10_000)) {
      return;
    }
    lastLine = now;
    const rate = bytes / ((now - started) / 1000);
    // A guess from the first few bytes would only frighten.
    const left = bytes > total / 50 ? `, about ${Math.max(0, Math.round((total - bytes) / rate))} s left` : '';
    const text = `  ${megabytes(bytes)} of about ${megabytes(total)}, ${megabytes(rate)}/s${left}`;
    process.stderr.write(inPlace ? `\r${text.padEnd(width)}` : `${text}\n`);
    width = text.length;
  }, 2_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (inPlace && width > 0) {
      process.stderr.write(`\r${' '.repeat(width)}\r`);
    }
  }
}
