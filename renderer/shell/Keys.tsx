import { useAnywhere } from '../connection/useWatch.ts';
import { Window } from '../controls/Window.tsx';
import { spokenKeys } from '../words/shortcut.ts';
import { command } from './commandKey.ts';

const keys = [
  { keys: [command, 'Enter'], words: 'Draft, or draft again' },
  { keys: ['Esc'], words: 'Stop drafting; what stands on the page stays' },
  { keys: [command, 'J'], words: 'Write generically, after my mails, or in my voice, once there is one' },
  { keys: [command, 'Z'], words: 'Undo; a whole draft is one step' },
  { keys: ['Tab'], words: 'Take the suggested words' },
  { keys: [command, '→'], words: 'Take one suggested word' },
  { keys: [command, 'Shift', 'Space'], words: 'Suggestions on or off' },
  { keys: [command, '1'], words: 'Write' },
  { keys: [command, '2'], words: 'Mail' },
  { keys: [command, '3'], words: 'Voice' },
  { keys: [command, '4'], words: 'Models' },
  { keys: [command, '5'], words: 'Settings' },
  { keys: [command, 'F'], words: 'Search your mail' },
  { keys: ['Shift', '↓'], words: 'Choose lines of a mail you wrote' },
  { keys: ['M'], words: 'The chosen lines are mine' },
  { keys: ['N'], words: 'The chosen lines are not mine' },
  { keys: ['?'], words: 'These keys' },
];

export function Keys({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const anywhere = useAnywhere();
  const all = anywhere?.choices.on
    ? [...keys, { keys: spokenKeys(anywhere.choices.shortcut).split(' + '), words: 'Write in any program' }]
    : keys;
  return (
    <Window title="Keys" isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {all.map(({ keys: pressed, words }) => (
          <div key={words} className="keys-row">
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Window>
  );
}
