import { type SyntheticEvent, useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Choose } from '../../controls/Choose.tsx';
import { Field } from '../../controls/Field.tsx';
import { Fold } from '../../controls/Fold.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { serverFor } from '../../words/mailServer.ts';
import { accountFlow, connect, stopConnecting } from './accountFlow.ts';

const securities = [
  { id: 'tls', words: 'Encrypted (TLS)' },
  { id: 'starttls', words: 'Encrypted after a plain greeting (STARTTLS)' },
  { id: 'none', words: 'None, for a server on this computer only' },
] as const;

/** The account on the person's own mail server, before anything is asked of the server. */
export function AccountForm() {
  const { isBusy, error } = useCell(accountFlow);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [typedServer, setServer] = useState<string | null>(null);
  const [port, setPort] = useState('');
  const [security, setSecurity] = useState<(typeof securities)[number]['id']>('tls');
  const guess = serverFor(user);
  const server = typedServer ?? guess?.server ?? '';
  const isReady = user.trim() !== '' && password !== '' && server.trim() !== '' && /^\d{0,5}$/.test(port);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (isReady && !isBusy) {
      const at = port === '' ? {} : { port: Number(port) };
      void connect({ user: user.trim(), password, server: server.trim(), security, ...at });
    }
  }

  return (
    <form className="form" onSubmit={submit}>
      <p>
        Ownhand connects to this server and to no other, only to read. The password is kept in your encrypted store, and
        the mail goes nowhere else.
      </p>
      <Field label="Address or user name" value={user} onChange={setUser} autoFocus autoComplete="off" />
      <Field
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        {...(guess?.advice ? { help: guess.advice } : {})}
      />
      <Field label="Server" value={server} onChange={setServer} autoComplete="off" />
      <Fold title="Port and encryption">
        <div className="stack">
          <Field label="Port" value={port} onChange={setPort} inputMode="numeric" placeholder="the usual one" />
          <div className="field">
            <span className="field-label" aria-hidden>
              Encryption
            </span>
            <Choose label="Encryption" value={security} choices={securities} onChoose={setSecurity} />
          </div>
        </div>
      </Fold>
      {error && <ErrorNotice title="That did not work." error={error} />}
      <div className="actions">
        <Button kind="main" type="submit" isPending={isBusy} isDisabled={!isReady}>
          {isBusy ? 'Connecting' : 'Connect'}
        </Button>
        <Button kind="quiet" onPress={stopConnecting}>
          {isBusy ? 'Stop' : 'Back'}
        </Button>
      </div>
    </form>
  );
}
