import type { SamePerson } from '../../../electron/contract/people.ts';
import { useAct } from '../../connection/useAct.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { formatCount } from '../../words/count.ts';
import { nameOf } from '../../words/person.ts';
import { confirm, deny, type Undo } from './samePerson.ts';

interface Props {
  suggestion: SamePerson;
  /** Told what was answered, with a way to take it back. */
  onAnswer: (words: string, undo: Undo) => void;
}

/** Addresses that look like one person's, and whether they are. */
export function Suggestion({ suggestion, onAnswer }: Props) {
  const { addresses, reason, you } = suggestion;
  const identity = useCall('identity.get', you ? {} : null);
  const { error, act } = useAct();
  const name = addresses.find((each) => each.name.trim() !== '') ?? addresses[0];
  const who = name ? nameOf(name) : '';

  function answer(say: () => Promise<Undo>, words: string): void {
    void act(async () => {
      onAnswer(words, await say());
    });
  }

  return (
    <li className="suggestion">
      <div className="row-words">
        <span className="strong">{you ? `${who}: is that you, too?` : `${who}: one person?`}</span>
        {addresses.map((each) => (
          <span key={each.address} className="soft number">
            {each.address}
            {each.name.trim() !== '' && each.name !== who && ` (${each.name})`}, {formatCount(each.mails, 'mail')}
          </span>
        ))}
        <span className="soft small">Because of {reason}</span>
        {error && <ErrorNotice title="That was not kept." error={error} />}
      </div>
      <div className="actions suggestion-answers">
        <Button
          onPress={() => {
            answer(() => confirm(suggestion), you ? 'Taken as you.' : `${who} is one person now.`);
          }}
        >
          {you ? 'Yes, that is me' : 'Yes, one person'}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            answer(() => deny(suggestion, identity.value?.addresses ?? []), 'Kept apart.');
          }}
        >
          No
        </Button>
      </div>
    </li>
  );
}
