import { isBlank, type Kinds, unclaimed } from './kinds.ts';

const place =
  /https?:\S*(?:zoom\.\w+\/|meet\.google\.|teams\.(?:microsoft|live)\.|webex\.|gotomeet|meet\.jit|whereby\.|\/bigbluebutton)/i;
const product = /\b(?:zoom|webex|gotomeeting|microsoft teams|google meet|video (?:meeting|call|conference))\b/i;
const access =
  /\b(?:meeting|webinar|konferenz|besprechungs|réunion|reunión|riunione|vergader\w*)[ -]?(?:id|nr|kennnummer)\b|\b(?:passcode|pin|kenncode|kennwort|code secret|código de acceso|codice di accesso|toegangscode|hasło)\b|密码|パスコード|пароль/i;

/** Lines as a program lists them: an address, a number to dial, "Time: ...", a word or two. */
function isListed(line: string): boolean {
  return (
    /https?:|\+?\d[\d ,()-]{7,}/.test(line) ||
    /^\s*[\p{L} ()/-]{2,30}[:：]/u.test(line) ||
    product.test(line) ||
    access.test(line) ||
    line.trim().split(/\s+/).length <= 4
  );
}

/** Claims how to join a meeting, as conference programs put it below a text: where, and with which number and code. */
export function claimMeetings(lines: readonly string[], kinds: Kinds): void {
  for (const { start, end, endsText } of unclaimed(lines, kinds)) {
    for (let at = Math.max(start, end - 40); endsText && at < end; at += 1) {
      const line = lines[at] ?? '';
      if (line.length < 400 && (product.test(line) || place.test(line)) && (at === start || isBlank(lines[at - 1]))) {
        const rest = lines.slice(at, end).filter((each) => !isBlank(each) && each.length < 400);
        const listed = rest.filter(isListed).length;
        if (
          rest.some((each) => place.test(each)) &&
          rest.some((each) => access.test(each)) &&
          listed > rest.length * 0.8
        ) {
          kinds.fill('footer', at, end);
          return;
        }
      }
    }
  }
}
