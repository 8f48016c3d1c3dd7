import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openBus, socketOf } from './bus.ts';

const skip = process.platform === 'win32' ? 'Windows has no such sockets.' : false;
const question = { destination: 'org.example', path: '/', interface: 'org.example.Text', member: 'GetText' };

/** A bus that says what a test says: first to who comes in, then to each message. */
async function bus(t: TestContext, entry: string, answer: (socket: Socket, message: Buffer) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-bus-'));
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let isIn = false;
    socket.on('data', (more: Buffer) => {
      if (more[0] === 0) {
        socket.write(entry);
      } else {
        const text = more.toString('latin1');
        const messages = isIn ? more : more.subarray(text.indexOf('BEGIN\r\n') + 7);
        isIn = true;
        answer(socket, messages);
      }
    });
    socket.on('error', () => undefined);
  });
  server.listen(join(folder, 'bus'));
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'bus');
}

/** An answer to a serial, with the body's types and its bytes, as the specification lays it out in either order of bytes. */
function reply(serial: number, signature: string, body: Buffer, isLittle: boolean): Buffer {
  const number = (value: number): Buffer => {
    const four = Buffer.alloc(4);
    return isLittle ? (four.writeUInt32LE(value), four) : (four.writeUInt32BE(value), four);
  };
  const type = Buffer.from([8, 1, 0x67, 0, signature.length, ...Buffer.from(signature), 0]);
  const fields = Buffer.concat([Buffer.from([5, 1, 0x75, 0]), number(serial), type]);
  return Buffer.concat([
    ...[Buffer.from([isLittle ? 0x6c : 0x42, 2, 1, 1]), number(body.length), number(9), number(fields.length), fields],
    ...[Buffer.alloc((8 - (fields.length % 8)) % 8), body],
  ]);
}

/** The serials of the calls in some bytes. */
function serials(bytes: Buffer): number[] {
  const length = 16 + Math.ceil(bytes.readUInt32LE(12) / 8) * 8 + bytes.readUInt32LE(4);
  const [first, rest] = [bytes.readUInt32LE(8), bytes.subarray(length)];
  return rest.length === 0 ? [first] : [first, ...serials(rest)];
}

test('an address leads to the first socket of this machine that it names', () => {
  assert.equal(socketOf('tcp:host=localhost,port=1;unix:guid=12,path=/run/a%20bus;unix:path=/other'), '/run/a bus');
  assert.equal(socketOf('unix:abstract=/tmp/dbus-1,guid=12'), '\0/tmp/dbus-1');
  for (const address of ['', 'tcp:host=localhost,port=1', 'unix:tmpdir=/tmp', 'unix:path=']) {
    assert.throws(() => socketOf(address), TypeError, address);
  }
});

test('answers come to whoever asked, in either order of bytes and byte by byte', { skip }, async (t) => {
  const little = Buffer.from('0300000066657200ffffffff', 'hex'); // "fer", -1
  const big = Buffer.from('0000000366657200ffffffff', 'hex');
  const path = await bus(t, 'OK 1234\r\n', (socket, messages) => {
    for (const serial of serials(messages).reverse()) {
      const isLittle = serial % 2 === 0;
      for (const byte of reply(serial, 'si', isLittle ? little : big, isLittle)) {
        socket.write(Buffer.from([byte]));
      }
    }
  });
  const opened = openBus(path);
  assert.deepEqual(await Promise.all([opened.call(question), opened.call(question)]), [
    ['fer', -1],
    ['fer', -1],
  ]);
  opened.close();
  await assert.rejects(opened.call(question), /closed/);
});

test('a bus that lets nobody in, one that says too much, and one that is not there', { skip }, async (t) => {
  const closed = await bus(t, 'REJECTED EXTERNAL\r\n', () => undefined);
  await assert.rejects(openBus(closed).call(question), /does not let us in/);
  const huge = reply(1, 's', Buffer.alloc(0), true);
  huge.writeUInt32LE(1_000_000_000, 4);
  const large = await bus(t, 'OK 1234\r\n', (socket) => socket.write(huge));
  await assert.rejects(openBus(large).call(question), /too large/);
  const endless = await bus(t, 'OK 1234', (socket) => socket.write('x'));
  const opened = openBus(endless);
  const asked = opened.call(question);
  opened.close();
  await assert.rejects(asked, /closed/);
  await assert.rejects(openBus(join(tmpdir(), 'no-such-bus')).call(question), /ENOENT/);
});

test('an answer that is not what it says it is rejects the question alone', { skip }, async (t) => {
  // A text and an array longer than their message, things of no size, and a type of which nothing is known.
  const wrong = [
    ['s', 'ff000000'],
    ['ai', 'ff00000001000000'],
    ['a()', '0100000000000000'],
    ['h', '00000000'],
  ] as const;
  const path = await bus(t, 'OK 1234\r\n', (socket, messages) => {
    for (const serial of serials(messages)) {
      const [signature, body] = wrong[serial - 2] ?? ['', ''];
      socket.write(reply(serial, signature, Buffer.from(body, 'hex'), true));
    }
  });
  const opened = openBus(path);
  await assert.rejects(opened.call(question), RangeError);
  await assert.rejects(opened.call(question), RangeError);
  await assert.rejects(opened.call(question), TypeError);
  await assert.rejects(opened.call(question), TypeError);
  assert.deepEqual(await opened.call(question), []);
  opened.close();
});
