import { Users, X } from 'lucide-react';
import { useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { IconButton } from '../../controls/Button.tsx';
import { Choose } from '../../controls/Choose.tsx';
import { nameOf } from '../../words/person.ts';
import { showPeople } from '../people/peopleShown.ts';
import { type Time, type Wanted, wanted } from './search.ts';

const directions = [
  { id: 'any', words: 'Everything' },
  { id: 'sent', words: 'Sent' },
  { id: 'received', words: 'Received' },
  { id: 'documents', words: 'Documents' },
] as const satisfies { id: Wanted['direction']; words: string }[];

const times = [
  { id: 'any', words: 'Any time' },
  { id: 'week', words: 'Last 7 days' },
  { id: 'month', words: 'Last 31 days' },
  { id: 'year', words: 'Last 12 months' },
  { id: 'older', words: 'Older' },
] as const satisfies { id: Time; words: string }[];

export function Filters() {
  const what = useCell(wanted);
  return (
    <div className="filters">
      <Person />
      <Choose
        label="Mail or documents"
        value={what.direction}
        choices={directions}
        onChoose={(direction) => {
          wanted.set({ ...what, direction });
        }}
      />
      <Choose
        label="Time"
        value={what.time}
        choices={times}
        onChoose={(time) => {
          wanted.set({ ...what, time });
        }}
      />
      <IconButton icon={Users} label="People" onPress={showPeople} />
    </div>
  );
}

function Person() {
  const what = useCell(wanted);
  // What is typed and not chosen yet; it goes with the focus, so that the field always tells who is looked for.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (what.person === null ? '' : nameOf(what.person));
  const people = useCall('people.find', { text: text.slice(0, 200), limit: 8 });
  return (
    <ComboBox
      aria-label="Person"
      className="filter-person"
      items={(people.value ?? []).filter((person) => nameOf(person) !== text)}
      inputValue={text}
      onInputChange={(next) => {
        setTyped(next);
        if (next === '') {
          wanted.change((before) => ({ ...before, person: null }));
        }
      }}
      allowsCustomValue
      menuTrigger="focus"
      onBlur={() => {
        setTyped(null);
      }}
      value={null}
      onChange={(key) => {
        const person = people.value?.find(({ address }) => address === key);
        if (person) {
          setTyped(null);
          wanted.change((before) => ({ ...before, person: { name: person.name, address: person.address } }));
        }
      }}
    >
      <Input className="input" placeholder="Anybody" />
      {what.person !== null && (
        <IconButton
          slot={null}
          icon={X}
          label="Anybody"
          onPress={() => {
            setTyped(null);
            wanted.set({ ...what, person: null });
          }}
        />
      )}
      <Popover className="popover people" placement="bottom start">
        <ListBox className="menu">
          {(person: { name: string; address: string }) => (
            <ListBoxItem id={person.address} textValue={nameOf(person)} className="menu-item person-item">
              <span>{nameOf(person)}</span>
              <span className="soft person-address">{person.name.trim() && person.address}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
