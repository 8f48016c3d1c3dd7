import { Check, Copy, FilePlus, Keyboard, Save } from 'lucide-react';
import { useRef, useState, useSyncExternalStore } from 'react';
import { askEngine, askHost } from '../../connection/api.ts';
import { useCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { Button, IconButton } from '../../controls/Button.tsx';
import { accept } from '../../editor/draft.ts';
import { keeping, startPage } from './keeping.ts';
import { readPage, request, text } from './page.ts';
import { RewriteMenu } from './Rewrite.tsx';
import { SuggestSwitch } from './SuggestSwitch.tsx';
import { UnfinishedPages } from './UnfinishedPages.tsx';

const keepingWords = { kept: 'Kept on this computer', keeping: 'Keeping', failed: 'Could not be kept' };

/** What can be done with the page as it stands. */
export function PageFoot({ onShowKeys }: { onShowKeys: () => void }) {
  const content = useSyncExternalStore(text.listen, text.text);
  const kept = useCell(keeping);
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null);
  const silence = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isBusy = useRef(false);
  const isEmpty = content.trim() === '';

  /** Runs an action and says how it went. Taking the text away accepts it as one's own. */
  async function take(action: () => Promise<string | null>): Promise<void> {
    if (isBusy.current) {
      return;
    }
    isBusy.current = true;
    try {
      const words = await action();
      if (words !== null) {
        accept(text);
        setSaid({ words, bad: false });
      }
    } catch (error) {
      setSaid({ words: asAppError(error).message, bad: true });
    }
    isBusy.current = false;
    clearTimeout(silence.current);
    silence.current = setTimeout(() => {
      setSaid(null);
    }, 4_000);
  }

  async function copy(): Promise<string> {
    await askHost('host.copy', { text: content });
    return 'Copied';
  }

  async function save(): Promise<string | null> {
    const { signed, ...file } = await askEngine('page.eml', readPage());
    const words = signed ? 'Saved with your signature.' : 'Saved.';
    return (await askHost('host.saveMail', file)) ? `${words} It opens as a draft in mail programs.` : null;
  }

  return (
    <footer className="page-foot">
      <Button icon={said?.words === 'Copied' ? Check : Copy} isDisabled={isEmpty} onPress={() => void take(copy)}>
        Copy
      </Button>
      <Button icon={Save} isDisabled={isEmpty} onPress={() => void take(save)}>
        Save as mail
      </Button>
      <Button
        kind="quiet"
        icon={FilePlus}
        onPress={() => {
          void startPage().then(request.focus);
        }}
      >
        New page
      </Button>
      {!isEmpty && <RewriteMenu />}
      <UnfinishedPages />
      <span role="status" className={said?.bad || kept === 'failed' ? 'page-said page-said-bad' : 'page-said'}>
        {said?.words ?? (isEmpty && kept === 'kept' ? '' : keepingWords[kept])}
      </span>
      <SuggestSwitch />
      <IconButton icon={Keyboard} label="Show the keys" onPress={onShowKeys} />
    </footer>
  );
}
