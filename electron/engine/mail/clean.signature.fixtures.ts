import type { Fixture } from './clean.fixtures.ts';

/** What stands below the author's words in rarer ways, written as in clean.fixtures.ts. */

const tags = [
  '(sent from a phone)',
  'Sent from my Lumen F2',
  'Sent from the all new AOL app for iOS',
  'Sent wirelessly from my BlackBerry device on the Harbour network.',
  'Envoyé sans fil par mon terminal mobile BlackBerry',
  'Dapatkan Outlook untuk iOS<https://example.org/o>',
  '從我的 iPhone 傳送',
];

export const signatureFixtures: readonly Fixture[] = [
  ...tags.map((tag) => ({
    name: `a tag: ${tag}`,
    text: `
o|The lamp is lit.

t|${tag}`,
  })),
  {
    name: 'thanks to all with a comma, above the name and a card',
    author: 'Mara Linden',
    text: `
g|All,

o|The surveyors of the harbour come in the week of March 13, and they will not tell us which day it is going to be.

s|Thanks, all.
s|Mara

c|Mara Linden, MHA
c|Director, Harbour Lamps
c|410 Quay Avenue, Suite 2100 | Harbour, OH 43055
c|O: 555.0148  |  F: 555.0190`,
  },
  {
    name: 'a sign-off with a slip of the pen',
    author: 'Mara Linden',
    text: `
o|Thank you for the quick answer about the lamp.

s|King regards
s|Mara Linden`,
  },
  {
    name: 'a farewell with a picture, and a card below a typographic ruler',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Cheers 🎉
s|Mara

c|—————
c|Mara Linden
c|Harbour Office
c|mara@example.org`,
  },
  {
    name: 'thanks for a whole mail above a farewell and a card',
    author: 'Mara Linden',
    text: `
s|Thanks for the lamp!

s|Cheers
s|Mara

c|Mara Linden
c|Harbour Office
c|mara@example.org`,
  },
  {
    name: 'a card that begins with name and post, without a farewell',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

c|Mara Linden, Keeper
c|1 Quay Street, Newport
c|P: 431-555-0123 | F: 431-555-0124`,
  },
  {
    name: 'a farewell, and a card in two columns below five dashes',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Regards,

c|-----
c|Mara Linden                  The Harbour
c|Email: mara@example.org      1 Quay Street, Newport`,
  },
  ...['______________', '====', '~~~', '——————'].map((ruler) => ({
    name: `name and post below ${ruler}`,
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

c|${ruler}
c|Mara Linden
c|Keeper of the Light`,
  })),
  {
    name: 'a name by itself below a ruler',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

c|-----
s|Mara`,
  },
  {
    name: 'name and post below a ruler in Chinese',
    author: '林灯',
    text: `
o|灯已经亮了。

c|——————

c|林灯
c|守灯人`,
  },
  {
    name: 'names below a heading',
    author: 'Mara Linden',
    text: `
o|The lamp is lit by
o|Keepers
o|=======
o|Mara Linden
o|Ann Holm`,
  },
  {
    name: 'one long dash above a card',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

c|—
c|Mara Linden
c|Keeper of the Harbour`,
  },
  {
    name: 'one long dash between paragraphs of the author’s',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.
o|—
o|Tobias asks for oil.`,
  },
  {
    name: 'the author’s name at the beginning of a last sentence',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

o|Mara Linden, who keeps it, lives at the end of the pier
o|and can be reached at mara@example.org.`,
  },
  {
    name: 'an advertisement of a list provider',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Mara

t|------------------------------------------------------------------------------
t|Lamps for everybody: brighter than ever,
t|lighter than the air that they burn in,
t|delivered to every pier of the coast,
t|and with oil for a whole year. Read more!
t|https://lamps.example.org/offer
t|_______________________________________________
t|harbour mailing list
t|harbour@lists.example.org`,
  },
  {
    name: 'quoted lines behind bars, and a table',
    author: 'Mara Linden',
    text: `
q|| Is the lamp lit?
q||
q|| And the other one?

o|Both are:

o|| lamp | lit |
o|| left | yes |`,
  },
  {
    name: 'a signature framed by bars',
    author: 'Mara Linden',
    text: `
o|Both are lit.

c|--${' '}
c|| Mara Linden   | lamps |
c|| "No boat without a lamp."`,
  },
  {
    name: 'quoted lines behind small letters that the quotation names',
    text: `
q|>>>>> "tr" == Tobias Renn <tobias@example.org> writes:

q|tr> Shall we say seven?
q|tr> Or eight?

o|Seven.`,
  },
  {
    name: 'a saying below the name, above a mail that is answered line by line',
    author: 'Mara Linden',
    text: `
o|Inline.

s|Mara

c|Mara Linden

c|"The trouble with a lamp that is lit is that people come in and
c|leave things."
c|-- Otis (in the comic strip "Harbour County")

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn wrote:
q|> Is it lit?

o|It is.`,
  },
  {
    name: 'a line of signs above and below a legal notice',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Mara

t|######################################################################
t|Attention:
t|This e-mail message is privileged and confidential. If you are not the
t|intended recipient please delete the message and notify the sender.
t|######################################################################`,
  },
  {
    name: 'a card below three dashes',
    author: 'Mara Linden',
    text: `
o|Queued, thanks.
c|---
c|Mara Linden
c|Harbour Light Ltd.
c|https://harbour.example.org`,
  },
  {
    name: 'three dashes between two paragraphs',
    author: 'Mara Linden',
    text: `
o|That is the lamp.
o|---
o|And that is the boat, which you know.`,
  },
];
