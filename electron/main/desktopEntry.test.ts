import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktopEntry } from './desktopEntry.ts';

/** What a desktop makes of an entry: a string value unescaped, then words taken out of their quotes. */
function wordsOf(entry: string): string[] {
  const value = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').replaceAll('\\\\', '\\');
  return Array.from(value.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, word]) =>
    (word ?? '').replace(/\\(.)/g, '$1').replaceAll('%%', '%'),
  );
}

test('the program and its folder come out as they are, whatever signs are in them', () => {
  const words = ['/opt/My "Own" $hand/own`hand', '/home/zoë/100 %/a\\b', '--hidden'];
  assert.deepEqual(wordsOf(desktopEntry(words)), words);
});

test('it is an entry that starts a program', () => {
  assert.match(desktopEntry(['ownhand', '--hidden']), /^\[Desktop Entry\]\nType=Application\nName=Ownhand\n/);
});
