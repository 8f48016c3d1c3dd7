/**
 * Messages of D-Bus, as its specification lays them out: calls as bytes, bytes as answers. Our own, because the clients
 * in the registry buffer whatever size a message announces, and bring packages for XML and for streams.
 */
import { aligned, reader, type Value, writer } from './values.ts';

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
  const [, , , , bodyLength, , head] = reader(message, isLittle).all('yyyyuua(yv)');
  const field = new Map(head as readonly (readonly [number, Value])[]);
  const body = message.subarray(message.length - Number(bodyLength));
  return {
    to: Number(field.get(fields.answers) ?? 0),
    error: message[1] === kinds.error ? String(field.get(fields.error) ?? '') : null,
    values: () => reader(body, isLittle).all(String(field.get(fields.signature) ?? '')),
  };
}
