import { z } from 'zod';
import { type AccountSettings, MailboxUse } from '../../contract/mailboxes.ts';

/** An account on a server as the store keeps it: encrypted with everything else, the password included. */
export const Account = z.object({
  server: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
  password: z.string(),
  /** The folders that are taken in. */
  folders: z.array(z.object({ path: z.string(), use: MailboxUse.nullable() })),
});
export type Account = z.infer<typeof Account>;

/** Where reading has come in each folder. A folder that the server has numbered anew begins from the start. */
export const Places = z.record(z.string(), z.object({ validity: z.string(), uid: z.int() }));
export type Places = z.infer<typeof Places>;

/** True for this very computer: only there may a connection go without encryption. */
export function isLocal(server: string): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(server.toLowerCase());
}

/** The settings completed: the usual port, and encryption wherever the server is another computer. */
export function accountFrom({ server, port, security, user, password }: AccountSettings): Account {
  const encryption = security === 'none' && !isLocal(server) ? 'tls' : security;
  return {
    ...{ server: server.trim(), user: user.trim(), password, security: encryption, folders: [] },
    port: port ?? (encryption === 'tls' ? 993 : 143),
  };
}

/** Names an account among the sources. */
export function pathOf({ user, server, port }: Account): string {
  return `imap://${encodeURIComponent(user)}@${server.toLowerCase()}:${port}`;
}

/** What the person knows an account by. */
export function titleOf({ user, server }: Account): string {
  return user.includes('@') ? user : `${user} at ${server}`;
}
