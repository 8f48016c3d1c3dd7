import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const zones = '/sys/class/thermal';
const patience = 3_000;

/** Whether the system slows the processor down, or is about to, because it is hot. False where it does not tell. */
export async function isHot(folder = zones): Promise<boolean> {
  try {
    if (process.platform === 'linux') {
      const names = (await readdir(folder)).filter((name) => name.startsWith('thermal_zone'));
      return (await Promise.all(names.map((name) => isZoneHot(join(folder, name))))).some(Boolean);
    }
    if (process.platform === 'darwin') {
      const { stdout } = await run('pmset', ['-g', 'therm'], { timeout: patience });
      return Number(/CPU_Speed_Limit\s*=\s*(\d+)/.exec(stdout)?.[1] ?? 100) < 100;
    }
    return false;
  } catch {
    return false;
  }
}

/** At the point where the kernel begins to slow down (`passive`), or a more serious one. */
async function isZoneHot(zone: string): Promise<boolean> {
  const read = async (file: string): Promise<string> => (await readFile(join(zone, file), 'utf8')).trim();
  const points = (await readdir(zone)).flatMap((name) => /^trip_point_(\d+)_type$/.exec(name)?.[1] ?? []);
  const limits = await Promise.all(
    points.map(async (point) => {
      const counts = ['passive', 'hot', 'critical'].includes(await read(`trip_point_${point}_type`));
      const limit = Number(await read(`trip_point_${point}_temp`));
      return counts && limit > 0 ? limit : Infinity;
    }),
  );
  return Number(await read('temp').catch(() => '0')) >= Math.min(Infinity, ...limits);
}
