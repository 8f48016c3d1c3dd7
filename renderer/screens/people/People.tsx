import { useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { Moment } from '../../controls/Moment.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { SearchBox } from '../../controls/SearchBox.tsx';
import { Waiting } from '../../controls/Waiting.tsx';
import { Window } from '../../controls/Window.tsx';
import { formatCount } from '../../words/count.ts';
import { nameOf } from '../../words/person.ts';
import { hidePeople, peopleShown, showPerson } from './peopleShown.ts';
import { Answered, PersonRecord } from './PersonRecord.tsx';
import type { Undo } from './samePerson.ts';
import { Suggestion } from './Suggestion.tsx';
import './people.css';

const suggestionsAtFirst = 3;

/** The people in the mail, over whichever screen is shown. */
export function People() {
  const shown = useCell(peopleShown);
  const record = useCall('people.record', shown.at === 'one' ? { address: shown.address } : null);
  // The answer about the one before stays until the next one has come.
  const theirs = record.waiting || record.error ? null : record.value;
  const title = shown.at === 'one' ? (theirs ? nameOf(theirs) : shown.address) : 'People';
  return (
    <Window title={title} isOpen={shown.at !== 'nowhere'} onClose={hidePeople}>
      {shown.at === 'one' && <PersonRecord key={shown.address} address={shown.address} fromList={shown.fromList} />}
      {shown.at === 'everybody' && <Everybody />}
    </Window>
  );
}

function Everybody() {
  const [text, setText] = useState('');
  const found = useCall('people.find', { text: text.slice(0, 200), limit: 50 });
  const suggestions = useCall('people.suggest', {});
  const [all, setAll] = useState(false);
  const [answered, setAnswered] = useState<{ words: string; undo: Undo } | null>(null);
  const waiting = suggestions.value ?? [];
  return (
    <div className="stack">
      <SearchBox label="Search people" value={text} onChange={setText} isFocused />
      {answered && (
        <Answered
          {...answered}
          onUndone={() => {
            setAnswered(null);
          }}
        />
      )}
      {text === '' && waiting.length > 0 && (
        <ul className="rows" aria-label="Who may be one person">
          {(all ? waiting : waiting.slice(0, suggestionsAtFirst)).map((suggestion) => (
            <Suggestion
              key={suggestion.addresses.map(({ address }) => address).join(' ')}
              suggestion={suggestion}
              onAnswer={(words, undo) => {
                setAnswered({ words, undo });
              }}
            />
          ))}
        </ul>
      )}
      {text === '' && !all && waiting.length > suggestionsAtFirst && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setAll(true);
          }}
        >
          Show {formatCount(waiting.length - suggestionsAtFirst, 'more')} like these
        </button>
      )}
      {found.error && <ErrorNotice title="The people could not be listed." error={found.error} />}
      {!found.value && !found.error && <Waiting what="Looking through the mail" />}
      {found.value?.length === 0 && <p className="soft">Nobody of that name has written to you.</p>}
      <ul className="people-list" aria-label="People">
        {found.value?.map((person) => (
          <li key={person.address}>
            <button
              type="button"
              className="person-row"
              onClick={() => {
                showPerson(person.address);
              }}
            >
              <span className="row-words">
                <span>{nameOf(person)}</span>
                {person.name.trim() !== '' && <span className="soft small">{person.address}</span>}
              </span>
              <span className="soft small number">
                {formatCount(person.mails, 'mail')}, the last <Moment at={person.lastDate} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
