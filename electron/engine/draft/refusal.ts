/** How a chat model says that it will not do something, by which no mail is meant that was asked for. */
const phrases = [
  ...[' assist', " can't help", ' can’t help', ' cannot help', ' unable to help', ' not able to help', ' as an AI'],
  ...[
    ' nicht helfen',
    ' behilflich sein',
    ' vous aider',
    " t'aider",
    ' ayudarte',
    ' ayudarle',
    ' aiutarti',
    ' aiutarla',
  ],
];
const ofHelp = /assist|help|hilf|helf|behilflich|aide|ayud|aiut/iu;

/**
 * What a draft must not say: a small chat model takes "decline" or "postpone" as said to itself and answers "I can't
 * assist with that request". Nothing where the request, or the mail being answered, speaks of help.
 *
 * @param asked All that the draft may speak of.
 */
export function refusals(asked: string): readonly string[] {
  return ofHelp.test(asked) ? [] : phrases;
}
