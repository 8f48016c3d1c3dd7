import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast, type Oklch } from '../design/contrast.ts';

type Palette = Map<string, Oklch>;

/** Reads the colours of the `:root` block that stands under a media query, or under none. */
function palette(css: string, media: string | null): Palette {
  const start = media === null ? css.indexOf(':root {') : css.indexOf(`@media ${media} {`);
  assert.notEqual(start, -1, `no block for ${media ?? 'the root'}`);
  const open = css.indexOf(':root {', start);
  const block = css.slice(open, css.indexOf('}', open));
  const colours = block.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  return new Map(
    [...colours].map(([, name = '', lightness, chroma, hue]) => [
      name,
      { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) },
    ]),
  );
}

const css = readFileSync(new URL('../design/tokens.css', import.meta.url), 'utf8');
const light = palette(css, null);
const dark = new Map([...light, ...palette(css, '(prefers-color-scheme: dark)')]);
const themes: Record<string, Palette> = {
  light,
  dark,
  'light, high contrast': new Map([...light, ...palette(css, '(prefers-contrast: more)')]),
  'dark, high contrast': new Map([
    ...dark,
    ...palette(css, '(prefers-contrast: more) and (prefers-color-scheme: dark)'),
  ]),
};

const papers = ['paper', 'desk', 'raised', 'hover', 'chosen'];
const inks = ['ink', 'ink-soft', 'ink-draft', 'accent', 'good', 'warn', 'bad'];
const pairs: [string, string][] = [
  ...papers
    .flatMap((paper) => inks.map((ink): [string, string] => [ink, paper]))
    .filter(([ink, paper]) => ink !== 'ink-draft' || paper === 'paper'),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-bad', 'bad'],
  ['ink', 'found'],
  ['ink', 'warn-paper'],
  ['warn', 'warn-paper'],
  ['ink-soft', 'warn-paper'],
  ['ink', 'bad-paper'],
  ['bad', 'bad-paper'],
  ['ink-soft', 'bad-paper'],
];

for (const [theme, colours] of Object.entries(themes)) {
  const least = theme.includes('high') ? 7 : 4.5;
  const colour = (name: string): Oklch => {
    const found = colours.get(name);
    if (found === undefined) {
      throw new Error(`${theme} has no colour --${name}`);
    }
    return found;
  };

  test(`text can be read in ${theme}`, () => {
    for (const [ink, paper] of pairs) {
      const ratio = contrast(colour(ink), colour(paper));
      const needed = paper === 'chosen' || paper === 'hover' || ink.startsWith('on-') ? 4.5 : least;
      assert.ok(ratio >= needed, `--${ink} on --${paper} is ${ratio.toFixed(2)}, needs ${needed}`);
    }
  });

  test(`edges of controls and the focus ring can be seen in ${theme}`, () => {
    for (const paper of ['paper', 'desk', 'raised']) {
      for (const edge of ['edge', 'accent']) {
        const ratio = contrast(colour(edge), colour(paper));
        assert.ok(ratio >= 3, `--${edge} on --${paper} is ${ratio.toFixed(2)}`);
      }
    }
  });
}

test('contrast agrees with known values', () => {
  const black = { lightness: 0, chroma: 0, hue: 0 };
  const white = { lightness: 1, chroma: 0, hue: 0 };
  assert.ok(Math.abs(contrast(black, white) - 21) < 0.01);
  assert.equal(contrast(white, white), 1);
  // #767676 on white is the best known grey: 4.54.
  assert.ok(Math.abs(contrast({ lightness: 0.5652, chroma: 0, hue: 0 }, white) - 4.54) < 0.05);
});
