import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { once } from 'node:events';

/** Dovecot, where Debian's packages put it; null where it is not installed. */
export const dovecot = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path)) ?? null;

export const credentials = { user: 'mara@example.org', password: 'a bell without a clapper' };

export interface ExampleServer {
  readonly ports: { readonly plain: number; readonly tls: number };
  /** The certificate it shows, as PEM. It names `localhost`. */
  readonly certificate: string;
  /** A file in the account's Maildir. */
  readonly path: (name: string) => string;
  /** Writes a file of the account's Maildir, as another program would deliver it. */
  readonly put: (name: string, content: string) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a Dovecot of our own on this computer, with one account: a Maildir with these files. */
export async function startServer(files: Readonly<Record<string, string>>): Promise<ExampleServer> {
  if (dovecot === null) {
    throw new Error('Dovecot is not here.');
  }
  const root = mkdtempSync(join(tmpdir(), 'ownhand-imap-'));
  chmodSync(root, 0o755);
  const me = userInfo();
  const isRoot = me.uid === 0;
  const owner = isRoot ? { name: 'nobody', uid: 65_534, gid: 65_534 } : { name: me.username, uid: me.uid, gid: me.gid };
  const ports = { plain: await freePort(), tls: await freePort() };
  const inside = (name: string): string => join(root, name);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', inside('key.pem')],
      ...['-out', inside('certificate.pem')],
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(inside('users'), `${credentials.user}:{PLAIN}${credentials.password}\n`);
  writeFileSync(inside('dovecot.conf'), configuration(root, owner, isRoot ? null : me.username, ports));
  const path = (name: string): string => join(root, 'mail', name);
  const put = (name: string, content: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    if (isRoot) {
      execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, join(root, 'mail')]);
    }
  };
  for (const [name, content] of Object.entries(files)) {
    put(name, content);
  }
  const server = spawn(dovecot, ['-F', '-c', inside('dovecot.conf')], { stdio: 'ignore' });
  await answering(ports.plain);
  return {
    ports,
    certificate: readFileSync(inside('certificate.pem'), 'utf8'),
    path,
    put,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function configuration(
  root: string,
  owner: { name: string; uid: number; gid: number },
  runsAs: string | null,
  ports: ExampleServer['ports'],
): string {
  const users =
    runsAs === null
      ? ''
      : `default_internal_user = ${runsAs}\ndefault_login_user = ${runsAs}\nservice anvil {\n chroot =\n}\nservice imap-login {\n chroot =\n}\n`;
  return `base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${root}/certificate.pem
ssl_key = <${root}/key.pem
disable_plaintext_auth = no
mail_location = maildir:${root}/mail
first_valid_uid = 1
passdb {
 driver = passwd-file
 args = ${root}/users
}
userdb {
 driver = static
 args = uid=${owner.uid} gid=${owner.gid} home=${root}/mail
}
service imap-login {
 inet_listener imap {
  port = ${ports.plain}
 }
 inet_listener imaps {
  port = ${ports.tls}
  ssl = yes
 }
}
namespace inbox {
 inbox = yes
 mailbox Abgelegt {
  special_use = \\Sent
 }
 mailbox Weg {
  special_use = \\Trash
 }
}
${users}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    const answers = await new Promise<boolean>((resolve) => {
      socket.once('data', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (answers) {
      return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('Dovecot does not answer.');
}
