/** One form of what is offered: the type's name, bits of one item, and the bytes. */
export interface Form {
  readonly type: string;
  readonly format: number;
  readonly data: Buffer;
}

/** What is offered, by the name under which other programs ask for it. */
export type Content = ReadonlyMap<string, Form>;

/** A text in the forms in which programs ask for text. */
export function textContent(text: string): Content {
  const data = Buffer.from(text, 'utf8');
  const utf8 = ['UTF8_STRING', 'text/plain;charset=utf-8', 'text/plain'];
  const forms = new Map<string, Form>(utf8.map((name) => [name, { type: name, format: 8, data }]));
  forms.set('TEXT', { type: 'UTF8_STRING', format: 8, data });
  forms.set('STRING', { type: 'STRING', format: 8, data: Buffer.from(text, 'latin1') });
  return forms;
}
