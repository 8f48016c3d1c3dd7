import type { LeftOut } from '../../contract/entities.ts';
import type { RawMail } from './rawMail.ts';
import { fieldText } from './header.ts';

const words: readonly (readonly [LeftOut, string])[] = [
  [
    'drafts',
    'drafts?|all drafts|templates?|entw[üu]rfe?|vorlagen|brouillons?|mod[èe]les|borradores|borrador|plantillas|bozze|modelli|concepten|rascunhos|szkice|wersje robocze|черновики|utkast|luonnokset|kladde(?:r)?|下書き|草稿',
  ],
  [
    'spam',
    'spam|junk(?:[ -]?(?:e-?mail|mail))?|bulk mail|unerw[üu]nscht|werbung|courrier ind[ée]sirable|ind[ée]sirables|correo no deseado|posta indesiderata|ongewenste (?:e-?mail|post)|lixo eletr[ôo]nico|wiadomo[śs]ci-[śs]mieci|niechciane|спам|skr[äa]ppost|roskaposti|迷惑メール|垃圾邮件|垃圾郵件',
  ],
  [
    'trash',
    'trash|deleted(?:[ -]?(?:items?|messages?|elements))?|bin|wastebasket|papierkorb|gel[öo]schte? ?(?:elemente|objekte|nachrichten)?|corbeille|[ée]l[ée]ments supprim[ée]s|messages supprim[ée]s|papelera|elementos eliminados|cestino|posta eliminata|prullenbak|verwijderde items|lixeira|itens exclu[íi]dos|kosz|elementy usuni[ęe]te|корзина|удал[её]нные|papperskorg(?:en)?|borttagna objekt|roskakori|ゴミ箱|已删除(?:邮件)?',
  ],
];

const folders = words.map(
  ([why, names]) => [why, new RegExp(`(?:^|[/.\\\\])(?:${names})(?:[/.\\\\].*)?$`, 'i')] as const,
);
const labels = words.map(([why, names]) => [why, new RegExp(`(?:^|,)\\s*"?(?:${names})"?\\s*(?=,|$)`, 'i')] as const);
const chat = /(?:^|,)\s*"?chats?"?\s*(?=,|$)/i;

/** Why all mail of a folder is passed over, by its name; null where it is not. */
export function leftOutFolder(folder: string): LeftOut | null {
  return folders.find(([, names]) => names.test(folder))?.[0] ?? null;
}

/** True where all mail of a folder is passed over. */
export function isLeftOutFolder(folder: string): boolean {
  return leftOutFolder(folder) !== null;
}

/** What Mozilla writes into a mail that was deleted but not yet removed from its file. */
const expunged = 0x0008;

/**
 * Why a mail is left out unless the person wants everything: it was never sent, or thrown away. Null for all others.
 * `byFolder` is false where the person has picked this very folder.
 */
export function whyLeftOut(found: RawMail, byFolder: boolean): LeftOut | null {
  if (found.mark !== undefined) {
    return found.mark;
  }
  const header = headerBlock(found.raw);
  const status = field(header, 'X-Mozilla-Status');
  if (status !== null && (parseInt(status, 16) & expunged) !== 0) {
    return 'trash';
  }
  const given = field(header, 'X-Gmail-Labels');
  if (given !== null) {
    const said = fieldText(given);
    return labels.find(([, names]) => names.test(said))?.[0] ?? (chat.test(said) ? 'chats' : null);
  }
  return byFolder ? leftOutFolder(found.folder) : null;
}

function headerBlock(raw: Buffer): string {
  const reach = raw.subarray(0, 65_536);
  const ends = [reach.indexOf('\n\n'), reach.indexOf('\n\r\n')].filter((at) => at >= 0);
  return reach.toString('latin1', 0, ends.length === 0 ? reach.length : Math.min(...ends));
}

function field(header: string, name: string): string | null {
  const at = header.startsWith(`${name}:`) ? 0 : header.indexOf(`\n${name}:`) + 1;
  if (at === 0 && !header.startsWith(`${name}:`)) {
    return null;
  }
  return (
    /^[^\n]*(?:\n[ \t][^\n]*)*/
      .exec(header.slice(at + name.length + 1))?.[0]
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim() ?? null
  );
}
