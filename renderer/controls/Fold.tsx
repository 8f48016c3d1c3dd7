import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';

interface Props {
  title: ReactNode;
  children: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  level?: number;
}

/** A line that opens to show more. */
export function Fold({ title, children, isOpen, onOpenChange, level = 3 }: Props) {
  return (
    <Disclosure
      className="fold"
      {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
      {...(onOpenChange === undefined ? {} : { onExpandedChange: onOpenChange })}
    >
      <Heading level={level} className="fold-heading">
        <Button slot="trigger" className="fold-button">
          <ChevronRight aria-hidden className="icon fold-mark" />
          <span className="fold-title">{title}</span>
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">
        <div className="fold-inside">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
