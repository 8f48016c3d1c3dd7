/**
 * The name of a folder as its mail program shows it, from the place of a file or folder within the source:
 * `Archives.sbd/2020` (Thunderbird), `INBOX.mbox/4F0A/Data/1/Messages` (Apple Mail), `.Sent.2020` (Maildir++),
 * `Sent.mbox`, `folders/INBOX/subfolders/Lists` (Evolution).
 */
export function folderName(place: string): string {
  const apple = [...place.matchAll(/([^/]+)\.mbox(?=\/|$)/gi)].map(([, name = '']) => name);
  if (apple.length > 0 && /\/(?:Messages|mbox)$|\.mbox\/[\dA-F-]{8,}(?:\/|$)/i.test(place)) {
    return apple.join('/');
  }
  return place
    .split('/')
    .map((word) => unescaped(word.replace(/\.(?:sbd|mbo?x)$/i, '')))
    .join('/')
    .replace(/(?:^|\/)folders\/(?=.)/, '/')
    .replaceAll('/subfolders/', '/')
    .replace(/^\//, '');
}

/** Maildir++ writes what is not ASCII as IMAP does (RFC 3501, 5.1.3), Evolution some signs as `_2E`. */
function unescaped(word: string): string {
  return word
    .replace(/&([A-Za-z0-9+,]*)-/g, (whole, code: string) => {
      if (code === '') {
        return '&';
      }
      const bytes = Buffer.from(code.replaceAll(',', '/'), 'base64');
      return bytes.length < 2
        ? whole
        : bytes
            .subarray(0, bytes.length & ~1)
            .swap16()
            .toString('utf16le');
    })
    .replace(/_(2E|2F|5F|25|5C)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
