import { useState } from 'react';
import type { FoundMailbox } from '../../../electron/contract/mailboxes.ts';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';
import { lookInto, mailboxFlow, pickAnother } from './mailboxFlow.ts';
import { type Program, programsOf } from './programs.ts';

type Open = Extract<FoundMailbox, { kind: 'open' }>;

/** The mailboxes that were found on this computer, to be ticked. */
export function Offer() {
  const { found } = useCell(mailboxFlow);
  const { programs, closed } = programsOf(found);
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(programs.flatMap(({ mailboxes }) => mailboxes.filter(({ known }) => known).map(refOf))),
  );
  const chosen = programs.flatMap(({ mailboxes }) => mailboxes.filter((each) => !left.has(refOf(each))));
  const choose = (mailboxes: readonly Open[], isChosen: boolean): void => {
    const refs = mailboxes.map(refOf);
    setLeft(new Set(isChosen ? [...left].filter((ref) => !refs.includes(ref)) : [...left, ...refs]));
  };
  return (
    <div className="stack">
      {programs.length === 0 && (
        <Notice kind="info" title="No mailbox was found.">
          Nothing lies where mail programs usually keep their mail. Add a file or a folder instead.
        </Notice>
      )}
      {programs.map((program) => (
        <ProgramTicks key={program.name} program={program} left={left} onChoose={choose} />
      ))}
      {closed.map(({ program, obstacle }) => (
        <Notice key={program} kind="warn" title={`${program} is here, but cannot be read.`}>
          {obstacle}
        </Notice>
      ))}
      <div className="actions">
        {programs.length > 0 && (
          <Button
            kind="main"
            isDisabled={chosen.length === 0}
            onPress={() => void lookInto(chosen.map(({ source }) => source))}
          >
            {chosen.length === 0 ? 'Go on' : `Go on with ${formatCount(chosen.length, 'mailbox', 'mailboxes')}`}
          </Button>
        )}
        <Button kind="quiet" onPress={pickAnother}>
          {programs.length > 0 ? 'None of these' : 'Back'}
        </Button>
      </div>
    </div>
  );
}

interface Props {
  program: Program;
  left: ReadonlySet<string>;
  onChoose: (mailboxes: readonly Open[], isChosen: boolean) => void;
}

function ProgramTicks({ program: { name, sentence, mailboxes }, left, onChoose }: Props) {
  const [first] = mailboxes;
  return (
    <fieldset className="ticks program">
      <legend>
        <span className="strong">{name}</span>
        {mailboxes.length > 1 && <span className="soft number">: {sentence}</span>}
      </legend>
      {mailboxes.length > 6 && first && (
        <Tick
          isSelected={mailboxes.every((each) => !left.has(refOf(each)))}
          isIndeterminate={new Set(mailboxes.map((each) => left.has(refOf(each)))).size > 1}
          onChange={(isChosen) => {
            onChoose(mailboxes, isChosen);
          }}
        >
          All of them
        </Tick>
      )}
      {mailboxes.map((mailbox) => (
        <Tick
          key={refOf(mailbox)}
          isSelected={!left.has(refOf(mailbox))}
          onChange={(isChosen) => {
            onChoose([mailbox], isChosen);
          }}
          note={`${mailbox.exact ? '' : 'about '}${formatCount(mailbox.mails, 'mail')}, ${formatSize(mailbox.bytes)}${mailbox.known ? ', taken in already' : ''}`}
        >
          {mailbox.account}
        </Tick>
      ))}
    </fieldset>
  );
}

function refOf({ source }: Open): string {
  return source.ref;
}
