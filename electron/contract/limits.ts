// How much a draft can be asked for at once: for those who check it and for those who say so.

/** In UTF-16 units. */
export const longestRequest = 8_000;
/** In UTF-16 units. */
export const longestPoint = 500;
export const mostPoints = 40;
