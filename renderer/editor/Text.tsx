import { useEffect, useRef } from 'react';
import type { Sheet } from './sheet.ts';

interface Props {
  sheet: Sheet;
  className: string;
  isFocused?: boolean;
}

/** Shows a sheet. A press anywhere in its place puts the caret in it. */
export function Text({ sheet, className, isFocused = false }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    const unmount = sheet.mount(element);
    if (isFocused) {
      sheet.focus();
    }
    return unmount;
    // Focus is given once, when the sheet is first shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sheet]);
  return (
    <div
      ref={place}
      className={`text ${className}`}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) {
          event.preventDefault();
          sheet.focus();
        }
      }}
    />
  );
}
