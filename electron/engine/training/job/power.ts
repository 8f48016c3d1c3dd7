import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const supplies = '/sys/class/power_supply';
const patience = 3_000;

/** Whether the machine runs on its battery. False where it has none or the system does not tell. */
export async function isOnBattery(folder = supplies): Promise<boolean> {
  try {
    switch (process.platform) {
      case 'linux':
        return await readSupplies(folder);
      case 'darwin':
        return (await run('pmset', ['-g', 'batt'], { timeout: patience })).stdout.includes("'Battery Power'");
      case 'win32':
        return /^1\b/m.test(
          (await run('powershell', ['-NoProfile', '-Command', windowsQuestion], { timeout: patience })).stdout,
        );
      default:
        return false;
    }
  } catch {
    return false;
  }
}

/** BatteryStatus 1 is "discharging". */
const windowsQuestion = '(Get-CimInstance Win32_Battery).BatteryStatus';

/** Mains that are plugged in decide; without any, a battery that is being emptied. */
async function readSupplies(folder: string): Promise<boolean> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const read = (file: string): Promise<string> =>
        readFile(join(folder, name, file), 'utf8').then(
          (text) => text.trim(),
          () => '',
        );
      return {
        type: await read('type'),
        online: await read('online'),
        status: await read('status'),
        scope: await read('scope'),
      };
    }),
  );
  if (found.some(({ type, online }) => type === 'Mains' && online === '1')) {
    return false;
  }
  // Mice and headphones have batteries as well.
  return found.some(({ type, status, scope }) => type === 'Battery' && status === 'Discharging' && scope !== 'Device');
}
