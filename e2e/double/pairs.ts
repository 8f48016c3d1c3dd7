/** Pairs of a request and a mail, by the thousand. */
import type { Pair, PairAnswer, PairFault } from '../../electron/contract/pairs.ts';
import { day } from './learning.ts';

const requests = [
  'Tell Hanna that the boiler man comes on Thursday at 9 and that she should leave the cellar key with Mr Brandt.',
  'Ask the printers whether 300 copies can be ready before the 14th, and what the thicker paper would cost.',
  'Say no to the talk in Leeds in March, warmly, and suggest Priya in my place.',
  'Thank Aunt Edie for the plum jam; two jars are gone already. We come on Easter Sunday.',
  'boiler, Thursday 9, cellar key with Mr Brandt',
  'Remind Tom that the minutes of the February meeting are still missing, and offer to help.',
];
export const mailText =
  'Hanna –\n\nBoiler man on Thursday, nine o’clock if you believe him. Leave the cellar key with Brandt, would you? ' +
  'He is up early anyway.\n\nDon’t let him talk you into the new pump.\n\nLove\nM.';
const plainly = 'A garden wall of dry stone needs no mortar. The stones have to overlap, and frost does not harm it.';
/** A passage of a document of hers. */
const passage: PairAnswer = {
  kind: 'passage',
  documentId: 3,
  title: 'Walls and what holds them',
  date: Date.now() - 9 * day,
  headings: ['Dry stone'],
  passage: { start: 0, end: 120 },
  text: 'Mortar? Never touch the stuff. A wall of dry stone stands because each stone has a foot on two others, and let it freeze.',
};
export const faults: readonly PairFault[] = ['facts', 'copied', 'no-gain', 'turned-round', 'by-hand'];

export const pairs: Pair[] = Array.from({ length: 1_200 }, (_, index) => ({
  id: index + 1,
  form: index % 40 === 5 ? 'restatement' : index % 6 === 4 ? 'note' : 'sentence',
  request: index % 40 === 5 ? plainly : (requests[index % requests.length] ?? ''),
  gain: 0.4,
  dropped: index % 11 === 7 ? (faults[Math.floor(index / 11) % faults.length] ?? null) : null,
  edited: index % 17 === 3,
  answer: index % 40 === 5 ? passage : mailOf(index),
}));

function mailOf(index: number): PairAnswer {
  return {
    kind: 'mail',
    mailId: 5_000 + index,
    subject: ['Boiler', 'The programme', 'Re: Leeds', 'Jam', 'Boiler', 'Minutes'][index % 6] ?? '',
    date: Date.now() - (3 + index * 2) * day,
    to: [
      {
        name: ['Hanna Weiss', 'Inkwell Print', 'Sam Otieno', 'Edie', 'Hanna Weiss', 'Tom Ahlberg'][index % 6] ?? '',
        address: 'somebody@example.org',
      },
    ],
    text: mailText,
  };
}
