import { ArrowLeft, PenLine, Search } from 'lucide-react';
import { useState } from 'react';
import type { PersonRecord as Record } from '../../../electron/contract/people.ts';
import { askEngine } from '../../connection/api.ts';
import { refresh } from '../../connection/freshness.ts';
import { useAct } from '../../connection/useAct.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { ErrorNotice, Notice } from '../../controls/Notice.tsx';
import { Waiting } from '../../controls/Waiting.tsx';
import { goTo } from '../../shell/place.ts';
import { formatCount, formatNumber } from '../../words/count.ts';
import { writePerson } from '../../words/person.ts';
import { everything, wanted } from '../mail/search.ts';
import { head } from '../write/page.ts';
import { hidePeople, showPeople } from './peopleShown.ts';
import { habitWords, languageWords } from './recordWords.ts';
import { part, type Undo } from './samePerson.ts';
import { Suggestion } from './Suggestion.tsx';

/** What the mail says of one person. */
export function PersonRecord({ address, fromList }: { address: string; fromList: boolean }) {
  const record = useCall('people.record', { address });
  const suggestions = useCall('people.suggest', {});
  const [answered, setAnswered] = useState<{ words: string; undo: Undo } | null>(null);
  const { value, error } = record;
  const theirs = new Set(value?.addresses.map((each) => each.address));
  const suggestion = suggestions.value?.find(({ addresses }) => addresses.some((each) => theirs.has(each.address)));
  return (
    <div className="stack">
      {error && <ErrorNotice title="There is no record of this address." error={error} />}
      {!value && !error && <Waiting what="Looking through the mail" />}
      {value && <Facts record={value} />}
      {answered && (
        <Answered
          {...answered}
          onUndone={() => {
            setAnswered(null);
          }}
        />
      )}
      {value && value.addresses.length > 1 && (
        <Addresses
          record={value}
          onPart={(words, undo) => {
            setAnswered({ words, undo });
          }}
        />
      )}
      {suggestion && (
        <ul className="rows">
          <Suggestion
            suggestion={suggestion}
            onAnswer={(words, undo) => {
              setAnswered({ words, undo });
            }}
          />
        </ul>
      )}
      <div className="actions">
        {fromList && (
          <Button kind="quiet" icon={ArrowLeft} onPress={showPeople}>
            Everybody
          </Button>
        )}
        {value && <Ways record={value} />}
      </div>
    </div>
  );
}

function Facts({ record }: { record: Record }) {
  const { kind, named, sent, received, firstDate, lastDate, lastYear, languages, habits } = record;
  const habit = habitWords(habits);
  return (
    <dl className="facts person-facts">
      <div>
        <dt>Mail</dt>
        <dd className="number">
          {kind === 'list'
            ? `${formatCount(named, 'mail')} went through it, ${formatNumber(sent)} of yours`
            : `${formatCount(sent, 'mail')} to them, ${formatNumber(received)} from them; ${formatNumber(lastYear)} in the latest year`}
        </dd>
      </div>
      {firstDate !== null && (
        <div>
          <dt>Since</dt>
          <dd>
            <Moment at={firstDate} />, the last <Moment at={lastDate} />
          </dd>
        </div>
      )}
      {languages.length > 0 && (
        <div>
          <dt>In</dt>
          <dd>{languageWords(languages)}</dd>
        </div>
      )}
      {habit.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="person-habit">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AddressesProps {
  record: Record;
  onPart: (words: string, undo: Undo) => void;
}

function Addresses({ record: { addresses }, onPart }: AddressesProps) {
  const { error, act } = useAct();
  return (
    <ul className="rows">
      {error && <ErrorNotice title="That was not kept." error={error} />}
      {addresses.map(({ address, mails }) => (
        <li key={address} className="row">
          <span className="row-words number">
            {address} <span className="soft">{formatCount(mails, 'mail')}</span>
          </span>
          <Button
            kind="quiet"
            onPress={() => {
              const rest = addresses.map((each) => each.address).filter((each) => each !== address);
              void act(async () => {
                onPart(`${address} is somebody else’s now.`, await part(address, rest));
              });
            }}
          >
            Somebody else&rsquo;s
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What can be done from here. */
function Ways({ record }: { record: Record }) {
  const isList = record.kind === 'list';
  const { error, act } = useAct();
  return (
    <>
      {error && <ErrorNotice title="That was not kept." error={error} />}
      <Button
        icon={PenLine}
        onPress={() => {
          head.change((before) => ({ ...before, to: writePerson(record) }));
          hidePeople();
          goTo('write');
        }}
      >
        Write to {isList ? 'it' : 'them'}
      </Button>
      <Button
        kind="quiet"
        icon={Search}
        onPress={() => {
          wanted.set({ ...everything, person: { name: record.name, address: record.address } });
          hidePeople();
          goTo('mail');
        }}
      >
        Show the mail
      </Button>
      <Button
        kind="quiet"
        onPress={() => {
          const kind = isList ? ('person' as const) : ('list' as const);
          void act(async () => {
            await askEngine('people.setKind', { address: record.address, kind });
            refresh('people.record', 'people.suggest');
          });
        }}
      >
        {isList ? 'This is a person' : 'This is a mailing list'}
      </Button>
    </>
  );
}

/** What was answered, with a way back. */
export function Answered({ words, undo, onUndone }: { words: string; undo: Undo; onUndone: () => void }) {
  const { error, act } = useAct();
  return (
    <>
      <Notice
        kind="good"
        title={words}
        actions={
          <Button
            kind="quiet"
            onPress={() => {
              void act(async () => {
                await undo();
                onUndone();
              });
            }}
          >
            Undo
          </Button>
        }
      />
      {error && <ErrorNotice title="It could not be taken back." error={error} />}
    </>
  );
}
