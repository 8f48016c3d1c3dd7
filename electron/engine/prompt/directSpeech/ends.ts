/** Behind these a full stop ends nothing. */
const short = String.raw`Mrs?|Ms|Dra?|Prof|St|Hr|Fr|MM?|Sra?|Srta|bzw|ca|Nr|z\.\s?B|d\.\s?h|u\.\s?a|e\.g|i\.e|approx|vs`;
/** The end of a sentence, as a pattern: nothing within "install.packages" or "14.30", and nothing behind "Mr". */
export const fullStop = String.raw`(?<!(?:^|[\s(])(?:${short}))\.(?=[\s"'”’)]|$)`;
/** The same where numbers are followed by a full stop: "am 12. Mai". */
export const germanFullStop = String.raw`(?<!\d)${fullStop}`;
/** The same, with every other sign at which a thing that is told ends: not the colon of "14:30". */
export const sign = String.raw`(?:${fullStop}|[,:](?=\s|$)|[;!?\n])`;
