import { CircleDashed } from 'lucide-react';
import { cite } from '../../../core/act/citation.ts';
import { describeStatus, sourcesOf, statusOf } from '../../../core/act/extent.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { Button } from '../../ui/controls.tsx';

/** Whether words stand before the Act's own: what is known of those is said after it, and beside them with the notes. */
export const isPreliminary = ({ kind }: Provision): boolean =>
  kind === 'longTitle' || kind === 'enactingWords';

/** What is said of the source of the section that a button is in. */
const remarksBeside = (button: Element) => button.closest('.unit')?.querySelector('.remarks');

/** Whether the words of a provision have more than one status. */
const isMixed = (words: string): boolean => words.split(': ').length > 2;

interface StatusProps {
  readonly instrument: Instrument;
  readonly provision: Provision;
  readonly isTold: boolean;
  readonly onTold: (isTold: boolean) => void;
}

/** The status of the words beside them, where it is not that they were read at their source. */
export function StatusWord({ instrument, provision, isTold, onTold }: StatusProps) {
  const status = statusOf(instrument.root, provision.pid);
  const words = describeStatus(instrument, provision.pid);
  if ((status === 'verified' && !isMixed(words)) || isPreliminary(provision)) return null;
  const lesser = words.includes('Unverified (') ? 'unverified' : 'derived';
  const statusWord = status === 'verified' ? `partly ${lesser}` : status;
  return (
    <span className="status-word">
      {/* All of them are one key away: the notes of the whole text say the same. */}
      <Button
        look="quiet"
        excludeFromTabOrder
        aria-expanded={isTold}
        aria-label={`${statusWord}: source and status of ${cite(instrument.root, provision.pid)}`}
        onPress={({ target }) => {
          onTold(!isTold);
          // It stands after the section, which may be longer than the window.
          if (!isTold) afterPaint(() => remarksBeside(target)?.scrollIntoView({ block: 'nearest' }));
        }}
      >
        {statusWord}
      </Button>
    </span>
  );
}

/** Ours, set apart from the law: how far the words can be trusted, and what a reader should know. */
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
