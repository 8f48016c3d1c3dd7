/**
 * Bodies of mails as nobody in particular writes them: polite, complete, without a habit. They stand in for other
 * people's mail where a mailbox holds too little of it.
 */
const texts: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Thank you for your message. I have received the documents and will review them by the end of the week. Please let me know if you need anything else in the meantime.',
    'I am writing to confirm our appointment on Tuesday at ten. Please inform me in advance if you are unable to attend.',
    'Please find attached the report that you requested. I hope that it answers your questions. I would be happy to discuss it with you at your convenience.',
    'I would like to inform you that the delivery has been delayed. The supplier expects it to arrive next Monday. I apologise for the inconvenience.',
    'Could you please send me the current version of the schedule? I would like to share it with my colleagues before the meeting.',
    'Thank you very much for the invitation. Unfortunately, I will not be able to attend because of another commitment. I hope that you have a pleasant evening.',
    'I have spoken with the landlord about the repair of the heating. He has agreed to send a technician on Thursday morning. Someone should be present to open the door.',
    'We have decided to postpone the event to the following month. All tickets remain valid. Further information will be provided soon.',
    'I am pleased to tell you that your application has been accepted. The course begins on the first of September. Please complete the enclosed form and return it to us.',
    'I have not yet received an answer to my previous message. I would appreciate it if you could reply at your earliest convenience.',
    'The train arrives at a quarter past six. I would be grateful if you could meet me at the station. If that is not possible, I will take a taxi.',
    'Thank you for the book. I have read the first chapters with great interest. I will return it to you when I have finished it.',
    'I would like to propose that we meet on Friday afternoon to discuss the budget. Please let me know whether this time suits you.',
    'The invoice for the month of March has not been paid. Please transfer the amount within fourteen days. If you have already paid, please disregard this message.',
    'I have attempted to install the program, but it reports an error when it starts. I have attached a copy of the message. I would be grateful for any advice.',
    'The results of the analysis are now available. They show that the number of visitors has increased by a third. I will present them at the next meeting.',
    'I am sorry to hear that you have been ill. I hope that you recover soon. Please do not worry about the work, as we will manage it in the meantime.',
    'In response to your question, the library is open from nine to five on weekdays. On Saturdays it closes at noon.',
    'I would like to order two of the chairs that are shown on page seven of your catalogue. Please tell me the price including delivery.',
    'Thank you for your help with the move. We are settling in well. You are welcome to visit us whenever you like.',
    'I have examined the proposal and I agree with most of it. I suggest that the second section be shortened. I have marked my comments in the text.',
    'Please note that the office will be closed during the holidays. Urgent enquiries can be made by telephone.',
    'I regret to inform you that I must cancel our meeting tomorrow. Would it be possible to meet on Wednesday instead?',
    'The meeting went well. Everyone agreed to the plan, and the work will begin next week. I will send you the minutes as soon as they are ready.',
    'I understand your concern. However, I believe that the current solution is sufficient for our purposes. We can revisit the question at a later time.',
    'Could you tell me whether the room is still available for the weekend? There would be four people. We would arrive on Friday evening.',
    'I would like to thank everyone who contributed to the success of the project. It was a pleasure to work with you.',
    'The key is with the neighbour on the ground floor. Please return it to her when you leave. The instructions for the stove are in the kitchen.',
    'I have transferred the money to your account. It should arrive within two days. Please confirm that you have received it.',
    'Our son is unable to attend school today because he has a fever. Please let us know which exercises he should do at home.',
  ],
  de: [
    'vielen Dank für Ihre Nachricht. Ich habe die Unterlagen erhalten und werde sie bis zum Ende der Woche prüfen. Bitte melden Sie sich, falls Sie in der Zwischenzeit etwas benötigen.',
    'hiermit bestätige ich unseren Termin am Dienstag um zehn Uhr. Bitte geben Sie mir rechtzeitig Bescheid, falls Sie verhindert sind.',
    'anbei sende ich Ihnen den gewünschten Bericht. Ich hoffe, dass er Ihre Fragen beantwortet. Gerne bespreche ich ihn mit Ihnen.',
    'leider verzögert sich die Lieferung. Der Lieferant rechnet damit, dass sie am kommenden Montag eintrifft. Ich bitte um Entschuldigung.',
    'könnten Sie mir bitte die aktuelle Fassung des Zeitplans schicken? Ich möchte sie vor der Sitzung an meine Kollegen weitergeben.',
    'vielen Dank für die Einladung. Leider kann ich wegen eines anderen Termins nicht teilnehmen. Ich wünsche Ihnen einen schönen Abend.',
    'ich habe mit dem Vermieter über die Reparatur der Heizung gesprochen. Am Donnerstagvormittag kommt ein Techniker. Es sollte jemand da sein, um die Tür zu öffnen.',
    'wir haben beschlossen, die Veranstaltung auf den nächsten Monat zu verschieben. Alle Karten behalten ihre Gültigkeit. Weitere Informationen folgen.',
    'ich freue mich, Ihnen mitteilen zu können, dass Ihre Bewerbung angenommen wurde. Der Kurs beginnt am ersten September. Bitte füllen Sie das beiliegende Formular aus.',
    'auf meine letzte Nachricht habe ich noch keine Antwort erhalten. Über eine baldige Rückmeldung würde ich mich freuen.',
    'der Zug kommt um Viertel nach sechs an. Ich wäre dankbar, wenn Sie mich am Bahnhof abholen könnten. Andernfalls nehme ich ein Taxi.',
    'danke für das Buch. Die ersten Kapitel habe ich mit großem Interesse gelesen. Ich gebe es zurück, sobald ich es beendet habe.',
    'ich schlage vor, dass wir uns am Freitagnachmittag treffen, um das Budget zu besprechen. Bitte teilen Sie mir mit, ob Ihnen dieser Zeitpunkt passt.',
    'die Rechnung für den Monat März ist noch nicht beglichen. Bitte überweisen Sie den Betrag innerhalb von vierzehn Tagen.',
    'ich habe versucht, das Programm zu installieren, aber beim Start erscheint eine Fehlermeldung. Eine Kopie habe ich angehängt. Für einen Rat wäre ich dankbar.',
    'es tut mir leid zu hören, dass Sie krank sind. Ich wünsche Ihnen gute Besserung. Um die Arbeit brauchen Sie sich keine Sorgen zu machen.',
    'ich möchte zwei der Stühle bestellen, die auf Seite sieben Ihres Katalogs abgebildet sind. Bitte nennen Sie mir den Preis einschließlich Lieferung.',
    'bitte beachten Sie, dass das Büro während der Feiertage geschlossen ist. In dringenden Fällen erreichen Sie uns telefonisch.',
    'leider muss ich unser Treffen morgen absagen. Wäre es möglich, dass wir uns stattdessen am Mittwoch sehen?',
    'die Sitzung ist gut verlaufen. Alle haben dem Plan zugestimmt, und die Arbeiten beginnen nächste Woche. Das Protokoll sende ich Ihnen, sobald es fertig ist.',
    'ich habe den Betrag auf Ihr Konto überwiesen. Er sollte innerhalb von zwei Tagen eingehen. Bitte bestätigen Sie mir den Eingang.',
    'der Schlüssel liegt bei der Nachbarin im Erdgeschoss. Bitte geben Sie ihn ihr bei der Abreise zurück.',
  ],
};

/** The texts in a language; none where there are none. */
export function neutralTextsIn(language: string): readonly string[] {
  return texts[language] ?? [];
}
