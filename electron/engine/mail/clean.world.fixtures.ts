import type { Fixture } from './clean.fixtures.ts';

/** Mail from programs and in languages that no list of words names, written as in clean.fixtures.ts. */

const lit = `
o|The lamp is lit.

s|Mara`;

const headers: readonly (readonly [string, readonly string[]])[] = [
  ['Latvian', ['No:', 'Nosūtīts:', 'Kam:', 'Temats:']],
  ['Hebrew', ['מאת:', 'נשלח:', 'אל:', 'נושא:']],
  ['Thai', ['จาก:', 'ส่ง:', 'ถึง:', 'เรื่อง:']],
];

const attributions: readonly (readonly [string, string])[] = [
  ['Catalan', 'Missatge de Tobias Renn <tobias@example.org> del dia dt., 3 de març 2015 a les 19:26:'],
  ['Persian', 'در تاریخ سه‌شنبه ۳ مارس ۲۰۱۵،‏ ۱۹:۲۶ Tobias Renn <tobias@example.org> نوشت:'],
  ['Hebrew', '‫בתאריך יום ג׳, 3 במרץ 2015 ב-19:26 מאת ‪Tobias Renn‬‏ <‪tobias@example.org‬‏>:‬'],
  ['Zoho’s dashes', '---- On Tue, 03 Mar 2015 19:26:11 +0100 Tobias Renn <tobias@example.org> wrote ----'],
];

const notices: readonly (readonly [string, string])[] = [
  ['English, of a law', 'We process your personal data in accordance with the GDPR.'],
  ['German', 'Falls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.'],
  ['French', 'N’imprimez ce mail que si c’est vraiment nécessaire.'],
  ['Danish', 'Denne e-mail er fortrolig og kun beregnet for modtageren.'],
  ['Turkish', 'Bu e-posta gizli bilgiler içerebilir ve yalnızca alıcısı içindir.'],
  ['Japanese', '本メールは機密情報を含む場合があります。誤って受信された場合は削除してください。'],
];

const tags = ['Obtenir Outlook pour iOS<https://example.org/o>', 'Verstuurd vanaf mijn iPhone', 'Odoslané z iPhonu'];

const endings: readonly (readonly [string, string, string])[] = [
  ['French, formally', 'Madame,', 'Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées.'],
  ['French, after a wait', 'Maître,', 'Dans l’attente de votre réponse, veuillez recevoir mes sincères salutations.'],
  ['French, to a mother', 'Ma petite maman,', 'Je t’embrasse fort'],
  ['French, to a friend', 'Ma belle Anna,', 'Gros bisous'],
  ['French, till then', 'Coucou Anna,', 'Bises, à dimanche'],
  ['Spanish', '¡Hola Anna!', 'Muchos besos'],
  ['Spanish, formally', 'Muy señores míos:', 'Sin otro particular, le saluda atentamente,'],
  ['Spanish, to a friend', 'Anna, guapa:', 'Un beso'],
  ['Italian', 'Cara Anna,', 'Tanti baci'],
];

