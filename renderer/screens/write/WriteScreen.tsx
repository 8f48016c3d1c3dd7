import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { createCell, useCell } from '../../connection/cell.ts';
import { IconButton } from '../../controls/Button.tsx';
import { Text } from '../../editor/Text.tsx';
import { Answered } from './Answered.tsx';
import { Margin } from './Margin.tsx';
import { PageFoot } from './PageFoot.tsx';
import { PageHead } from './PageHead.tsx';
import { RequestBlock } from './RequestBlock.tsx';
import { Stage } from './Stage.tsx';
import { usePreparedCompletion } from './usePreparedCompletion.ts';
import { useReadAhead } from './useReadAhead.ts';
import { text } from './page.ts';
import './write.css';
import './request.css';
import './hand.css';
import './margin.css';

/** Narrower than this, the page needs the room itself. */
const roomy = 960;
const marginOpen = createCell(window.innerWidth >= roomy);

interface Props {
  onShowKeys: () => void;
}

/** The request on top, the page below it, and in the margin what explains the page. */
export function WriteScreen({ onShowKeys }: Props) {
  const isOpen = useCell(marginOpen);
  useReadAhead();
  usePreparedCompletion();
  return (
    <main className={isOpen ? 'write write-with-margin' : 'write'}>
      <div className="write-column">
        <div className="write-measure">
          <h1 className="hidden">Write</h1>
          <Answered />
          <RequestBlock />
          {!isOpen && <Stage />}
          <PageHead />
          <Text sheet={text} className="page-text" />
        </div>
        <PageFoot onShowKeys={onShowKeys} />
      </div>
      <div className="margin-switch">
        <IconButton
          icon={isOpen ? PanelRightClose : PanelRightOpen}
          label={isOpen ? 'Fold the margin' : 'Show the margin'}
          aria-expanded={isOpen}
          onPress={() => {
            marginOpen.set(!isOpen);
          }}
        />
      </div>
      {isOpen && <Margin />}
    </main>
  );
}
