/** How much each way of finding counts. What has all the words beats what is only about the same thing. */
export const weights = { allWords: 1, anyWord: 0.4, meaning: 0.8 } as const;
/** What each way of finding puts forward. */
export const pool = 60;
/** Cosines below this are chance. */
export const meaningFloor = 0.3;
/** Matches are counted up to here. */
export const mostCounted = 1_000;
