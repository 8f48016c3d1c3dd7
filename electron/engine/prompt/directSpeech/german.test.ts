import assert from 'node:assert/strict';
import { test } from 'node:test';
import { germanDirectSpeech } from './german.ts';

const familiar: [string, string][] = [
  ['frag Wendelin, ob er nächste Woche Zeit hat', 'Schreib: Hast du nächste Woche Zeit?'],
  ['Frag Wendelin, ob er am Freitag, dem 12., vorbeikommt', 'Schreib: Kommst du am Freitag, dem 12., vorbei?'],
  ['frag sie, wann sie kommt und was sie mitbringt', 'Schreib: Wann kommst du, und was bringst du mit?'],
  ['frag Anna, wie viele Stühle sie noch braucht', 'Schreib: Wie viele Stühle brauchst du noch?'],
  ['frag Wendelin, ob er Zeit hat und die Säge mitbringt', 'Schreib: Hast du Zeit und bringst die Säge mit?'],
  ['frag Hans, ob er die Torte bestellt und abgeholt hat', 'Schreib: Hast du die Torte bestellt und abgeholt?'],
  ['erinnere Lena daran, dass sie mir noch ihren Vertrag schuldet', 'Schreib: Du schuldest mir noch deinen Vertrag.'],
  ['sag Otto, dass er sich das Buch ausleihen kann', 'Schreib: Du kannst dir das Buch ausleihen.'],
  [
    'schreib Otto, dass die Heizung kalt ist und er jemanden schicken soll',
    'Schreib: Die Heizung ist kalt. Kannst du bitte jemanden schicken?',
  ],
  [
    'sag Otto, dass seine Mutter angerufen hat und er sie zurückrufen soll',
    'Schreib: Deine Mutter hat angerufen. Kannst du sie bitte zurückrufen?',
  ],
  [
    'sag dem Team, dass wir um zehn beginnen und alle ihre Zahlen mitbringen sollen',
    'Schreib: Wir beginnen um zehn, und alle sollen ihre Zahlen mitbringen.',
  ],
  [
    'sag den Eltern, dass der Ausflug ausfällt und sie ihre Kinder abholen müssen',
    'Schreib: Der Ausflug fällt aus, und ihr müsst eure Kinder abholen.',
  ],
  [
    'frag Otto, wann er den Vertrag hat und ob er ihn schickt',
    'Schreib: Wann hast du den Vertrag, und schickst du ihn?',
  ],
  [
    'sag Otto, dass ich ihn abhole, wenn er mir schreibt, wann er ankommt',
    'Schreib: Ich hole dich ab, wenn du mir schreibst, wann du ankommst.',
  ],
  ['Kannst du Anna fragen, ob sie ihr Rad noch braucht?', 'Schreib: Brauchst du dein Rad noch?'],
  ['frag Otto, ob die Karten da sind und ob ich kommen soll', 'Schreib: Sind die Karten da, und soll ich kommen?'],
  ['schreib Otto, er hat gewonnen!', 'Schreib: Du hast gewonnen.'],
  [
    'sag Anna, dass sie ihren Schal vergessen hat. Sie kann ihn morgen holen.',
    'Schreib: Du hast deinen Schal vergessen. Du kannst ihn morgen holen.',
  ],
  [
    'bitte Otto, mir die Zahlen zu schicken, weil ich am Freitag rede',
    'Schreib: Kannst du mir bitte die Zahlen schicken, weil ich am Freitag rede?',
  ],
  ['schreib Jens, dass ich die Bögen gelesen habe, sie sind gut', 'Schreib: Ich habe die Bögen gelesen. Sie sind gut'],
  [
    'schreib Otto, dass ich den Schaden melde: ein Baum ist umgefallen',
    'Schreib: Ich melde den Schaden. Ein Baum ist umgefallen',
  ],
  ['sag Otto, dass er sich irrt', 'Schreib: Du irrst dich.'],
  ['sag Otto, er kann seine Leiter am Montag holen', 'Schreib: Du kannst deine Leiter am Montag holen.'],
  ['sag Otto, er soll die Säge mitbringen', 'Schreib: Kannst du bitte die Säge mitbringen?'],
  ['bitte Otto, die Säge mitzubringen. Danke ihm', 'Schreib: Kannst du bitte die Säge mitbringen? Danke.'],
  ['bitte ihn, am Montag zu kommen', 'Schreib: Kannst du bitte am Montag kommen?'],
  ['frag Anna und Otto, ob sie ihre Zelte mitnehmen', 'Schreib: Nehmt ihr eure Zelte mit?'],
  ['frag Anna und Otto, ob sie müde sind', 'Schreib: Seid ihr müde?'],
  ['frag ihn, ob er es gelesen hat', 'Schreib: Hast du es gelesen?'],
  ['frag ob er Zeit hat', 'Schreib: Hast du Zeit?'],
  ['sag Anna, dass er krank ist', 'sag Anna, dass er krank ist'],
  ['sag Otto, dass sie morgen kommt', 'sag Otto, dass sie morgen kommt'],
  ['sag Otto, dass ich später komme', 'Schreib: Ich komme später.'],
  ['ich frage mich, ob er kommt', 'ich frage mich, ob er kommt'],
  ['frag Otto, ob er und Anna kommen', 'frag Otto, ob er und Anna kommen'],
  ['frag Otto, ob Karl Zeit hat', 'Schreib: Hat Karl Zeit?'],
  ['sag Otto ab', 'sag Otto ab'],
  ['schreib Otto, dass er gewonnen hat, und gratulier ihm', 'Schreib: Du hast gewonnen. Gratulier ihm'],
  ['frag Otto, ob er mir helfen könnte', 'Schreib: Könntest du mir helfen?'],
  ['frag Otto, ob er Karl seine Säge gegeben hat', 'Schreib: Hast du Karl seine Säge gegeben?'],
  ['frag Rosa, ob sie antwortet', 'Schreib: Antwortest du?'],
  ['frag Wendelin ob er die Bücher noch hat', 'Schreib: Hast du die Bücher noch?'],
  ['sag Jutta dass ihr Paket angekommen ist', 'Schreib: Dein Paket ist angekommen.'],
  ['erinnere Wendelin an die Sitzung am Dienstag', 'Schreib: Denk bitte an die Sitzung am Dienstag.'],
  ['erinnere ihn an die Miete und frag, wann er zahlt', 'Schreib: Denk bitte an die Miete. Wann zahlst du?'],
  ['erinnere Wendelin daran, den Schlüssel mitzubringen', 'Schreib: Denk bitte daran, den Schlüssel mitzubringen.'],
  ['schreib Otto, er hat gewonnen und kann den Preis holen', 'Schreib: Du hast gewonnen und kannst den Preis holen.'],
  [
    'lade Otto ein und frag, ob er seine Frau mitbringt',
    'Schreib: Ich möchte dich einladen. Bringst du deine Frau mit?',
  ],
  [
    'frag Otto, wann er den Fräser braucht und was er kostet',
    'Schreib: Wann brauchst du den Fräser, und was kostet er?',
  ],
  ['frag Otto, wie es ihm geht', 'Schreib: Wie geht es dir?'],
  ['frag Silke, ob sie weiß, wann der Zug fährt', 'Schreib: Weißt du, wann der Zug fährt?'],
  [
    'sag Silke, dass sie mir schreiben soll, wenn sie angekommen ist',
    'Schreib: Kannst du mir bitte schreiben, wenn du angekommen bist?',
  ],
  [
    'sag Silke, dass ich komme und dass sie nichts mitbringen muss',
    'Schreib: Ich komme, und du musst nichts mitbringen.',
  ],
  ['sag Tantchen, dass ich am 12. ankomme und Kuchen mitbringe', 'Schreib: Ich komme am 12. an und bringe Kuchen mit.'],
  ['frag Wendelin, wann die Halle frei ist', 'Schreib: Wann ist die Halle frei?'],
  ['frag Silke, wie viele es sind', 'Schreib: Wie viele sind es?'],
  ['sag Silke, dass die Sitzung am Freitag ausfällt', 'Schreib: Die Sitzung fällt am Freitag aus.'],
  ['schreib Otto, dass das Treffen mit Karl verschoben ist', 'schreib Otto, dass das Treffen mit Karl verschoben ist'],
  ['sag Otto, was passiert ist', 'sag Otto, was passiert ist'],
  ['sag Otto, dass ich komme, und frag ihn, ob er da ist', 'Schreib: Ich komme. Bist du da?'],
  [
    'bitte Otto, die Säge mitzubringen, und sag ihm, dass ich später komme',
    'Schreib: Kannst du bitte die Säge mitbringen? Ich komme später.',
  ],
  ['antworte, dass ich am Freitag kann', 'Schreib: Ich kann am Freitag.'],
  ['richte Otto aus, dass er gewonnen hat', 'Schreib: Du hast gewonnen.'],
  ['lass Otto wissen, dass die Uhr wieder geht', 'Schreib: Die Uhr geht wieder.'],
  ['gib Otto Bescheid, dass wir später kommen', 'Schreib: Wir kommen später.'],
  ['frag Silke, ob sie vorhat zu kommen', 'frag Silke, ob sie vorhat zu kommen'],
  ['frag Otto, ob er sagen kann, wann der Zug fährt', 'Schreib: Kannst du sagen, wann der Zug fährt?'],
  ['frag Otto, ob er kommen kann, ob er hungrig ist', 'Schreib: Kannst du kommen? Bist du hungrig?'],
  ['frag Otto, wie hoch der Turm ist', 'Schreib: Wie hoch ist der Turm?'],
  ['frag Otto, wie es ihm geht', 'Schreib: Wie geht es dir?'],
  ['frag Otto, was für Tee er mag', 'Schreib: Was für Tee magst du?'],
  ['sag Otto, dass ich komme; frag ihn, ob er Zeit hat', 'Schreib: Ich komme. Hast du Zeit?'],
  ['sag Otto, der Schlüssel liegt hier. Er kann ihn holen.', 'Schreib: Der Schlüssel liegt hier. Du kannst ihn holen.'],
  ['Sag Otto: der Zug ist zu spät, er soll warten.', 'Schreib: Der Zug ist zu spät. Kannst du bitte warten?'],
  ['sag Otto, morgen komme ich später', 'sag Otto, morgen komme ich später'],
  [
    'bitte ihn, Herrn Dr. Meyer anzurufen und den Termin abzusagen',
    'Schreib: Kannst du bitte Herrn Dr. Meyer anrufen und den Termin absagen?',
  ],
  ['schreib Otto, dass die Rechnung von Dr. Holm da ist', 'Schreib: Die Rechnung von Dr. Holm ist da.'],
  ['Der Ofen steht; sag Otto, ich freue mich', 'Der Ofen steht; Schreib: Ich freue mich.'],
  [
    'Antworte Otto: Dienstag passt, aber können wir 15 Uhr sagen?',
    'Schreib: Dienstag passt, aber können wir 15 Uhr sagen?',
  ],
  [
    'Schreib Otto. Frag ihn, wie der Umzug war, ob er Hilfe braucht, und sag ihm, dass wir kommen.',
    'Schreib: Wie war der Umzug? Brauchst du Hilfe? Wir kommen.',
  ],
  ['sag otto ich komme 20 min später', 'sag otto ich komme 20 min später'],
  ['sag jo ich komme 20 min später', 'Schreib: Ich komme 20 min später.'],
  [
    'sag Otto, dass wir da sind, die Kinder Hunger haben und ich koche',
    'Schreib: Wir sind da. Die Kinder haben Hunger, und ich koche.',
  ],
  ['frag Otto, was er sich wünscht und ob er Zeit hat', 'Schreib: Was wünschst du dir, und hast du Zeit?'],
  [
    'sag Otto, dass es mir leid tut mit seinem Vater. Er war nett.',
    'Schreib: Es tut mir leid mit deinem Vater. Er war nett.',
  ],
  [
    'sag Otto, er hat seine Brille vergessen. Sie liegt im Flur. Er kann sie holen.',
    'Schreib: Du hast deine Brille vergessen. Sie liegt im Flur. Du kannst sie holen.',
  ],
  [
    'erinnere Otto daran, seinen Pass mitzunehmen, und dass das Taxi um 5 kommt',
    'Schreib: Denk bitte daran, deinen Pass mitzunehmen. Das Taxi kommt um 5.',
  ],
  [
    'lade Otto und seine Frau am Samstag zum Essen ein',
    'Schreib: Ich möchte dich und deine Frau am Samstag zum Essen einladen.',
  ],
  ['schlag Otto vor, Anna zu fragen', 'Schreib: Ich schlage dir vor, Anna zu fragen.'],
  ['bitte alle, ihre Karten mitzubringen', 'Schreib: Könnt ihr bitte eure Karten mitbringen?'],
  ['sag nein, zu teuer, frag ob er 300 machen kann', 'Schreib: Nein, zu teuer. Kannst du 300 machen?'],
  [
    'sag, dass ich das Paket nie bekommen habe und mein Geld zurück will',
    'Schreib: Ich habe das Paket nie bekommen und will mein Geld zurück.',
  ],
  [
    'entschuldige dich für die späte Antwort, ich war krank, und sag, dass ich alles schicke',
    'Schreib: Bitte entschuldige die späte Antwort. Ich war krank. Ich schicke alles.',
  ],
  [
    'sag ihm, der 14. passt nicht, biete den 15. oder 16. an',
    'Schreib: Der 14. passt nicht. Ich kann den 15. oder 16. anbieten.',
  ],
  [
    'nimm den Termin an, aber bitte darum, ihn online zu machen',
    'Schreib: Ich nehme den Termin gern an. Kannst du ihn bitte online machen?',
  ],
  ['sag, dass wir gern helfen und Karl kommt', 'Schreib: Wir helfen gern, und Karl kommt.'],
  ['sag Otto, dass mein Sohn Leo krank ist', 'Schreib: Mein Sohn Leo ist krank.'],
  ['sag Otto nein, ich kann ihm den Bus nicht leihen', 'sag Otto nein, ich kann ihm den Bus nicht leihen'],
  ['danke Jo für Jos Einladung', 'Schreib: Danke für deine Einladung.'],
];

