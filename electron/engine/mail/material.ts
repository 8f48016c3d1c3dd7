import { isBlank, type Kinds } from './kinds.ts';

/** Claims what the author pasted rather than wrote: PGP armour, diffs, log excerpts, encoded files. */
export function claimMaterial(lines: readonly string[], kinds: Kinds): void {
  claimArmour(lines, kinds);
  claimDiffs(lines, kinds);
  claimLogs(lines, kinds);
  claimStandIns(lines, kinds);
}

/** What plain text shows in place of a picture: "[image: lamp.png]", "[cid:...]<https://...>". */
const standIn =
  /^\s*(?:\[(?:cid|(?:inline )?(?:image|picture)|bild|grafik|immagine|imagen|imagem|afbeelding|obraz|изображение|图片|画像)\b ?[:：][^\]]{1,200}\](?:<[^>\s]*>)?\s*)+$|^\s*(?:\[[^\][]{0,60}\]<https?:[^>\s]*>\s*)+$|^\s*[<[][^<>[\]:/]{1,80}\.(?:png|jpe?g|gif|heic|pdf|docx?|xlsx?|odt|zip)[>\]]$/iu;

/** How Lotus Notes and Outlook say that a file or a picture was here. */
const embedded =
  /^\s*(?:\(see attached file: [^()]{1,100}\)|<embedded [^<>]{1,80}>|<<\s?(?:file: )?[^<>]{1,100}\.\w{2,5}\s?>>)\s*$/i;
const listedFile = /^\s- \S.{0,80}\.[a-z]\w{1,4}$/i;

function claimStandIns(lines: readonly string[], kinds: Kinds): void {
  for (const [at, line] of lines.entries()) {
    const mayBe = kinds[at] === undefined && line.length < 600 && /^\s*[<[(]/.test(line);
    if (mayBe && (standIn.test(line) || embedded.test(line))) {
      kinds[at] = 'other';
    }
  }
  claimListedFiles(lines, kinds);
}

/** Claims the files that Lotus Notes lists at the very end, a blank line below the text; below a colon the author does. */
function claimListedFiles(lines: readonly string[], kinds: Kinds): void {
  let first = lines.length;
  while (first > 0 && listedFile.test(lines[first - 1] ?? '')) {
    first -= 1;
  }
  const above = lines.findLast((line, at) => at < first && !isBlank(line)) ?? '';
  if (first < lines.length && isBlank(lines[first - 1]) && !/:\s*$/.test(above)) {
    kinds.fill('other', first);
  }
}

function claimArmour(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.charCodeAt(0) === 45 && /^-----BEGIN PGP SIGNED MESSAGE-----/.test(line)) {
      let end = at + 1;
      while (end < lines.length && /^(?:Hash|Charset|NotDashEscaped):/.test(lines[end] ?? '')) {
        end += 1;
      }
      kinds.fill('other', at, end);
    } else if (/^-----BEGIN [A-Z0-9 ]+-----|^begin [0-7]{3} \S/.test(line)) {
      const close = lines.findIndex((each, index) => index > at && /^-----END [A-Z0-9 ]+-----|^end$/.test(each));
      const end = close < 0 ? lines.length : close + 1;
      kinds.fill('other', at, end);
      at = end - 1;
    }
  }
}

const diffStart = /^(?:diff --git |diff -[a-z]|Index: \S|--- \S+.*|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)/;
const diffLine =
  /^(?:[ +\-@\\]|diff |index [\da-f]+|Index: |={8,}|new file mode|deleted file mode|old mode|new mode|similarity |rename |copy |Binary files |GIT binary|literal \d|\s*$)/;
const diffstat =
  /^ \S.* \| +(?:\d+(?: [+-]*)?|Bin .*)$|^ \d+ files? changed|^ (?:create|delete) mode \d{6} \S|^ mode change \d{6}|^ (?:rename|copy) .* \(\d+%\)$/;

function claimDiffs(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || line === '') {
      continue;
    }
    if (line.charCodeAt(0) === 32 && diffstat.test(line)) {
      kinds[at] = 'other';
      if (/^---\s*$/.test(lines[at - 1] ?? '')) {
        kinds[at - 1] = 'other';
      }
      continue;
    }
    const starts = '-di@I'.includes(line.charAt(0)) && diffStart.test(line);
    if (!starts || (line.startsWith('--- ') && !(lines[at + 1] ?? '').startsWith('+++ '))) {
      continue;
    }
    let end = at + 1;
    while (end < lines.length && kinds[end] === undefined && diffLine.test(lines[end] ?? '') && lines[end] !== '-- ') {
      end += 1;
    }
    while (isBlank(lines[end - 1])) {
      end -= 1;
    }
    kinds.fill('other', at, end);
    at = end - 1;
  }
}

const logLine = new RegExp(
  [
    '^\\s*(?:<\\d>)?\\[\\s*\\d+\\.\\d{4,6}\\]', // kernel
    '^\\s*[A-Z][a-z]{2}\\s+\\d{1,2} \\d\\d:\\d\\d:\\d\\d \\S', // syslog
    '^\\s*\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?\\S*\\s+\\S*[A-Za-z]{3}',
    '^\\s*\\[?(?:INFO|DEBUG|WARN(?:ING)?|ERROR|TRACE|FATAL)\\]?\\b[: \\]]',
    '^\\s+at [\\w.$<>]+\\(.*\\)$', // Java, JavaScript
    '^\\s*#\\d+\\s+0x[\\da-f]+', // gdb
    '^\\s*File ".*", line \\d+', // Python
    '^\\s*(?:\\? )?[\\w.]+\\+0x[\\da-f]+/0x[\\da-f]+', // kernel traces
    '^(?:RIP|RSP|RAX|Call Trace|Code|CPU|Modules linked in)\\b.*:',
  ].join('|'),
);

/** Three log lines near each other make an excerpt; it reaches from the first to the last. */
function claimLogs(lines: readonly string[], kinds: Kinds): void {
  let first = -1;
  let last = -1;
  let count = 0;
  const close = (): void => {
    if (count >= 3) {
      for (let index = first; index <= last; index += 1) {
        kinds[index] ??= 'other';
      }
    }
    count = 0;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined) {
      close();
    } else if (line.length > 8 && logLine.test(line)) {
      first = count === 0 ? at : first;
      last = at;
      count += 1;
    } else if (count > 0 && at - last > 2) {
      close();
    }
  }
  close();
}
