/**
 * Invented mails, taken apart by hand. Before each line stands whose it is: o own, g greeting, s sign-off,
 * c signature (card), q quote, a attribution, f forward, t footer (tail), x other. Blank lines carry no letter.
 * Long because it is a list: what mail of the world's programs and languages adds stands in clean.world.fixtures.ts.
 */
export interface Fixture {
  readonly name: string;
  readonly author?: string;
  readonly isReply?: boolean;
  readonly text: string;
}

export const fixtures: readonly Fixture[] = [
  {
    name: 'a letter',
    author: 'Mara Linden',
    text: `
g|Dear Tobias,

o|the lighthouse keeper called. The lamp is fixed and the boat leaves at
o|seven, so please bring the charts.

s|Warm regards
s|Mara`,
  },
  {
    name: 'an answer above the whole older mail',
    author: 'Mara Linden',
    text: `
o|Seven is fine.

s|Mara

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:
q|> Shall we say seven?
q|>
q|> Tobias`,
  },
  {
    name: 'answers between the lines of the older mail',
    author: 'Mara Linden',
    text: `
g|Hi Tobias,

a|On Tue, Mar 03, 2015 at 07:26:11PM +0100, Tobias Renn wrote:
q|> Shall we say seven?

o|Seven is fine.

q|> And who brings the charts? I could ask
q|> Ludwig.
o|I will bring them.
q|> Tobias

c|--${' '}
c|Mara Linden`,
  },
  {
    name: 'an attribution broken over two lines, a bare initial for a name',
    author: 'Mara Linden',
    text: `
o|It is the blue one.

s|--M

a|On Fri, Oct 11, 2019 at 4:08 PM Tobias Renn via harbour-users <
a|harbour-users@lists.example.org> wrote:

q|> Which rope?
t|_______________________________________________
t|harbour-users mailing list
t|harbour-users@lists.example.org
t|https://lists.example.org/mailman/listinfo/harbour-users`,
  },
  {
    name: 'date and name of the attribution on lines of their own',
    text: `
a|On Wed, 21 Apr 2021 11:35:36 -0700
a|Tobias Renn <tobias@example.org> wrote:

q|> The pier needs paint.

o|Every pier needs paint.`,
  },
  ...[
    ['German', 'Am 03.03.2015 um 19:26 schrieb Tobias Renn:'],
    ['French', 'Le mar. 3 mars 2015 à 19:26, Tobias Renn <tobias@example.org> a écrit :'],
    ['Spanish', 'El mar, 3 mar 2015 a las 19:26, Tobias Renn (<tobias@example.org>) escribió:'],
    ['Italian', 'Il giorno mar 3 mar 2015 alle ore 19:26 Tobias Renn <tobias@example.org> ha scritto:'],
    ['Dutch', 'Op di 3 mrt. 2015 om 19:26 schreef Tobias Renn <tobias@example.org>:'],
    ['Portuguese', 'Em ter., 3 de mar. de 2015 às 19:26, Tobias Renn <tobias@example.org> escreveu:'],
    ['Polish', 'wt., 3 mar 2015 o 19:26 Tobias Renn <tobias@example.org> napisał(a):'],
    ['Russian', 'вт, 3 мар. 2015 г. в 19:26, Tobias Renn <tobias@example.org>:'],
    ['Russian with a verb', '3 марта 2015 г., 19:26 пользователь Tobias Renn <tobias@example.org> написал:'],
    ['Chinese', 'Tobias Renn <tobias@example.org> 于2015年3月3日周二 19:26写道：'],
    ['Japanese', '2015年3月3日(火) 19:26 Tobias Renn <tobias@example.org>:'],
    ['Swedish', 'Den tis 3 mars 2015 kl 19:26 skrev Tobias Renn <tobias@example.org>:'],
  ].map(([language, line]) => ({
    name: `an attribution in ${language ?? ''}`,
    text: `
o|Sieben, 7, seven.

a|${line ?? ''}

q|> Shall we say seven?`,
  })),
  ...[
    ['English', 'From:', 'Sent:', 'To:', 'Subject:'],
    ['German', 'Von:', 'Gesendet:', 'An:', 'Betreff:'],
    ['French', 'De :', 'Envoyé :', 'À :', 'Objet :'],
    ['Spanish', 'De:', 'Enviado el:', 'Para:', 'Asunto:'],
    ['Italian', 'Da:', 'Inviato:', 'A:', 'Oggetto:'],
    ['Dutch', 'Van:', 'Verzonden:', 'Aan:', 'Onderwerp:'],
    ['Portuguese', 'De:', 'Enviada em:', 'Para:', 'Assunto:'],
    ['Polish', 'Od:', 'Wysłano:', 'Do:', 'Temat:'],
    ['Russian', 'От:', 'Отправлено:', 'Кому:', 'Тема:'],
    ['Chinese', '发件人：', '发送时间：', '收件人：', '主题：'],
    ['Japanese', '差出人:', '送信日時:', '宛先:', '件名:'],
  ].map(([language, from, sent, to, subject]) => ({
    name: `an unmarked older mail below copied headers in ${language ?? ''}`,
    author: 'Mara Linden',
    text: `
o|Seven is fine.

s|Mara

a|${from ?? ''} Tobias Renn <tobias@example.org>
a|${sent ?? ''} 3. 3. 2015 19:26
a|${to ?? ''} Mara Linden
a|${subject ?? ''} The boat

q|Shall we say seven? I will bring the charts.

q|Tobias`,
  })),
  {
    name: 'a ruler above an unmarked older mail',
    text: `
o|Thanks, got it.

a|-----Original Message-----
a|From: Tobias Renn [mailto:tobias@example.org]
a|Sent: Tuesday, March 3, 2015 7:26 PM
a|To: Mara Linden
a|Subject: RE: The boat

q|Here are the charts.`,
  },
  {
    name: 'an older mail below words without any sign',
    text: `
o|I got the message below. Does anybody know of such a crack?

s|Mara

a|Original message

q|The third lamp has a crack.

q|Cheers, Tobias`,
  },
  {
    name: 'a forwarded mail',
    text: `
o|See below, what shall we do?

f|---------- Forwarded message ---------
f|From: Tobias Renn <tobias@example.org>
f|Date: Tue, Mar 3, 2015 at 7:26 PM
f|Subject: The boat
f|To: Mara Linden <mara@example.org>

f|The boat has a hole.`,
  },
  {
    name: 'a mail that Apple Mail forwarded in German',
    text: `
o|Zur Kenntnis.

f|Anfang der weitergeleiteten Nachricht:

f|Von: Tobias Renn <tobias@example.org>
f|Betreff: Das Boot
f|Datum: 3. März 2015 um 19:26:11 MEZ
f|An: Mara Linden <mara@example.org>

f|Das Boot hat ein Loch.`,
  },
  {
    name: 'a signature with contact details and no mark',
    author: 'Mara Linden',
    text: `
g|Hello all,

o|The harbour office is closed on Friday.

s|Best wishes,
s|Mara

c|Mara Linden, Harbour Office
c|Tel. +49 431 5550123 | www.harbour.example.org`,
  },
  {
    name: 'a postscript below the name stays',
    author: 'Mara Linden',
    text: `
o|The boat leaves at seven.

s|Best,
s|Mara

o|P.S. Bring a coat, it is cold on the water.`,
  },
  {
    name: 'footnotes below the name stay',
    author: 'Mara Linden',
    text: `
o|The tide table has moved [1].

s|Thanks,
s|Mara

o|[1] https://tides.example.org/table`,
  },
  {
    name: 'thanks at the beginning are no sign-off',
    author: 'Mara Linden',
    text: `
o|Thanks again for the lamp!

o|It burns the whole night now, and the gulls have learned to sleep
o|beside it.

s|Mara`,
  },
  {
    name: 'a telephone tag',
    text: `
o|Running late, start without me.

t|Sent from my iPhone

a|> On 3 Mar 2015, at 19:26, Tobias Renn <tobias@example.org> wrote:
q|>
q|> Where are you?`.replace('a|> On', 'q|> On'),
  },
  {
    name: 'a legal notice',
    author: 'Mara Linden',
    text: `
o|The contract is signed.

s|Mara

t|CONFIDENTIALITY NOTICE: This e-mail and any attachments are confidential and
t|intended solely for the addressee. If you are not the intended recipient,
t|please delete it.`,
  },
  {
    name: 'a sentence about confidence is no legal notice',
    text: `
o|I wrote to the office.

o|This message was meant for you, and I am confident that it will help.`,
  },
  {
    name: 'a sentence about a mailing list is no footer',
    text: `
o|Please ask on the mailing list, Ludwig reads it.

o|To be honest I would unsubscribe if they went on like this.`,
  },
  {
    name: 'a footer that names the list and the way out',
    text: `
o|The tide turns at four.

t|You received this message because you are subscribed to the group "harbour".
t|To unsubscribe from this group, send an email to harbour+leave@example.org.`,
  },
  {
    name: 'a quotation that was wrapped on its way and lost marks',
    text: `
a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn wrote:
q|> The keeper says that the lamp must be cleaned twice every day and that
q|nobody
q|> has done so since the spring, which explains the darkness.

o|I clean it now.`,
  },
  {
    name: 'a quotation that was broken at a width all the way down',
    author: 'Mara Linden',
    text: `
a|On Tue, 3 Mar 2015 19:26:11 Tobias Renn wrote:
q|> The lamp has to be cleaned twice a day, which nobody ever does here.
q|We
q|> should ask whether the keeper knows; the oil is nearly gone and the
q|nights
q|> are long, so somebody has to row to the island before the storm
q|> comes, and bring
q|>
g|Hi Tobias,
o|I will row.

s|Mara`,
  },
  {
    name: 'short answers close below quoted lines',
    text: `
a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn wrote:
q|> - paint the pier
o|done
q|> - mend the boat
o|not yet
q|> - What about the oil?
o|none left
q|> - and the charts`,
  },
  {
    name: 'an older mail without marks, which quotes a still older one with marks',
    text: `
o|Fine.

a|On Wed, Mar 4, 2015 at 8:00 AM, Tobias Renn <tobias@example.org> wrote:
q|Seven then?

q|On Tue, Mar 3, 2015 at 7:26 PM, Mara Linden <mara@example.org> wrote:

q|> Eight or seven.`,
  },
  {
    name: 'what the law wants a company to say of itself',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Mara

t|Harbour Ltd, registered office: 1 Quay Street, Newport
t|Registration No: 1234567 (Wales)`,
  },
  {
    name: 'a request to spare nature, and words about printing',
    author: 'Mara Linden',
    text: `
o|Is the environment variable set? What does it print?

s|Mara

t|Afin de préserver l'environnement, merci de n'imprimer ce courriel qu'en cas de nécessité.`,
  },
  {
    name: 'names before quoted lines, as Emacs puts them',
    text: `
q|>>>>> "TR" == Tobias Renn <tobias@example.org> writes:

q|    TR> Shall we say seven?
q|    TR> Or eight?

o|Seven.`,
  },
  {
    name: 'a signature between two rulers',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Mara

c|-------------------------
c|Mara Linden
c|Harbour Office, Kiel! "No boat without a lamp."
c|mara@example.org
c|-------------------------`,
  },
  {
    name: 'a quotation as GroupWise puts it',
    author: 'Mara Linden',
    text: `
o|Seven is fine.

s|Mara

a|>>> Tobias Renn 03/03/15 7:26 PM >>>
q|Shall we say seven?

q|We need charts.`,
  },
  {
    name: 'a ruler and one header line above a quotation that is answered line by line',
    text: `
a|----- Original Message -----
a|From: "Tobias Renn" <tobias@example.org>

q|> Seven?

o|Yes.

q|> Charts?

o|Mine.`,
  },
  {
    name: 'a post below a whole farewell, and short answers below quotations',
    author: 'Mara Linden',
    text: `
a|On Tue, 3 Mar 2015, Tobias Renn wrote:
q|> Seven?

o|Yes

q|> Charts?

o|Agreed

o|I bring them.

s|Best wishes
s|Mara Linden

c|Harbour Office Kiel`,
  },
  {
    name: 'initials before quoted lines',
    text: `
a|Tobias Renn writes:
q|TR> Shall we say seven?
q|TR> Or eight?

o|Eight, please.`,
  },
  {
    name: 'a quotation that is only indented',
    text: `
o|Eight, please.

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:

q|    Shall we say seven?
q|    Or eight?`,
  },
  {
    name: 'a book that is quoted without marks ends with its paragraph',
    text: `
o|I read a letter of the old keeper again.

a|In 1899 Renn wrote:

q|the lamp goes out when nobody looks.

o|I think that he was right.`,
  },
  {
    name: 'an attribution whose end was broken off into the quotation',
    text: `
o|Seven.

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias at example.org
q|> wrote:

q|> Shall we say seven?`,
  },
  {
    name: 'an attribution, and a mark for what was cut, before the quotation',
    text: `
a|Tobias Renn wrote:
q|[..]
q|> Shall we say seven?

o|Seven.`,
  },
  {
    name: 'copied header lines that the author talks about',
    text: `
o|The header says this:

o|From: harbour@example.org
o|Date: Tue, 3 Mar 2015
o|Subject: The boat

o|and I do not know who that is.

o|Ask him.`,
  },
  {
    name: 'name and time above a header block that does not say who wrote',
    text: `
o|Seven is fine.

a|Tobias Renn@HARBOUR
a|03/03/2015 07:26 PM
a|To: Mara Linden/KIEL@HARBOUR
a|cc:
a|Subject: The boat

q|Shall we say seven?`,
  },
  {
    name: 'a German telephone tag above an older mail without marks',
    text: `
o|Fangt schon an.

t|Von unterwegs getippt

a|Am 3. März 2015 um 19:26 schrieb Tobias Renn <tobias@example.org>:

q|Wo bist du?`,
  },
  {
    name: 'an advertisement of a mail provider',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Mara

t|__________________________________________________
t|Do you harbour?
t|https://mail.harbour.example.org`,
  },
  {
    name: 'a typographic ruler above an older mail',
    text: `
o|Seven is fine.

a|‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐
a|On Tuesday, March 3rd, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:

q|> Shall we say seven?`,
  },
  {
    name: 'an attribution that begins with its date and is broken over two lines',
    text: `
o|Seven.

a|03.03.2015 19:26 пользователь "Tobias Renn" <
a|tobias@example.org> написал:

q|> Shall we say seven?`,
  },
  {
    name: 'an own sentence that ends with a verb of saying before a quotation',
    text: `
o|As the keeper of the lamp says:
q|> No boat leaves without a lamp.

o|So we wait.`,
  },
  {
    name: 'an own sentence that ends with a colon before a quotation',
    text: `
o|The rule of the harbour is clear, and it says this:
q|> No boat leaves without a lamp.

o|So we wait.`,
  },
  {
    name: 'a change to a program and a log',
    text: `
o|This cures it:

x|diff --git a/lamp.c b/lamp.c
x|--- a/lamp.c
x|+++ b/lamp.c
x|@@ -1,2 +1,2 @@
x| int lamp(void)
x|-  return 0;
x|+  return 1;

o|Before that I saw

x|[   12.345678] lamp: dark
x|[   12.345699] lamp: still dark
x|[   12.345701] lamp: giving up

o|every night.`,
  },
  {
    name: 'a signed mail',
    author: 'Mara Linden',
    text: `
x|-----BEGIN PGP SIGNED MESSAGE-----
x|Hash: SHA256

o|The lamp is lit.

s|Mara
x|-----BEGIN PGP SIGNATURE-----
x|iQEzBAEBCAAdFiEE
x|-----END PGP SIGNATURE-----`,
  },
  {
    name: 'a German mail with a card',
    author: 'Jonas Feld',
    text: `
g|Sehr geehrte Frau Linden,

o|anbei die Seekarten. Das Boot liegt bereit.

s|Mit freundlichen Grüßen
s|Jonas Feld

c|Jonas Feld
c|Hafenamt Kiel GmbH, Kaistraße 4
c|Telefon: 0431 555 0199`,
  },
  {
    name: 'a typed name behind two dashes is a sign-off, a block below two dashes a signature',
    author: 'Steffen Roth',
    text: `
o|The lamp is lit.

s|-- Steffen

c|--${' '}
c|Steffen Roth
c|Lamps and Lighthouses`,
  },
  {
    name: 'a closing phrase of the author’s own making, a greeting with a dash',
    author: 'Mara Linden',
    text: `
g|Tobias –

o|the lamp is lit.

s|Happy sailing,
s|Mara`,
  },
  {
    name: 'a closing phrase and a name on one line, a pet name',
    author: 'Mara Linden',
    text: `
g|lampfish,

o|the lamp is lit.

s|Love, your Mar x`,
  },
];
