import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeEnding } from './ending.ts';

/** The draft as it is shown when the model writes `text` in pieces of `size` characters. */
function shown(text: string, own: string | null, size: number): string {
  const ending = makeEnding(['Ines', 'Ines Vale'], own);
  let all = '';
  for (let at = 0; at < text.length && !ending.ended; at += size) {
    all += ending.push(text.slice(at, at + size));
  }
  return all + ending.finish();
}

const cases: [string, string | null, string][] = [
  ['Come on Friday.\n\nBest regards,\n[Your Name]', '\n\nI.', 'Come on Friday.\n\nI.'],
  ['Come on Friday.\n\nInes', '\nInes', 'Come on Friday.\nInes'],
  ['Come on Friday.', '\n\nInes', 'Come on Friday.\n\nInes'],
  ['Come on Friday.\n\n[Your Name]\n', '\n\nInes', 'Come on Friday.\n\nInes'],
  ['I can only\nthank you. Best of luck.\n\nBring tea.', null, 'I can only\nthank you. Best of luck.\n\nBring tea.'],
  ['Best of luck on Monday.\n\nBest\nof all, tea.', null, 'Best of luck on Monday.'],
  ['Danke für die Fotos.\nGrüße\nI.', '\nLG, I.', 'Danke für die Fotos.\nLG, I.'],
  ['Thanks', '\nI.', 'Thanks\nI.'],
  ['Come.\n\nWith very best regards,\n\nInes', '\n\nI.', 'Come.\n\nI.'],
  ['Read it.\n\nI.V.\n', '\n\nWith good wishes,\nInes Vale', 'Read it.\n\nWith good wishes,\nInes Vale'],
  ['Read it.\n\nLove, your Ines x', '\n\nI.', 'Read it.\n\nI.'],
  ['Love, as they say, is blind.', null, 'Love, as they say, is blind.'],
  ['Read it.\nI. V.', '\n\nInes', 'Read it.\n\nInes'],
  ['Read it.\n\nIV rooms are taken.', null, 'Read it.\n\nIV rooms are taken.'],
  ['Come.\n\nWith love,\n\nInes', '\n\nI.', 'Come.\n\nI.'],
  ['Come.\n\nWith a torch, please.', null, 'Come.\n\nWith a torch, please.'],
  ['Come on Friday.\n\nDr. Ines Vale\n\nInes', '\n\nI.', 'Come on Friday.\n\nI.'],
  ['Come on Friday.\n-- Ines', '\n\nI.', 'Come on Friday.\n\nI.'],
  ['Two things:\n- Inessential tea.\n- Dr. Brook.', null, 'Two things:\n- Inessential tea.\n- Dr. Brook.'],
  [
    'Komm.\n\nEs grüßt aus Regen, freundlicher als gestern\n\nInes',
    '\n\nEs grüßt aus dem Regen\nI.',
    'Komm.\n\nEs grüßt aus dem Regen\nI.',
  ],
  [
    'Komm.\nEs grüßt dich niemand.',
    '\nEs grüßt aus dem Regen',
    'Komm.\nEs grüßt dich niemand.\nEs grüßt aus dem Regen',
  ],
  ['One.\n\n\nTwo.\n\n', null, 'One.\n\n\nTwo.'],
];

for (const [text, own, expected] of cases) {
  test(`${JSON.stringify(text)} is shown as ${JSON.stringify(expected)}`, () => {
    for (const size of [1, 3, 7, 1_000]) {
      assert.equal(shown(text, own, size), expected);
    }
  });
}

test('text is not held back longer than needed', () => {
  const ending = makeEnding(['Ines'], null);
  assert.equal(ending.push('The kiln'), 'The kiln');
  assert.equal(ending.push(' is hot.\n\nBes'), ' is hot.');
  assert.equal(ending.push('ide it, tea.'), '\n\nBeside it, tea.');
});

test('after an opening the first line may be the sign-off', () => {
  const ending = makeEnding(['Ines'], '\nI.', true);
  assert.equal(ending.push('Ines\n') + ending.finish(), '\nI.');
});

test('how the person signs to others ends a draft too, and is not shown', () => {
  const ending = makeEnding(['Ines'], '\n\nYours,\nI.', true, ['Es drückt Dich', 'Deine Ines']);
  assert.equal(
    ending.push('Der Ofen ist heiß.\n\nEs drückt Dich\n') + ending.finish(),
    'Der Ofen ist heiß.\n\nYours,\nI.',
  );
});

test('a model’s French, Spanish and Italian closings give way to the person’s own', () => {
  for (const closing of ['Bisous', 'Gros bisous,', "Je t'embrasse", 'Besos', 'Un cordial saludo', 'Baci']) {
    const ending = makeEnding(['Mara'], '\n\nMara', true);
    const text = ending.push(`Oui.\n\n${closing}\n\nMara`) + ending.finish();
    assert.equal(text, 'Oui.\n\nMara', closing);
  }
});

test('a model that signs as the reader has come to its end, and a name within the mail is none', () => {
  const end = (text: string): string => {
    const ending = makeEnding(['Ines'], '\n\nI.', false, [], ['Luis', 'Ortega']);
    return ending.push(text) + ending.finish();
  };
  assert.equal(end('Seven is fine.\n\nLuis'), 'Seven is fine.\n\nI.');
  assert.equal(end('Seven is fine.\n\nLuis\nR.'), 'Seven is fine.\n\nI.');
  assert.equal(end('Seven is fine.\n\nMr. Luis Ortega'), 'Seven is fine.\n\nI.');
  assert.equal(end('Seven is fine.\n\nLuis Ortega'), 'Seven is fine.\n\nI.');
  assert.equal(end('Seven is fine.\n\nLuis,\nEight is not.'), 'Seven is fine.\n\nLuis,\nEight is not.\n\nI.');
  assert.equal(end('Luis,\n\nSeven is fine.'), 'Luis,\n\nSeven is fine.\n\nI.');
  assert.equal(end('Seven is fine.\nLuis has the key.'), 'Seven is fine.\nLuis has the key.\n\nI.');
});
