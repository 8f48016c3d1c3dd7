import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useCovering } from './covering.ts';

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** For what stands side by side. */
  isWide?: boolean;
  /** While what was asked for is being done: it cannot be left, and cannot end in another window then. */
  isBusy?: boolean;
  /** `alertdialog` for what cannot be taken back. */
  role?: 'dialog' | 'alertdialog';
}

/** A small window over the window. Escape and a press beside it close it. */
export function Window({ title, isOpen, onClose, children, isWide = false, isBusy = false, role = 'dialog' }: Props) {
  return (
    <ModalOverlay
      className="veil"
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Modal className={isWide ? 'window window-wide' : 'window'}>
        <Dialog role={role} className="window-inside">
          <Heading slot="title" level={2} className="window-title">
            {title}
          </Heading>
          {children}
          <Covering />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Inside, so that it is there exactly as long as the window is seen. */
function Covering() {
  useCovering();
  return null;
}
