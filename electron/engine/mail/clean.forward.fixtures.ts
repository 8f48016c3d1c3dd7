import type { Fixture } from './clean.fixtures.ts';

/** Mail passed on or answered by programs that put other lines above it, written as in clean.fixtures.ts. */

const seen = `
o|Have a look at this before Friday.
`;

/** What Apple Mail puts above a mail that it passes on, and how it names the header lines. */
const apple: readonly (readonly [string, string, readonly string[]])[] = [
  ['Czech', 'Začátek přeposílané zprávy:', ['Od', 'Předmět', 'Datum', 'Komu', 'Kopie']],
  ['Danish', 'Start på videresendt besked:', ['Fra', 'Emne', 'Dato', 'Til', 'Cc']],
  ['Finnish', 'Välitetty viesti alkaa:', ['Lähettäjä', 'Aihe', 'Päivämäärä', 'Vastaanottaja', 'Kopio']],
  ['Croatian', 'Započni proslijeđenu poruku:', ['Šalje', 'Predmet', 'Datum', 'Prima', 'Cc']],
  ['Hungarian', 'Továbbított levél kezdete:', ['Feladó', 'Tárgy', 'Dátum', 'Címzett', 'Másolat']],
  ['Polish', 'Początek przekazywanej wiadomości:', ['Od', 'Temat', 'Data', 'Do', 'Dw']],
  ['Romanian', 'Începe mesajul redirecționat:', ['Expeditorul', 'Subiectul', 'Dată', 'Destinatarul', 'Cc']],
  ['Russian', 'Начало переадресованного сообщения:', ['Отправитель', 'Тема', 'Дата', 'Кому', 'Копия']],
  ['Slovak', 'Začiatok preposlanej správy:', ['Od', 'Predmet', 'Dátum', 'Pre', 'Kópia']],
  ['Swedish', 'Vidarebefordrat mejl:', ['Från', 'Ämne', 'Datum', 'Till', 'Kopia']],
  ['Turkish', 'İleti başlangıcı:', ['Kimden', 'Konu', 'Tarih', 'Kime', 'Bilgi']],
  ['Ukrainian', 'Початок листа, що пересилається:', ['Від кого', 'Тема', 'Дата', 'Кому', 'Копія']],
];

const attributions: readonly (readonly [string, string])[] = [
  ['Samsung’s dashes', '---- Tobias Renn wrote ----'],
  ['dashes around a date', '------On 3/3/2015 19:26, Tobias Renn wrote-----'],
  ['Thunderbird in Hungarian', '2015. 03. 03. 19:26 keltezéssel, Renn Tóbiás a következőt írta:'],
];

const quotedBelow: readonly (readonly [string, string])[] = [
  ['Gmail’s of old, without a verb', '2015/3/3 Tobias Renn <tobias@example.org>'],
  ['a name, and a date in brackets', 'Tobias Renn (2015-03-03):'],
  ['a newsreader’s', 'In article <abc@example.org>, tobias@example.org says...'],
  ['forum software’s', '<quote who="Tobias Renn">'],
  ['addressed to the reader', 'you wrote:'],
  ['an hour with its half glued to it', 'On Mar 3, 7:26pm in "Re: The boat", Tobias Renn wrote:'],
  [
    'header lines that say no reader',
    'From: Tobias Renn <tobias@example.org>\na|Date: Tue, 03 Mar 2015 19:26:11 +0100',
  ],
];

export const forwardFixtures: readonly Fixture[] = [
  ...apple.map(([language, ruler, [from = '', subject = '', date = '', to = '', cc = '']]) => ({
    name: `a mail that Apple Mail passes on in ${language}`,
    text: `${seen}
f|${ruler}

f|${from}: Tobias Renn <tobias@example.org>
f|${subject}: The boat
f|${date}: 3. 3. 2015 19:26:11
f|${to}: mara@example.org
f|${cc}: Ludwig Holm <ludwig@example.org>

f|The boat has a hole.`,
  })),
  {
    name: 'a mail that is passed on line by line below two words',
    text: `${seen}
f|Forwarded message:

f|> From: Tobias Renn <tobias@example.org>
f|> Subject: The boat
f|>
q|> The boat has a hole.`,
  },
  {
    name: 'header lines that are glued together behind their ruler',
    text: `${seen}
q|   ----- Наперад дасланы ліст ----- Ад: Tobias Renn <tobias@example.org>Каму: mara@example.orgТэма: The boat
q| The boat has a hole.

q|Tobias`.replace('q|   -----', 'a|   -----'),
  },
  {
    name: 'copied headers below a ruler by their shape, whatever their order',
    text: `${seen}
a|-------- Pārsūtīts ziņojums --------
a|Temats: The boat
a|Datums: Tue, 3 Mar 2015 19:26:11 +0100
a|No: Tobias Renn <tobias@example.org>
a|Kam: mara@example.org

q|The boat has a hole.`,
  },
  ...['-----Antwort Nachricht-----', '-------- Oprindelig besked --------', '----- Originálna správa -----'].map(
    (ruler) => ({
      name: `an older mail below ${ruler}`,
      text: `${seen}
a|${ruler}

q|The boat has a hole.`,
    }),
  ),
  {
    name: 'a subject whose name is spread to the width of the others',
    text: `${seen}
a|发件人：Tobias Renn <tobias@example.org>
a|发送时间：2015年3月3日(周二) 19:26
a|收件人：Mara Linden <mara@example.org>
a|主　题：The boat
q|The boat has a hole.`,
  },
  ...attributions.map(([what, line]) => ({
    name: `an attribution above a mail without marks: ${what}`,
    text: `${seen}
a|${line}

q|The boat has a hole.`,
  })),
  ...quotedBelow.map(([what, line]) => ({
    name: `an attribution above marked lines: ${what}`,
    text: `${seen}
a|${line}

q|> The boat has a hole.`,
  })),
  {
    name: 'a name in brackets right above quoted lines',
    text: `
a|[Tobias Renn, on boats]
q|> The boat has a hole.

o|Swim.`,
  },
  {
    name: 'a sentence of the author’s that is broken before a verb',
    text: `
o|For the sailors I could borrow a few words of the keeper from the
o|said letter, for example thus:
q|> The boat has a hole.`,
  },
  {
    name: 'an older mail without marks that holds a copied header',
    text: `${seen}
a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:

q|The boat has a hole.

q|Tobias

a|From: Ludwig Holm <ludwig@example.org>
a|Sent: Monday, March 2, 2015 10:05 AM
a|To: Tobias Renn <tobias@example.org>
a|Subject: The boat

q|Does it float?`,
  },
  {
    name: 'initials before quoted lines, behind a blank and with more blanks behind them',
    text: `
a|It was dark at 19:26 on 3.3.2015 when tobias@example.org did row and sing:

q| TR> The boat has a hole,
q| TR>     and the oars are gone.

o|Swim.`,
  },
  {
    name: 'the summary of a change to a program',
    text: `
o|This mends the boat.

x| hull.c    |    2
x| oars/left |   14 ++++++++
x| 2 files changed, 14 insertions(+), 2 deletions(-)
x| create mode 100644 oars/left

o|Try it.`,
  },
];
