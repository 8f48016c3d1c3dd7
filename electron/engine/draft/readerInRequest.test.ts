import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerInRequest, roleInRequest } from './readerInRequest.ts';

const known = (name: string): boolean => ['xiulan', 'wendelin', 'okoro'].includes(name.toLowerCase());

test('a request may name its reader', () => {
  const requests: [string, string | null][] = [
    ['Tell Maria that the kiln is ready', 'Maria'],
    ['please ask Finn Hale about the key', 'Finn Hale'],
    ['thank Bo for the Rose bowl', 'Bo'],
    ['recommend the hotel Astoria', null],
    ['say that I come on Monday', null],
    ['tell them the kiln is ready', null],
    ['I go to London on Monday; tell Bo', 'Bo'],
    ['write to my landlord about Brook Street', null],
    ["tell Tom I'll be late", 'Tom'],
    ['tell Tom I’m ill', 'Tom'],
    ['ask Ann Monday or Friday', 'Ann'],
    ['answer Thursday suits me', null],
    ['tell Dr. Weber that I have to move the appointment', 'Dr. Weber'],
    ['ask Prof. Dr. Meier whether the slides may be shown', 'Prof. Dr. Meier'],
    ['tell Mrs. Vale the clock is done', 'Mrs. Vale'],
    ['remind Mr and Mrs Vale of the invoice', 'Mr and Mrs Vale'],
    ['tell aunt Mary I come on the 12th', 'aunt Mary'],
    ['tell Anna and Ben that dinner is at eight', 'Anna and Ben'],
    ['thank Anna, Ben and Cleo for the lovely evening', 'Anna, Ben and Cleo'],
    ['ask Jan van der Berg for the plans', 'Jan van der Berg'],
    ['thank Mary Jane Watson for the photos', 'Mary Jane Watson'],
    ['tell Anna’s mother that she left her scarf', null],
    ["answer Tove's question about the glaze: no lead in it", null],
    ["answer Anna's question about the glaze: no lead in it", 'Anna'],
    ["decline Ben's invitation, I am away", 'Ben'],
    ["Decline Ben's invitation to speak. Suggest he ask Anna instead.", 'Ben'],
    ['suggest she ask Anna', null],
    ["decline Tove's invitation, I am away. Suggest she ask Anna.", 'Tove'],
    ["decline Friday's invitation", null],
    ["accept Wendelin's offer", 'Wendelin'],
    ["decline Friday's meeting", null],
    ['say thanks to Eva for the plums', 'Eva'],
    ['say yes to Xiulan', 'Xiulan'],
    ["say I can't come to Anna's party", null],
    ['say that we go to Berlin', null],
    ['write a short note to Thorben about the key', 'Thorben'],
    ['send the report to London by Friday', null],
    ['send Ben the report', 'Ben'],
    ['decline the invitation, suggest Elena instead', null],
    ['say Anna is ill and cannot come', null],
    ['suggest to Elena that we meet on Monday', 'Elena'],
    ['confirm the date with Ben', 'Ben'],
    ['send the PDF to Okoro', 'Okoro'],
    ['apologise to Tom for being late', 'Tom'],
    ['wish Tom a happy birthday', 'Tom'],
    ['let Tom know that May is fine', 'Tom'],
    ['ask May if she can come', 'May'],
    ['ask Tom May or June', 'Tom'],
    ['Anna: cannot come on Friday, sorry', 'Anna'],
    ['to Ben: yes to both', 'Ben'],
    ['Friday: no', null],
    ['Reminder: the rent is due', null],
    ['remercie M. Fournier pour le devis', 'M. Fournier'],
    ['demandez à Mme Delacroix si elle vient', 'Mme Delacroix'],
    ["excuse-moi auprès d'Aïcha pour le retard", 'Aïcha'],
    ['dis à M. et Mme Perrin que je passe lundi', 'M. et Mme Perrin'],
    ['pregúntale a la señora Ortega si come', 'señora Ortega'],
    ['dile a don Fermín que no', 'Fermín'],
    ['agradece al señor Iribarren su visita', 'señor Iribarren'],
    ['pídele a Marta la foto', 'Marta'],
    ['Sag Nora, dass ihr Paket da ist', 'Nora'],
    ['sage Nora Bescheid', 'Nora'],
    ['sag Tante Hedwig, dass ich am 12. komme', 'Tante Hedwig'],
    ['sag den Termin am Montag ab', null],
    ['sag Termin am Montag ab', null],
    ['bitte Termin verschieben', null],
    ['bitte Anna um den Schlüssel', 'Anna'],
    ['schreib Absage', null],
    ['schreib eine Mail an Herrn Weber, die Uhr ist fertig', 'Herrn Weber'],
    ['Schreib Frau Dr. Schmidt, dass wir später kommen', 'Frau Dr. Schmidt'],
    ['danke Herr und Frau Krüger für die Äpfel', 'Herr und Frau Krüger'],
    ['bedanke dich bei Thorben für den Kuchen', 'Thorben'],
    ['frag Wendelin und Silke, ob sie am Sonntag kommen', 'Wendelin und Silke'],
    ['schick Anna die Fotos', 'Anna'],
    ['write a note to my sister Anna about Sunday', 'Anna'],
    ['sag meinem Bruder Thorben, dass ich komme', 'Thorben'],
    ["tell my sister I'll be late", null],
    ['écris à Paul que le colis est arrivé', 'Paul'],
    ['demande à Claire et Paul de venir dimanche', 'Claire et Paul'],
    ['remercie Madame Dubois pour les fleurs', 'Madame Dubois'],
    ['dile a Ana que llego tarde', 'Ana'],
    ['tell tom friday suits', 'Tom'],
    ['let okoro know the slides are late', 'Okoro'],
    ['tell her the slides are late', null],
    ['thank you for the slides', null],
    ['tell the club no, they should ask Anna', null],
    ['tell the list it is full, and thank Ben for the room', null],
    ['tell Ben it is full, and thank the club', 'Ben'],
    ['ask will the bus come', null],
    ['ask for the slides', null],
    ['ask the bank about ben', null],
  ];
  for (const [request, expected] of requests) {
    assert.equal(readerInRequest(request, known), expected, request);
  }
});

test('a request may say what its reader is', () => {
  const requests: [string, string | null][] = [
    ['tell the landlord that the heating is broken', 'the landlord'],
    ['Please write to my boss, I am ill', 'my boss'],
    ['Sag dem Vermieter, dass die Heizung kaputt ist', 'dem Vermieter'],
    ['schreib an unsere Nachbarn, danke für die Äpfel', 'unsere Nachbarn'],
    ['write the report', null],
    ['say many thanks to our neighbours for the apples', 'our neighbours'],
    ['send the list to my team by noon', 'my team'],
    ['ask the price of the blue one', null],
    ['thank the team for the flowers', 'the team'],
    ['sag den Termin ab', null],
    ['say that the landlord is late', null],
  ];
  for (const [request, expected] of requests) {
    assert.equal(roleInRequest(request), expected, request);
  }
});

test('a reader stands before a German order in the infinitive', () => {
  assert.equal(readerInRequest('Jutta fragen, ob sie kommt'), 'Jutta');
  assert.equal(readerInRequest('Ben zum Essen einladen'), 'Ben');
  assert.equal(readerInRequest('Termin absagen'), null);
});
