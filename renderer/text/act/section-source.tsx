import { CircleDashed } from 'lucide-react';
import { cite } from '../../../core/act/citation.ts';
import { describeStatus, sourcesOf, statusOf } from '../../../core/act/extent.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { Button } from '../../ui/controls.tsx';

/** Whether words come before the Act’s sections. Their source is stated after the Act, and beside them with the notes. */
export const isPreliminary = ({ kind }: Provision): boolean =>
  kind === 'longTitle' || kind === 'enactingWords';

/** The remarks on the source of the section with a button. */
const remarksBeside = (button: Element) => button.closest('.unit')?.querySelector('.remarks');

/** Whether the words of a provision have more than one status. */
const isMixed = (words: string): boolean => words.split(': ').length > 2;

interface StatusProps {
  readonly instrument: Instrument;
  readonly provision: Provision;
  readonly isOpen: boolean;
  readonly onOpenChange: (isTold: boolean) => void;
}

/** The status of a section’s words, beside them; nothing where all are verified. */
export function StatusWord({ instrument, provision, isOpen, onOpenChange }: StatusProps) {
  const status = statusOf(instrument.root, provision.pid);
  const words = describeStatus(instrument, provision.pid);
  if ((status === 'verified' && !isMixed(words)) || isPreliminary(provision)) return null;
  const lesser = words.includes('Unverified (') ? 'unverified' : 'derived';
  const statusWord = status === 'verified' ? `partly ${lesser}` : status;
  return (
    <span className="status-word">
      {/* No tab stop at every section: Notes, one key away, shows the same for the whole text. */}
      <Button
        look="quiet"
        excludeFromTabOrder
        aria-expanded={isOpen}
        aria-label={`${statusWord}: source and status of ${cite(instrument.root, provision.pid)}`}
        onPress={({ target }) => {
          onOpenChange(!isOpen);
          // The remarks come after the section, which may be longer than the window.
          if (!isOpen) afterPaint(() => remarksBeside(target)?.scrollIntoView({ block: 'nearest' }));
        }}
      >
        {statusWord}
      </Button>
    </span>
  );
}

/** Keeling’s own remarks on a section, set apart from the law: its source and status. */
export function Remarks({
  instrument,
  provision,
}: {
  readonly instrument: Instrument;
  readonly provision: Provision;
}) {
  const status = statusOf(instrument.root, provision.pid);
  const words = describeStatus(instrument, provision.pid);
  const mixed = isMixed(words);
  const remarks = [...walk(provision)].flatMap(({ pid, remark }) => (remark ? [{ pid, remark }] : []));
  const sources = sourcesOf(instrument.root, provision.pid);
  return (
    <div className="remarks">
      <p>
        {(status !== 'verified' || mixed) && <CircleDashed aria-hidden="true" />}
        <strong>Source and status.</strong> {words}
        {provision.versionDate && ` Version read: ${provision.versionDate}.`} {provision.remark}
      </p>
      {remarks
        .filter(({ pid }) => pid !== provision.pid)
        .map(({ pid, remark }) => (
          <p key={pid}>
            {cite(instrument.root, pid, 'short')}: {remark}
          </p>
        ))}
      {sources.length > 0 && <p className="sources">Read at: {sources.join('; ')}.</p>}
    </div>
  );
}
