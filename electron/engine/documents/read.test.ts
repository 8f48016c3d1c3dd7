import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { exampleFolder } from '../mail/exampleMailbox.ts';
import type { ReadDocument } from './document.ts';
import { openDocumentOf, pdfOf, wordOf, wordParagraph } from './exampleDocuments.ts';
import { formatOf } from './formats.ts';
import { readDocument } from './read.ts';

/** Reads a file of this name and content. */
async function read(t: TestContext, name: string, content: string | Buffer): Promise<ReadDocument> {
  const folder = exampleFolder({ [name]: content });
  t.after(folder.remove);
  return readDocument({ path: folder.path(name), format: formatOf(name) ?? 'text' });
}

/** Blocks as short lines: "h2 Prices", "p Words", "i1 An item", "row a|b". */
function outline({ blocks }: ReadDocument): string[] {
  const signs = { heading: 'h', paragraph: 'p', item: 'i', row: 'row' } as const;
  return blocks.map(({ kind, level, text }) => `${signs[kind]}${level || ''} ${text.replaceAll('\t', '|')}`);
}

test('Markdown keeps headings, lists, tables and what it says of itself', async (t) => {
  const document = await read(
    t,
    'handbook.md',
    `---
title: "Boathouse handbook"
date: 2024-03-04
---
# Opening

Written for those who *open* the house &
[row](http://example.org).

1. Shutters
2. Loft:
   - both hatches

   and then sweep

| Boat | Day |
|------|-----|
| Skiff | 12 |

<p align="center">Tea <b>at four</b></p>

> As they say.

\`\`\`
one
two
\`\`\`
`,
  );
  assert.deepEqual(outline(document), [
    'h1 Opening',
    'p Written for those who open the house & row.',
    'i1 1. Shutters',
    'i1 2. Loft:',
    'i2 both hatches',
    'p and then sweep',
    'row Boat|Day',
    'row Skiff|12',
    'p Tea at four',
    'p As they say.',
    'p one\ntwo',
  ]);
  assert.equal(document.title, 'Boathouse handbook');
  assert.equal(document.date, Date.UTC(2024, 2, 4));
});

test('plain text: broken lines are rejoined, lists and underlined headings kept, charsets told', async (t) => {
  const wrapped =
    'Größere Boote liegen an der Boje vor dem Steg und werden nur bei ruhigem\nWasser an Land geholt, sonst erst am Abend.';
  const text = `Hausordnung\r\n===========\r\n\r\n${wrapped}\r\n\r\n- Lampe löschen\r\n- Tür zu\r\n\r\nMara\r\nTobias\r\n`;
  const document = await read(t, 'ordnung.txt', Buffer.from(text, 'latin1'));
  assert.deepEqual(outline(document), [
    'h1 Hausordnung',
    `p ${wrapped.replace('\n', ' ')}`,
    'i1 Lampe löschen',
    'i1 Tür zu',
    'p Mara\nTobias',
  ]);
  assert.equal(document.language, 'de');
  assert.equal(document.title, 'Hausordnung');
});

test('Word: styles, numbering, tables, notes; deleted words and fields are left out', async (t) => {
  const style = (name: string): string => `<w:pStyle w:val="${name}"/>`;
  const list = (id: number, depth: number): string =>
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;
  const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`;
  const document = await read(
    t,
    'minutes.docx',
    wordOf(
      [
        wordParagraph('Minutes', style('Kop1')),
        wordParagraph('Present: Mara &amp; Tobias', style('Body')),
        wordParagraph('Paint the skiff', list(1, 0)),
        wordParagraph('white inside', list(1, 1)),
        wordParagraph('Buy oil', list(1, 0)),
        `<w:tbl><w:tr>${cell('Skiff')}${cell('12 €')}</w:tr></w:tbl>`,
        '<w:p><w:del><w:r><w:t>never</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:t>First</w:t><w:br/><w:t>second</w:t></w:r></w:p>',
      ].join(''),
      {
        'word/styles.xml': `<w:styles xmlns:w="w"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>`,
        'word/numbering.xml':
          '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:lvlOverride></w:num></w:numbering>',
        'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote>${wordParagraph('The oil is in the loft.')}</w:footnote></w:footnotes>`,
        'docProps/core.xml':
          '<cp:coreProperties xmlns:dc="d" xmlns:dcterms="t"><dc:title></dc:title><dcterms:modified>2024-05-06T07:08:09Z</dcterms:modified></cp:coreProperties>',
      },
    ),
  );
  assert.deepEqual(outline(document), [
    'h1 Minutes',
    'p Present: Mara & Tobias',
    'i1 1. Paint the skiff',
    'i2 white inside',
    'i1 2. Buy oil',
    'row Skiff|12 €',
    'p First\nsecond',
    'p The oil is in the loft.',
  ]);
  assert.equal(document.title, 'Minutes');
  assert.equal(document.date, Date.UTC(2024, 4, 6, 7, 8, 9));
});