export const worldFixtures: readonly Fixture[] = [
  ...endings.map(([language, greeting, closing]) => ({
    name: `how a letter begins and ends: ${language}`,
    author: 'Mara Linden',
    text: `
g|${greeting}

o|The lamp is lit.

s|${closing}
s|Mara`,
  })),
  {
    name: 'what is asked for is no end of a letter',
    author: 'Mara Linden',
    text: `
o|Je vous prie de recevoir le colis à ma place.

o|Ma petite sœur viendra le prendre.

s|Mara`,
  },
  ...headers.map(([language, [from = '', sent = '', to = '', subject = '']]) => ({
    name: `copied headers by their shape, in ${language}`,
    author: 'Mara Linden',
    text: `${lit}

a|${from} Tobias Renn <tobias@example.org>
a|${sent} 3. 3. 2015 19:26
a|${to} Mara Linden
a|${subject} Lamp

q|Is the lamp lit?`,
  })),
  ...attributions.map(([language, line]) => ({
    name: `an attribution by its shape above a mail without marks: ${language}`,
    author: 'Mara Linden',
    text: `${lit}

a|${line}

q|Is the lamp lit?`,
  })),
  ...notices.map(([language, notice]) => ({
    name: `a notice below the name by what it speaks of: ${language}`,
    author: 'Mara Linden',
    text: `${lit}

t|${notice}`,
  })),
  ...tags.map((tag) => ({
    name: `a telephone tag: ${tag}`,
    text: `
o|The lamp is lit.

t|${tag}`,
  })),
  {
    name: 'an announcement with a name and a time is no copied header where nothing is answered',
    isReply: false,
    text: `
o|Come and see the lamp:

o|Contact: Tobias Renn <tobias@example.org>
o|Start: Tuesday, 3 March 2015, 19:26
o|Place: the pier

o|Bring a coat.`,
  },
  {
    name: 'who committed what and when is no copied header',
    text: `
o|This one broke it:

o|Author:     Tobias Renn <tobias@example.org>
o|AuthorDate: Tue Mar 3 19:26:11 2015 +0100
o|Commit:     Mara Linden <mara@example.org>
o|CommitDate: Wed Mar 4 08:00:00 2015 +0100

o|Please revert it.`,
  },
  {
    name: 'a letter about confidence and deleting is the author’s, who signs below it',
    author: 'Mara Linden',
    text: `
g|Hi Tobias,

o|The information in this letter is confidential: the recipient of the oil
o|must not know the sender. Delete it when you have read it.

s|Mara`,
  },
  {
    name: 'the line above which a ticket system wants the answer',
    author: 'Mara Linden',
    text: `${lit}

a|##- Please type your reply above this line -##

q|Your request (7) was updated. Is the lamp lit?`,
  },
  {
    name: 'the line above which a ticket system wants the answer, on top of an answer below it',
    author: 'Mara Linden',
    text: `
a|##- Please type your reply above this line -##

o|No, this was the second visit.

s|Mara`,
  },
  {
    name: 'what a program for mail in the browser says of itself',
    author: 'Mara Linden',
    text: `
o|Take her off the list, and put Ben on it.

t|----------------------------------------------------------------
t|This message was sent using IMP, the Internet Messaging Program.`,
  },
  {
    name: 'a sentence about what stands above this line',
    author: 'Mara Linden',
    text: `
o|please write your name above this line on the form, and the date below.

o|Then send it to Ludwig.

s|Mara`,
  },
  {
    name: 'a gateway’s banner above the greeting',
    author: 'Mara Linden',
    text: `
t|ACHTUNG: Diese E-Mail kommt von außerhalb der Organisation. Klicken Sie nicht auf
t|Links und öffnen Sie keine Anhänge.

g|Hi Tobias,${lit}`,
  },
  {
    name: 'a gateway’s banner right above the author’s words',
    author: 'Mara Linden',
    text: `
t|CAUTION: This email originated from outside of the organization. Do not click
t|links or open attachments unless you recognize the sender.
o|The lamp is lit.

s|Mara`,
  },
  {
    name: 'a warning of the author’s',
    author: 'Mara Linden',
    text: `
o|Warning: the external lamp is hot, so the link to it is broken, and my last
o|message does not hold any more.

s|Mara`,
  },
  {
    name: 'how to join a meeting',
    author: 'Mara Linden',
    text: `${lit}

t|Mara Linden is inviting you to a scheduled Zoom meeting.

t|Join Zoom Meeting
t|https://harbour.zoom.us/j/5550123

t|Meeting ID: 555 0123
t|Passcode: lamp`,
  },
  {
    name: 'a link to a meeting in the author’s own words',
    author: 'Mara Linden',
    text: `
o|The Zoom meeting is at ten: https://harbour.zoom.us/j/5550123

o|The passcode is the name of our dog. I will show the lamp first, then we talk
o|about the oil for as long as it takes.

s|Mara`,
  },
  {
    name: 'a postscript below a card',
    author: 'Mara Linden',
    text: `
o|The lamp is lit.

s|Best wishes,
s|Mara

c|Harbour Office Ltd.
c|Tel. +49 431 5550123

o|P.S. Bring a coat.`,
  },
  {
    name: 'a card with a firm’s abbreviation, a slogan below it, a name without its accent',
    author: 'Mara Linden',
    text: `
o|La lámpara está encendida.

s|Un cordial saludo,
s|Mára Linden

c|Faros Linden, S.L.
c|Tfno. 955 555 0123
c|Visit us at the fair of lamps!`,
  },
  {
    name: 'a ruler of two dashes above the rest of a letter',
    author: 'Mara Linden',
    isReply: false,
    text: `
o|The lamp is lit.
o|--
o|On another matter, the keeper wants to sleep a whole night for once.
o|Shall we let him?

s|Mara`,
  },
  {
    name: 'what stands in place of pictures',
    text: `
o|See the drawing:

x|[image: lamp.png]

o|The left one is right.`,
  },
];
