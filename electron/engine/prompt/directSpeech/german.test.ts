import assert from 'node:assert/strict';
import { test } from 'node:test';
import { germanDirectSpeech } from './german.ts';

const familiar: [string, string][] = [
  ['frag Wendelin, ob er nächste Woche Zeit hat', 'Hast du nächste Woche Zeit?'],
  ['Frag Wendelin, ob er am Freitag, dem 12., vorbeikommt', 'Kommst du am Freitag, dem 12., vorbei?'],
  ['frag sie, wann sie kommt und was sie mitbringt', 'Wann kommst du, und was bringst du mit?'],
  ['frag Anna, wie viele Stühle sie noch braucht', 'Wie viele Stühle brauchst du noch?'],
  ['frag Wendelin, ob er Zeit hat und die Säge mitbringt', 'Hast du Zeit und bringst die Säge mit?'],
  ['frag Hans, ob er die Torte bestellt und abgeholt hat', 'Hast du die Torte bestellt und abgeholt?'],
  ['erinnere Lena daran, dass sie mir noch ihren Vertrag schuldet', 'Du schuldest mir noch deinen Vertrag.'],
  ['sag Otto, dass er sich das Buch ausleihen kann', 'Du kannst dir das Buch ausleihen.'],
  ['sag Otto, dass er sich irrt', 'Du irrst dich.'],
  ['sag Otto, er kann seine Leiter am Montag holen', 'Du kannst deine Leiter am Montag holen.'],
  ['sag Otto, er soll die Säge mitbringen', 'Kannst du bitte die Säge mitbringen?'],
  ['bitte Otto, die Säge mitzubringen. Danke ihm', 'Kannst du bitte die Säge mitbringen? Danke ihm'],
  ['bitte ihn, am Montag zu kommen', 'Kannst du bitte am Montag kommen?'],
  ['frag Anna und Otto, ob sie ihre Zelte mitnehmen', 'Nehmt ihr eure Zelte mit?'],
  ['frag Anna und Otto, ob sie müde sind', 'Seid ihr müde?'],
  ['frag ihn, ob er es gelesen hat', 'Hast du es gelesen?'],
  ['frag ob er Zeit hat', 'Hast du Zeit?'],
  ['sag Anna, dass er krank ist', 'sag Anna, dass er krank ist'],
  ['sag Otto, dass sie morgen kommt', 'sag Otto, dass sie morgen kommt'],
  ['sag Otto, dass ich später komme', 'Ich komme später.'],
  ['ich frage mich, ob er kommt', 'ich frage mich, ob er kommt'],
  ['frag Otto, ob er und Anna kommen', 'frag Otto, ob er und Anna kommen'],
  ['frag Otto, ob Karl Zeit hat', 'Hat Karl Zeit?'],
  ['sag Otto ab', 'sag Otto ab'],
  ['schreib Otto, dass er gewonnen hat, und gratulier ihm', 'Du hast gewonnen. Gratulier ihm'],
  ['frag Otto, ob er mir helfen könnte', 'Könntest du mir helfen?'],
  ['frag Otto, ob er Karl seine Säge gegeben hat', 'Hast du Karl seine Säge gegeben?'],
  ['frag Rosa, ob sie antwortet', 'Antwortest du?'],
  ['frag Wendelin ob er die Bücher noch hat', 'Hast du die Bücher noch?'],
  ['sag Jutta dass ihr Paket angekommen ist', 'Dein Paket ist angekommen.'],
  ['erinnere Wendelin an die Sitzung am Dienstag', 'Denk bitte an die Sitzung am Dienstag.'],
  ['erinnere ihn an die Miete und frag, wann er zahlt', 'Denk bitte an die Miete. Wann zahlst du?'],
  ['erinnere Wendelin daran, den Schlüssel mitzubringen', 'Denk bitte daran, den Schlüssel mitzubringen.'],
  ['schreib Otto, er hat gewonnen und kann den Preis holen', 'Du hast gewonnen und kannst den Preis holen.'],
  ['lade Otto ein und frag, ob er seine Frau mitbringt', 'lade Otto ein. Bringst du deine Frau mit?'],
  ['frag Otto, wie es ihm geht', 'Wie geht es dir?'],
  ['frag Silke, ob sie weiß, wann der Zug fährt', 'Weißt du, wann der Zug fährt?'],
  [
    'sag Silke, dass sie mir schreiben soll, wenn sie angekommen ist',
    'Kannst du mir bitte schreiben, wenn du angekommen bist?',
  ],
  ['sag Silke, dass ich komme und dass sie nichts mitbringen muss', 'Ich komme, und du musst nichts mitbringen.'],
  ['sag Tantchen, dass ich am 12. ankomme und Kuchen mitbringe', 'Ich komme am 12. an und bringe Kuchen mit.'],
  ['frag Wendelin, wann die Halle frei ist', 'Wann ist die Halle frei?'],
  ['frag Silke, wie viele es sind', 'Wie viele sind es?'],
  ['sag Silke, dass die Sitzung am Freitag ausfällt', 'Die Sitzung fällt am Freitag aus.'],
  ['schreib Otto, dass das Treffen mit Karl verschoben ist', 'schreib Otto, dass das Treffen mit Karl verschoben ist'],
  ['sag Otto, was passiert ist', 'sag Otto, was passiert ist'],
  ['sag Otto, dass ich komme, und frag ihn, ob er da ist', 'Ich komme. Bist du da?'],
  [
    'bitte Otto, die Säge mitzubringen, und sag ihm, dass ich später komme',
    'Kannst du bitte die Säge mitbringen? Ich komme später.',
  ],
  ['frag Silke, ob sie vorhat zu kommen', 'frag Silke, ob sie vorhat zu kommen'],
];

for (const [request, expected] of familiar) {
  test(`"${request}"`, () => {
    assert.equal(germanDirectSpeech(request, 'Jo', 'du'), expected);
  });
}

const formal: [string, string][] = [
  ['frag Herrn Weber, ob er am Freitag Zeit hat', 'Haben Sie am Freitag Zeit?'],
  [
    'erinnere Frau Kern daran, dass sie ihre Rechnung noch nicht bezahlt hat',
    'Sie haben Ihre Rechnung noch nicht bezahlt.',
  ],
  ['frag das Hotel, ob sie ein Zimmer frei haben', 'Haben Sie ein Zimmer frei?'],
  ['frag die Vermieterin, wann sie die Heizung reparieren lässt', 'Wann lassen Sie die Heizung reparieren?'],
  ['sag dem Vermieter, er soll sich melden', 'Können Sie sich bitte melden?'],
  ['frag Frau Kern, ob sie es öffnet', 'Öffnen Sie es?'],
  ['frag Herrn Weber, wann er ankam', 'Wann kamen Sie an?'],
];

for (const [request, expected] of formal) {
  test(`formally: "${request}"`, () => {
    assert.equal(germanDirectSpeech(request, null, 'Sie'), expected);
  });
}
