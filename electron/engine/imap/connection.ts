import type { ImapFlow } from 'imapflow';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { Account } from './account.ts';

export interface ConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** Certificates to trust beside those of the system, as PEM. */
  readonly trusted?: string;
}

/** Milliseconds. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/** What a server may send at once: a hostile one must not fill the memory. */
const limits = { maxLineLength: 32e6, maxLiteralSize: 64e6, maxResponseSize: 96e6, maxResponseTokens: 400_000 };

/**
 * Connects to an account, lets `act` use the connection and closes it, however that ends. Encrypted always but on this
 * very computer; the certificate must be the server's. Fails with `unreachable`, `login-refused` or `cancelled`, and a
 * sentence that says what to do.
 */
export async function withConnection<T>(
  account: Account,
  { signal, trusted }: ConnectOptions,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const { server: host, port, security, user, password } = account;
  const isAborted = (): boolean => signal?.aborted === true;
  if (isAborted()) {
    throw cancelled();
  }
  // Loaded with the first account: most people read mail from files, and it takes 30 MB.
  const library = await import('imapflow');
  const client = new library.ImapFlow({
    ...{ host, port, secure: security === 'tls', auth: { user, pass: password } },
    // STARTTLS or nothing; without this a server that offers none would be sent the password in the clear.
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    ...{ logger: false, disableAutoIdle: true, clientInfo: { name: 'Ownhand' }, ...patience, ...limits },
    tls: { minVersion: 'TLSv1.2', ...(trusted === undefined ? {} : { ca: trusted }) },
  });
  // Said again by whatever call is under way.
  client.on('error', () => undefined);
  const abort = (): void => {
    client.close();
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await client.connect();
    const result = await act(client);
    await client.logout().catch(() => undefined);
    return result;
  } catch (error) {
    throw isAborted() ? cancelled() : explained(error, account);
  } finally {
    signal?.removeEventListener('abort', abort);
    client.close();
  }
}

const certificate = /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/;

/** An error of the connection as one for a person. Nothing that the server said is in it. */
function explained(error: unknown, { server, port }: Account): unknown {
  if (error instanceof AppError || !(error instanceof Error)) {
    return error;
  }
  const code = 'code' in error ? String(error.code) : '';
  if ('authenticationFailed' in error && error.authenticationFailed === true) {
    return new AppError(
      'login-refused',
      `${server} did not take this name and password. Many providers want a password made for programs, often called an app password: make one in your account there.`,
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(`There is no server called ${server}, or this computer is offline. Nothing was sent.`, error);
  }
  if (certificate.test(code)) {
    return unreachable(
      `${server} could not prove that it is ${server}: its certificate is not to be trusted. Your password was not sent.`,
      error,
    );
  }
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || /TIMEOUT|ETIMEDOUT/.test(code)) {
    return unreachable(
      `${server} does not answer at port ${port}. Look at its name and port, and at your connection.`,
      error,
    );
  }
  if (/STARTTLS|ERR_SSL/i.test(`${code} ${error.message}`)) {
    return unreachable(`${server} offers no encryption at port ${port}. Your password was not sent.`, error);
  }
  return unreachable(`The connection to ${server} was lost. What came in is kept; it goes on from there.`, error);
}

function unreachable(message: string, cause: Error): AppError {
  return new AppError('unreachable', message, { cause });
}
