import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isHot } from './heat.ts';
import { isOnBattery } from './power.ts';

const root = mkdtempSync(join(tmpdir(), 'ownhand-circumstances-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A folder as Linux's kernel shows it. */
function system(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, name, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `${content}\n`);
  }
  return join(root, name);
}

const linux = { skip: process.platform !== 'linux' };

test('tells whether the machine runs on its battery', linux, async () => {
  const cable = { 'AC/type': 'Mains', 'AC/online': '1', 'BAT0/type': 'Battery', 'BAT0/status': 'Charging' };
  assert.equal(await isOnBattery(system('cable', cable)), false);
  const battery = { ...cable, 'AC/online': '0', 'BAT0/status': 'Discharging' };
  assert.equal(await isOnBattery(system('battery', battery)), true);
  const mouse = { 'm/type': 'Battery', 'm/status': 'Discharging', 'm/scope': 'Device' };
  assert.equal(await isOnBattery(system('mouse', mouse)), false);
  assert.equal(await isOnBattery(join(root, 'none')), false);
});

test('tells whether the processor is slowed down by heat', linux, async () => {
  const zone = {
    'thermal_zone0/temp': '71000',
    'thermal_zone0/trip_point_0_type': 'passive',
    'thermal_zone0/trip_point_0_temp': '95000',
    'thermal_zone0/trip_point_1_type': 'active',
    'thermal_zone0/trip_point_1_temp': '50000',
  };
  assert.equal(await isHot(system('cool', zone)), false);
  assert.equal(await isHot(system('hot', { ...zone, 'thermal_zone0/temp': '95500' })), true);
  assert.equal(await isHot(system('bare', { 'thermal_zone0/temp': '99000' })), false);
  assert.equal(await isHot(join(root, 'none')), false);
});
