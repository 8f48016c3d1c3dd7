/** A text as it is compared with what somebody types: in small letters and without accents, "Étienne" as "etienne". */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
