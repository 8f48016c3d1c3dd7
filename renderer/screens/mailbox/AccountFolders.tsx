import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Tick } from '../../controls/Tick.tsx';
import type { AccountFolder } from '../../../electron/contract/mailboxes.ts';
import { formatCount } from '../../words/count.ts';
import { accountFlow, chooseFolder, stopConnecting, takeFolders } from './accountFlow.ts';

const useWords: Record<NonNullable<AccountFolder['use']>, string> = {
  ...{ inbox: 'what comes in', sent: 'what you sent', archive: 'archive', all: 'all mail' },
  ...{ drafts: 'drafts', trash: 'thrown away', spam: 'spam' },
};

/** The folders of an account, to be ticked. Sent mail stands first: it is what teaches how the person writes. */
export function AccountFolders() {
  const { account, folders, chosen } = useCell(accountFlow);
  const mails = folders.filter(({ path }) => chosen.includes(path)).reduce((sum, each) => sum + each.mails, 0);
  return (
    <div className="stack">
      <fieldset className="ticks program">
        <legend>
          <span className="strong">{account?.name}</span>: which folders are to be taken in?
        </legend>
        {folders.map(({ path, name, mails: count, use }) => (
          <Tick
            key={path}
            isSelected={chosen.includes(path)}
            onChange={(isChosen) => {
              chooseFolder(path, isChosen);
            }}
            note={`${formatCount(count, 'mail')}${use === null ? '' : `, ${useWords[use]}`}`}
          >
            {name}
          </Tick>
        ))}
      </fieldset>
      <div className="actions">
        <Button kind="main" isDisabled={chosen.length === 0} onPress={() => void takeFolders()}>
          Go on with {formatCount(mails, 'mail')}
        </Button>
        <Button kind="quiet" onPress={stopConnecting}>
          Back
        </Button>
      </div>
    </div>
  );
}