test('Word documents whose text has another name in the file are read', async (t) => {
  const word = wordOf('', {
    '_rels/.rels':
      '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>',
    'word/document2.xml': `<w:document xmlns:w="w">${wordParagraph('Here it is.')}</w:document>`,
  });
  assert.deepEqual(outline(await read(t, 'online.docx', word)), ['p Here it is.']);
});

test('OpenDocument: headings, numbered and plain lists, tables, notes where they belong', async (t) => {
  const styles =
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>';
  const document = await read(
    t,
    'stores.odt',
    openDocumentOf(
      `<text:h text:outline-level="2">Oil</text:h>
       <text:p>Two<text:s text:c="2"/>cans<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p><text:s/>one is open</text:p></text:note-body></text:note>.</text:p>
       <text:list text:style-name="N"><text:list-item><text:p>fill</text:p></text:list-item><text:list-item><text:p>light</text:p></text:list-item></text:list>
       <text:list text:style-name="B"><text:list-item><text:p>wick</text:p></text:list-item></text:list>
       <text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>close</text:p></text:list-item></text:list>
       <table:table><table:table-row><table:table-cell><text:p>Can</text:p></table:table-cell><table:table-cell><text:p>9 €</text:p></table:table-cell></table:table-row></table:table>`,
      styles,
    ),
  );
  assert.deepEqual(outline(document), [
    'h2 Oil',
    'p Two cans (one is open).',
    'i1 1. fill',
    'i1 2. light',
    'i1 wick',
    'i1 3. close',
    'row Can|9 €',
  ]);
  assert.equal(document.title, 'Stores');
});

test('RTF: code pages, Unicode, headings, list marks and tables; pictures and fields are passed over', async (t) => {
  const rtf =
    String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title Hut}{\creatim\yr2024\mo5\dy6}}` +
    String.raw`\pard\s1 Stove\par\pard\s0 Gr\'f6\'dfe: 3\u8364? {\pict\bin3 }}}}{\*\bkmkstart a}warm{\f1 \'f2\'e5\'ef\'eb\'ee}\par` +
    String.raw`{\listtext\f0 1.\tab}Light it\par{\listtext\'b7\tab}Wait\par\pard\intbl Wood\cell 5\cell\row\pard The end.\par}`;
  const document = await read(t, 'hut.rtf', Buffer.from(rtf, 'latin1'));
  assert.deepEqual(outline(document), [
    'h1 Stove',
    'p Größe: 3€ warmтепло',
    'i1 1. Light it',
    'i1 Wait',
    'row Wood|5',
    'p The end.',
  ]);
  assert.equal(document.title, 'Hut');
});

test('HTML as it is seen: lists, tables, line breaks; scripts, menus and hidden parts are left out', async (t) => {
  const document = await read(
    t,
    'page.html',
    `<!doctype html><html lang="en-GB"><head><title>Tides</title><meta name="date" content="2024-05-06"><style>p{}</style></head>
     <body><nav>Home</nav><h2>When <i>to</i> go</h2><p>High at  nine.<br>Low at three.</p>
     <ol start="3"><li><p>Look</p></li><li>Wait<ul><li>an hour</li></ul></li></ol>
     <table><tr><td>Mon</td><td>9:00</td></tr></table><script>alert(1)</script><p hidden>not me</p>
     <svg><title>icon</title></svg><p>Caf&eacute; &amp; tea</p></body></html>`,
  );
  assert.deepEqual(outline(document), [
    'h2 When to go',
    'p High at nine.\nLow at three.',
    'i1 3. Look',
    'i1 4. Wait',
    'i2 an hour',
    'row Mon|9:00',
    'p Café & tea',
  ]);
  assert.equal(document.title, 'Tides');
  assert.equal(document.date, Date.UTC(2024, 4, 6));
});

test('PDF: headings by size, paragraphs rejoined over lines and pages, page numbers left out', async (t) => {
  const foot = (page: number) => ({ text: `Harbour office - ${page}`, y: 30, size: 9 });
  const document = await read(
    t,
    'tides.pdf',
    pdfOf([
      [
        { text: 'The harbour', y: 780, size: 20 },
        { text: 'Boats may lie at the pier for one night without asking any-', y: 740 },
        { text: 'body, and for longer when the harbour master has agreed.', y: 726 },
        { text: 'Skiff', y: 690 },
        { text: '12 EUR', y: 690, x: 300 },
        { text: '- lamps out at ten', y: 660 },
        { text: 'The key of the gate hangs behind the door and is to be', y: 620 },
        foot(1),
      ],
      [{ text: 'put back by whoever took it.', y: 780 }, foot(2)],
      [{ text: 'Dogs are welcome.', y: 780 }, foot(3)],
    ]),
  );
  assert.deepEqual(outline(document), [
    'h1 The harbour',
    'p Boats may lie at the pier for one night without asking anybody, and for longer when the harbour master has agreed.',
    'row Skiff|12 EUR',
    'i1 lamps out at ten',
    'p The key of the gate hangs behind the door and is to be put back by whoever took it.',
    'p Dogs are welcome.',
  ]);
  assert.equal(document.title, 'Tide tables');
  assert.equal(document.date, Date.UTC(2024, 4, 6, 5, 8, 0));
});
