import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { Fold } from './Fold.tsx';

const icons = { good: CircleCheck, info: Info, warn: TriangleAlert, bad: CircleAlert };

interface Props {
  kind?: keyof typeof icons;
  /** What happened. */
  title: string;
  /** What can be done. */
  children?: ReactNode;
  /** The rest, for those who want it. */
  details?: string | undefined;
  actions?: ReactNode;
}

/** Something the person has to know, said where it matters. */
export function Notice({ kind = 'info', title, children, details, actions }: Props) {
  const Icon = icons[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden className="icon notice-icon" />
      <div className="notice-words">
        <div className="strong">{title}</div>
        {children !== undefined && <div>{children}</div>}
        {details !== undefined && (
          <Fold title="Details">
            <code className="details">{details}</code>
          </Fold>
        )}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}

/** An error as a notice. `title` says what was tried; the error says what happened and what to do. */
export function ErrorNotice({ title, error, actions }: { title: string; error: AppError; actions?: ReactNode }) {
  return (
    <Notice kind="bad" title={title} details={`Code: ${error.code}`} {...(actions === undefined ? {} : { actions })}>
      {error.message}
    </Notice>
  );
}
