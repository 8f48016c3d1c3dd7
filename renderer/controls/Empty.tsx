import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon?: LucideIcon;
  /** What this place is, or why there is nothing. */
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** A place with nothing in it yet: what it is, and one thing to do. */
export function Empty({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="empty">
      {Icon && <Icon aria-hidden className="empty-icon" />}
      <p className="strong">{title}</p>
      {children !== undefined && <div className="soft">{children}</div>}
      {action !== undefined && <div className="actions">{action}</div>}
    </div>
  );
}
