import { X } from 'lucide-react';
import { useRef } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { Button } from '../../ui/controls.tsx';
import { CellDetails } from './cell-details.tsx';
import { type CoverageSubject, subjectName } from './coverage-subject.ts';

/** The item whose details are open, and the element that opened them. */
export interface Opened {
  readonly subject: CoverageSubject;
  readonly at: Element;
}

/** The popover with the details of a cell, box or line. Escape returns the focus to the element. */
export function BehindPopover({
  opened,
  report,
  onClose,
}: {
  readonly opened: Opened | null;
  readonly report: CoverageReport;
  readonly onClose: () => void;
}) {
  const trigger = useRef<Element>(null);
  trigger.current = opened?.at ?? null;
  return (
    <Popover
      className="popover behind"
      triggerRef={trigger}
      isOpen={opened !== null}
      onOpenChange={(open) => !open && onClose()}
      placement="bottom"
    >
      {opened && (
        <Dialog>
          <div className="sheet-head">
            <Heading slot="title" level={3}>
              {subjectName(opened.subject, report)}
            </Heading>
            <Button look="icon" aria-label="Close" onPress={onClose}>
              <X aria-hidden="true" />
            </Button>
          </div>
          <CellDetails subject={opened.subject} report={report} leave={onClose} />
        </Dialog>
      )}
    </Popover>
  );
}
