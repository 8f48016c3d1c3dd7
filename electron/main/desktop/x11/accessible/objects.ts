import { type Bus, daemon } from './bus.ts';
import type { Value } from './values.ts';

/** One thing in a program's window, as AT-SPI has it: the program's name on the bus, and a path. */
export interface Accessible {
  readonly name: string;
  readonly path: string;
}

/** AT-SPI's own numbers, as far as they are of use here. */
export const states = {
  active: 1,
  editable: 7,
  focused: 12,
  showing: 25,
  visible: 30,
  managesDescendants: 31,
} as const;
export const roles = { passwordText: 40, terminal: 60, text: 61, entry: 79 } as const;
/** Points of the whole screen, not of a window. */
export const ofScreen = 0;

const atspi = 'org.a11y.atspi.';
const root = '/org/a11y/atspi/accessible/root';
/** Holds every program that tells anything. */
export const registry: Accessible = { name: `${atspi}Registry`, path: root };

/** Asks one of the interfaces of a thing: `Text.GetText` for instance. Rejects where it does not have it. */
export function ask(
  bus: Bus,
  { name, path }: Accessible,
  question: string,
  signature = '',
  values: readonly (string | number)[] = [],
): Promise<readonly Value[]> {
  const [of = '', member = ''] = question.split('.');
  return bus.call({ destination: name, path, interface: atspi + of, member, signature, values });
}

/** A number among the properties, `Text.CaretOffset` for instance. */
export async function numberOf(bus: Bus, { name, path }: Accessible, property: string): Promise<number> {
  const [of = '', key = ''] = property.split('.');
  const [value] = await bus.call({
    ...{ destination: name, path, interface: 'org.freedesktop.DBus.Properties', member: 'Get' },
    ...{ signature: 'ss', values: [atspi + of, key] },
  });
  return Number(value);
}

export async function childrenOf(bus: Bus, of: Accessible): Promise<Accessible[]> {
  const [children] = await ask(bus, of, 'Accessible.GetChildren');
  return (children as readonly (readonly [string, string])[]).map(([name, path]) => ({ name, path }));
}

/** Whether something is in a state, for each of the states in turn; in none where it does not answer. */
export async function statesOf(bus: Bus, of: Accessible): Promise<(state: number) => boolean> {
  const [words] = await ask(bus, of, 'Accessible.GetState').catch(() => [[]]);
  return (state) => ((Number((words as readonly Value[])[state >> 5] ?? 0) >>> (state & 31)) & 1) === 1;
}

/** The process that has a name on the bus: the bus has it from the system, so no program can claim to be another. */
export async function processOf(bus: Bus, name: string): Promise<number> {
  const call = { ...daemon, member: 'GetConnectionUnixProcessID', signature: 's', values: [name] };
  const [pid] = await bus.call(call).catch(() => [0]);
  return Number(pid);
}
