import { FileText, Folder, NotebookText, Search, Server } from 'lucide-react';
import { useRef } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { Progress } from '../../controls/Progress.tsx';
import { AccountFolders } from './AccountFolders.tsx';
import { AccountForm } from './AccountForm.tsx';
import { accountFlow, askForAccount } from './accountFlow.ts';
import { ImportReport } from './ImportReport.tsx';
import {
  cancelFind,
  cancelImport,
  cancelInspect,
  findKey,
  findMailboxes,
  importKey,
  inspectKey,
  mailboxFlow,
  pickMailbox,
} from './mailboxFlow.ts';
import { Offer } from './Offer.tsx';
import { WhichAreYou } from './WhichAreYou.tsx';
import './mailbox.css';

/** Pick a mailbox, say which addresses are yours, watch it come in, see what came. */
export function AddMailbox() {
  const { at } = useCell(mailboxFlow);
  const step = useRef<HTMLDivElement>(null);
  useLostFocus(step, at);
  return (
    <div ref={step} tabIndex={-1} className="focus-place" role="group" aria-label="Add mail or documents">
      <Step />
    </div>
  );
}

function Step() {
  const { at, sources, now, summary } = useCell(mailboxFlow);
  const source = sources[now];
  const place = sources.length > 1 ? `, ${now + 1} of ${sources.length}` : '';
  const finding = useJob<'mailboxes.find'>(findKey);
  const inspecting = useJob<'corpus.inspect'>(inspectKey);
  const importing = useJob<'corpus.import'>(importKey);
  switch (at) {
    case 'picking':
      return <Pick />;
    case 'finding':
      return (
        <Progress label="Looking for mailboxes on this computer" step={finding?.step ?? null} onCancel={cancelFind} />
      );
    case 'offering':
      return <Offer />;
    case 'connecting':
      return <Connecting />;
    case 'inspecting':
      return (
        <Progress
          label={`Looking into ${source?.name ?? ''}${place}`}
          step={inspecting?.step ?? null}
          onCancel={cancelInspect}
        />
      );
    case 'choosing':
      return <WhichAreYou />;
    case 'importing':
      return (
        <div className="stack">
          <Progress
            label={`Taking in ${source?.name ?? ''}${place}`}
            step={importing?.step ?? null}
            onCancel={cancelImport}
            cancelWords="Stop here"
          />
          <p className="soft">
            You can go on meanwhile. What is in stays in; taking the same in again goes on from there.
          </p>
        </div>
      );
    case 'done':
      return summary ? <ImportReport summary={summary} mailboxes={sources.length} /> : <Pick />;
  }
}

/** Asks for an account, then for its folders. */
function Connecting() {
  const { account } = useCell(accountFlow);
  return account === null ? <AccountForm /> : <AccountFolders />;
}

function Pick() {
  const { error } = useCell(mailboxFlow);
  const inspecting = useJob<'corpus.inspect'>(inspectKey);
  const finding = useJob<'mailboxes.find'>(findKey);
  const failure = error ?? inspecting?.error ?? finding?.error ?? null;
  return (
    <div className="stack">
      {failure && <ErrorNotice title="That could not be read." error={failure} />}
      <div className="actions">
        <Button icon={Search} onPress={() => void findMailboxes()}>
          Look for mailboxes on this computer
        </Button>
        <Button icon={FileText} onPress={() => void pickMailbox('file')}>
          Add a mailbox file
        </Button>
        <Button icon={NotebookText} onPress={() => void pickMailbox('document')}>
          Add a document
        </Button>
        <Button icon={Folder} onPress={() => void pickMailbox('folder')}>
          Add a folder
        </Button>
        <Button icon={Server} onPress={askForAccount}>
          Connect to a mail server
        </Button>
      </div>
      <p className="soft">
        Whatever your mail program keeps or exports: mbox, Maildir, MH, .eml, Outlook&rsquo;s .msg, .pst, .ost and .olm,
        folders of Thunderbird, Apple Mail, Evolution and Geary, Gmail&rsquo;s Takeout, packed (.zip, .tgz) or not,
        Proton&rsquo;s export, or JSON lines. And documents, alone or in folders: Word, OpenDocument, RTF, PDF, web
        pages, Markdown, plain text. The original is only read, never changed.
      </p>
    </div>
  );
}
