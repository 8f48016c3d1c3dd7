import type { Command } from './command.ts';

export const globalHelp = [
  ['--home DIR', 'the data folder, if not the usual one'],
  ['--json', 'print the result as JSON'],
  ['--passphrase-fd N', 'read the passphrase from this file descriptor (or set OWNHAND_PASSPHRASE)'],
  ['--help', 'help for a command'],
  ['--version', 'the version'],
] as const;

export function overview(commands: readonly Command[]): string {
  return [
    'Ownhand writes drafts in your own hand. Nothing you write leaves this computer.',
    '',
    'Usage: ownhand COMMAND [OPTIONS]',
    '',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    ...table(globalHelp),
    '',
    'Exit codes: 0 done, 1 failed, 2 called wrongly, 3 wrong passphrase, 4 a model is missing, 130 stopped.',
    '',
  ].join('\n');
}

export function commandHelp({ name, usage, summary, help }: Command): string {
  return [
    `Usage: ownhand ${name} ${usage}`.trimEnd(),
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    '',
    ...table([...help, ...globalHelp]),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
