import { EditorView } from '@codemirror/view';

/** The editor's own style: only inheritance and tokens, so that the place it stands in decides. */
export const look = EditorView.theme({
  '&': { color: 'inherit', background: 'transparent', font: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit', overflow: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--accent)', minHeight: 'var(--editor-height, 0)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-untouched': { color: 'var(--ink-draft)', transition: 'color var(--motion)' },
  '.cm-ghost': { color: 'var(--ink-soft)', opacity: '0.75', animation: 'ghost-appears var(--motion-quick)' },
  '.cm-point': { position: 'relative', paddingInlineStart: '18px' },
  '.cm-said': { background: 'var(--found)', borderRadius: '3px' },
  '.cm-contrary': { background: 'var(--warn-paper)', boxShadow: 'inset 0 -2px var(--warn)' },
  '.cm-point::before': { content: '"–"', position: 'absolute', insetInlineStart: '2px', color: 'var(--ink-soft)' },
  '.cm-point-held::before': { content: '"✓"', color: 'var(--good)', insetInlineStart: '0' },
  '.cm-point-missing::before': { content: '"○"', color: 'var(--warn)', insetInlineStart: '0' },
  '.cm-point-turned::before': { content: '"≠"', color: 'var(--bad)', insetInlineStart: '0' },
});
