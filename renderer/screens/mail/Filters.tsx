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
  const [text, setText] = useState(what.person);
  const people = useCall('people.find', { text: text.slice(0, 200), limit: 8 });
  return (
    <ComboBox
      aria-label="Person"
      className="filter-person"
      items={(people.value ?? []).filter((person) => nameOf(person) !== text)}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        if (next === '') {
          wanted.set({ ...what, person: '' });
        }
      }}
      allowsCustomValue
      menuTrigger="focus"
      value={null}
      onChange={(key) => {
        const person = people.value?.find(({ address }) => address === key);
        if (person) {
          setText(nameOf(person));
          wanted.set({ ...what, person: person.address });
        }
      }}
    >
      <Input className="input" placeholder="Anybody" />
      {what.person !== '' && (
        <IconButton
          slot={null}
          icon={X}
          label="Anybody"
          onPress={() => {
            setText('');
            wanted.set({ ...what, person: '' });
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
