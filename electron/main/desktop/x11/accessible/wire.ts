/**
 * Messages of D-Bus, as its specification lays them out: calls as bytes, bytes as answers. Our own, because the clients
 * in the registry buffer whatever size a message announces, and bring packages for XML and for streams.
 */

/** Numbers, strings and truths as they are; arrays and structures as arrays; a variant as what it holds. */
export type Value = number | bigint | string | boolean | readonly Value[];

export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** The types of `values`, as D-Bus writes them; of those that are sent: `s`, `i` and `u`. */
  readonly signature?: string;
  readonly values?: readonly (string | number)[];
}

export interface Answer {
  /** The serial of the call that this answers; 0 for what answers none. */
  readonly to: number;
  /** The error's name; null where there is none. */
  readonly error: string | null;
  /** Throws a RangeError or TypeError where the bytes are not what the message says they are. */
  readonly values: () => readonly Value[];
}

const kinds = { call: 1, answer: 2, error: 3 } as const;
/** No service is started for us: what does not run has nothing to tell. */
const noAutoStart = 2;
const fields = { path: 1, interface: 2, member: 3, error: 4, answers: 5, destination: 6, signature: 8 } as const;
const fixedBytes = 16;

/** A call as it goes over the wire; `serial` counts from 1. */
export function encode(call: Call, serial: number): Buffer {
  const { signature = '', values = [] } = call;
  const body = writer();
  values.forEach((value, index) => {
    body.write(signature[index] ?? '', value);
  });
  const head = writer();
  const field = (code: number, type: string, value: string): void => {
    head.align(8);
    head.bytes(Buffer.from([code]));
    head.write('g', type);
    head.write(type, value);
  };
  field(fields.path, 'o', call.path);
  field(fields.interface, 's', call.interface);
  field(fields.member, 's', call.member);
  field(fields.destination, 's', call.destination);
  if (signature !== '') {
    field(fields.signature, 'g', signature);
  }
  const { length } = head.done();
  head.align(8);
  const fixed = Buffer.alloc(fixedBytes);
  fixed.write('l', 0, 'latin1');
  fixed.set([kinds.call, noAutoStart, 1], 1);
  fixed.writeUInt32LE(body.done().length, 4);
  fixed.writeUInt32LE(serial, 8);
  fixed.writeUInt32LE(length, 12);
  return Buffer.concat([fixed, head.done(), body.done()]);
}

/** How many bytes the message has that begins here; null where too little of it is there to say. */
export function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < fixedBytes) {
    return null;
  }
  const isLittle = bytes[0] === 0x6c;
  const [body, head] = [4, 12].map((at) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)));
  return fixedBytes + aligned(head ?? 0, 8) + (body ?? 0);
}

/** A whole message; null for one that answers nothing. */
export function decode(message: Buffer): Answer | null {
  const isLittle = message[0] === 0x6c;
  if (message[1] !== kinds.answer && message[1] !== kinds.error) {
    return null;
  }
  const read = reader(message, isLittle);
  const [, , , , bodyLength, , head] = read.all('yyyyuua(yv)') as [...number[], readonly (readonly [number, Value])[]];
  const field = new Map(head as readonly (readonly [number, Value])[]);
  const body = message.subarray(message.length - Number(bodyLength));
  return {
    to: Number(field.get(fields.answers) ?? 0),
    error: message[1] === kinds.error ? String(field.get(fields.error) ?? '') : null,
    values: () => reader(body, isLittle).all(String(field.get(fields.signature) ?? '')),
  };
}

function writer() {
  const parts: Buffer[] = [];
  let length = 0;
  const bytes = (more: Buffer): void => {
    parts.push(more);
    length += more.length;
  };
  const align = (to: number): void => {
    bytes(Buffer.alloc(aligned(length, to) - length));
  };
  const number = (value: number): Buffer => {
    const four = Buffer.alloc(4);
    four.writeInt32LE(value | 0);
    return four;
  };
  return {
    ...{ bytes, align },
    write: (type: string, value: string | number): void => {
      const text = Buffer.from(`${value}\0`);
      if (type === 'g') {
        bytes(Buffer.from([text.length - 1]));
        bytes(text);
        return;
      }
      align(4);
      bytes(number(typeof value === 'number' ? value : text.length - 1));
      if (typeof value === 'string') {
        bytes(text);
      }
    },
    done: () => Buffer.concat(parts),
  };
}

function reader(bytes: Buffer, isLittle: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const step = (size: number): number => {
    at = aligned(at, size) + size;
    return at - size;
  };
  const text = (length: number): string => {
    if (at + length + 1 > bytes.length) {
      throw new RangeError('A text is longer than its message.');
    }
    at += length + 1;
    return bytes.toString('utf8', at - length - 1, at - 1);
  };
  const read = (type: string): Value => {
    switch (type[0]) {
      case 'y':
        return view.getUint8(step(1));
      case 'n':
        return view.getInt16(step(2), isLittle);
      case 'q':
        return view.getUint16(step(2), isLittle);
      case 'i':
        return view.getInt32(step(4), isLittle);
      case 'u':
        return view.getUint32(step(4), isLittle);
      case 'b':
        return view.getUint32(step(4), isLittle) !== 0;
      case 'x':
      case 't':
        return view.getBigInt64(step(8), isLittle);
      case 'd':
        return view.getFloat64(step(8), isLittle);
      case 's':
      case 'o':
        return text(view.getUint32(step(4), isLittle));
      case 'g':
        return text(view.getUint8(step(1)));
      case 'v':
        return read(String(read('g')));
      case 'a': {
        const length = view.getUint32(step(4), isLittle);
        const inner = type.slice(1);
        at = aligned(at, /^[({xtd]/.test(inner) ? 8 : 1);
        const end = at + length;
        const items: Value[] = [];
        while (at < end) {
          items.push(read(inner));
        }
        return items;
      }
      case '(':
      case '{':
        at = aligned(at, 8);
        return parts(type.slice(1, -1)).map(read);
      default:
        throw new TypeError('A message has a type that is not known.');
    }
  };
  return { all: (signature: string) => parts(signature).map(read) };
}

/** A signature's complete types, one by one: `a(so)u` as `a(so)` and `u`. */
function parts(signature: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < signature.length; index++) {
    const sign = signature.charAt(index);
    depth += /[({]/.test(sign) ? 1 : /[)}]/.test(sign) ? -1 : 0;
    if (depth === 0 && sign !== 'a') {
      found.push(signature.slice(start, index + 1));
      start = index + 1;
    }
  }
  return found;
}

function aligned(at: number, to: number): number {
  return Math.ceil(at / to) * to;
}
