import { Search, X } from 'lucide-react';
import { type Ref, useRef } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  isFocused?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function SearchBox({ label, value, onChange, isFocused = false, inputRef }: Props) {
  const own = useRef<HTMLInputElement>(null);
  return (
    <SearchField aria-label={label} className="search" value={value} onChange={onChange} autoFocus={isFocused}>
      <Search aria-hidden className="icon search-icon" />
      <Input ref={inputRef ?? own} className="input search-input" placeholder={label} />
      <Button className="button button-icon search-clear">
        <X aria-hidden className="icon" />
      </Button>
    </SearchField>
  );
}
