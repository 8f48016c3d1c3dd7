import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../../connection/useCall.ts';
import { Button, IconButton } from '../../../controls/Button.tsx';
import { Field } from '../../../controls/Field.tsx';
import { chooseAnywhere } from './anywhere.ts';

/** Programs in which nothing is read or written. */
export function LeftAlone({ programs }: { programs: readonly string[] }) {
  const [name, setName] = useState('');
  const inserted = useCall('insertion.list', {});
  const known = [...new Set((inserted.value ?? []).map(({ program }) => program))].filter(
    (program) => program !== '' && !programs.includes(program),
  );
  const add = (program: string): void => {
    void chooseAnywhere({ leftAlone: [...programs, program] });
    setName('');
  };
  return (
    <div className="stack">
      <p className="soft">
        In these the shortcut reads nothing and writes nothing. Programs that keep passwords are here from the start.
      </p>
      <ul className="anywhere-programs">
        {programs.map((program) => (
          <li key={program} className="anywhere-program">
            {program}
            <IconButton
              icon={X}
              label={`Take ${program} off the list`}
              onPress={() => {
                void chooseAnywhere({ leftAlone: programs.filter((each) => each !== program) });
              }}
            />
          </li>
        ))}
      </ul>
      <form
        className="anywhere-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') {
            add(name.trim());
          }
        }}
      >
        <Field
          label="Another program"
          value={name}
          onChange={setName}
          help="By the name it goes by: the small window shows it, and puts it here by “Never in …”."
        />
        <Button type="submit" icon={Plus} isDisabled={name.trim() === ''}>
          Add
        </Button>
      </form>
      {known.length > 0 && (
        <div className="actions">
          {known.slice(0, 6).map((program) => (
            <Button
              key={program}
              kind="quiet"
              icon={Plus}
              onPress={() => {
                add(program);
              }}
            >
              {program}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
