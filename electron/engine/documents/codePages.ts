/** Code pages of Windows by number, and by the number that fonts give them. */
const byFont: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};
const labels: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  65_001: 'utf-8',
};

/** The label of a code page, for a decoder; Western European where it is unknown. */
export function codePageOf(page: number | null, fontCharset = 0): string {
  const number = page ?? byFont[fontCharset] ?? 1252;
  return (
    labels[number] ?? (number === 874 || (number >= 1250 && number <= 1258) ? `windows-${number}` : 'windows-1252')
  );
}

export function decodePage(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}
