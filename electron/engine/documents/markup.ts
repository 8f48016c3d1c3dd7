import { Parser } from 'htmlparser2';
import { Unreadable } from './document.ts';

export interface Element {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Walker {
  open?(element: Element): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Where true, the rest is not read. */
  readonly done?: boolean;
}

/** Deeper nesting is no document. The parser takes time that grows with the depth, so it is bounded. */
const deepest = 5_000;
const slice = 65_536;

/**
 * Walks through HTML or XML as it comes, so that it need not fit into memory. Entities that a file declares itself are
 * never expanded and nothing is ever fetched. Fails with `Unreadable` where it is nested beyond all reason.
 */
export function parseMarkup(form: 'html' | 'xml', walker: Walker): { write: (text: string) => void; end: () => void } {
  let depth = 0;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > deepest) {
          throw new Unreadable('Its parts are nested too deep to be a document.');
        }
        walker.open?.({ name: local(name), attributes });
      },
      ontext: (text) => walker.text?.(text),
      onprocessinginstruction: (_, data) => {
        if (form === 'xml' && data.includes('!ENTITY')) {
          throw new Unreadable(
            'It declares abbreviations of its own (entities), as files do that are made to fill a memory.',
          );
        }
      },
      onclosetag: (name) => {
        depth -= 1;
        walker.close?.(local(name));
      },
    },
    { xmlMode: form === 'xml', decodeEntities: true },
  );
  return {
    write: (text) => {
      for (let at = 0; at < text.length && walker.done !== true; at += slice) {
        parser.write(text.slice(at, at + slice));
      }
    },
    end: () => {
      parser.end();
    },
  };
}

/** The value of an attribute, whatever its namespace is called. */
export function attribute({ attributes }: Element, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === name)?.[1];
}
