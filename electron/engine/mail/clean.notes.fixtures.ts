import type { Fixture } from './clean.fixtures.ts';

/** Mail of offices around the year 2000, as Lotus Notes, GroupWise and Outlook left it, written as in clean.fixtures.ts. */

const lit = `
o|The lamp is lit.

s|Mara

`;

const about = `a|To: Mara Linden/PIER/HARBOUR@HARBOUR
a|cc:
a|Subject: The lamp

q|Who looks after the lamp?`;

const tops: readonly (readonly [string, readonly string[]])[] = [
  [
    'who asks for answers elsewhere',
    ['\t"Tobias Renn" <renn@example.org>', '\t03/03/2001 08:34 AM', '\tPlease respond to renn'],
  ],
  ['name and time on one line', ['Tobias Renn   03/03/2001 08:34 AM', '']],
  ['sent by somebody else, with a time zone', ['Tobias Renn', 'Sent by: Ludwig Holm', '03/03/2001 08:34 AM CDT']],
  ['an address on a line with the time', ['"Tobias Renn" <renn@example.org> on 03/03/2001 08:34:21 AM']],
  ['nobody and no time', []],
];

export const notesFixtures: readonly Fixture[] = [
  ...tops.map(([what, lines]) => ({
    name: `Lotus Notes, ${what}`,
    author: 'Mara Linden',
    isReply: true,
    text: `${lit}${lines.map((line) => (line === '' ? '\n' : `a|${line}\n`)).join('')}${about}`,
  })),
  {
    name: 'a banner of GroupWise that lost its first signs',
    isReply: true,
    text: `
o|The lamp is lit.

a|"Renn, Tobias" <renn@example.org> 03/03/01 08:34AM >>>
q|Who looks after the lamp?`,
  },
  {
    name: 'files that are said to be there',
    text: `
o|Here is the chart.

x|(See attached file: chart.doc)
x|<Embedded Picture (Device Independent Bitmap)>
x| << File: pier.xls >>

x| - chart.doc
x| - lamp 2.xls`,
  },
  {
    name: 'a list of files that a sentence follows',
    text: `
o|I need two files:
o| - chart.doc
o| - lamp.xls
o|Please send both.`,
  },
  {
    name: 'a list of files that the author announces, at the end',
    text: `
o|Please send:

o| - chart.doc
o| - lamp.xls`,
  },
  {
    name: 'a memorandum, whose head the author wrote',
    text: `
o|MEMORANDUM

o|TO:  Tobias Renn
o|FROM:  Mara Linden
o|DATE:  March 3, 2001
o|SUBJECT:  The lamp

o|The lamp was changed on Tuesday.`,
  },
];
