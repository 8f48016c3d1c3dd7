import { lexicon } from '../lexicon.ts';

/** Groups whose text is not the document's. */
export const skipped = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable pict object themedata colorschememapping datastore latentstyles ' +
    'rsidtbl generator header headerl headerr headerf footer footerl footerr footerf fldinst xmlnstbl ' +
    'private bkmkstart bkmkend annotation atnid atnauthor revtbl filetbl nonshppict shpinst pgdsctbl template'
  ).split(' '),
);
export const signs = lexicon<string>({
  line: '\n',
  lbr: '\n',
  tab: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00a0',
  _: '-',
  emspace: ' ',
  enspace: ' ',
});