for (const [request, expected] of familiar) {
  test(`"${request}"`, () => {
    assert.equal(germanDirectSpeech(request, 'Jo', 'du'), expected);
  });
}

const formal: [string, string][] = [
  ['frag Herrn Weber, ob er am Freitag Zeit hat', 'Schreib: Haben Sie am Freitag Zeit?'],
  [
    'erinnere Frau Kern daran, dass sie ihre Rechnung noch nicht bezahlt hat',
    'Schreib: Sie haben Ihre Rechnung noch nicht bezahlt.',
  ],
  ['frag das Hotel, ob sie ein Zimmer frei haben', 'Schreib: Haben Sie ein Zimmer frei?'],
  ['frag die Vermieterin, wann sie die Heizung reparieren lässt', 'Schreib: Wann lassen Sie die Heizung reparieren?'],
  ['sag dem Vermieter, er soll sich melden', 'Schreib: Können Sie sich bitte melden?'],
  ['frag Frau Kern, ob sie es öffnet', 'Schreib: Öffnen Sie es?'],
  ['frag Herrn Weber, wann er ankam', 'Schreib: Wann kamen Sie an?'],
];

for (const [request, expected] of formal) {
  test(`formally: "${request}"`, () => {
    assert.equal(germanDirectSpeech(request, null, 'Sie'), expected);
  });
}
