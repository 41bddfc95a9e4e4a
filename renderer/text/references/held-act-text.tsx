import { useEffect, useMemo, useRef } from 'react';
import type { Instrument } from '../../../core/act/instrument.ts';
import { findCited } from '../../../core/act/references/citations.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import type { HeldActPlace } from '../../state/window/held-act.ts';

interface HeldActTextProps {
  readonly act: Instrument;
  readonly place: HeldActPlace;
}

/** The whole text of another Act, read-only, scrolled to the provision that was asked for. */
export function HeldActText({ act, place }: HeldActTextProps) {
  const at = useRef<HTMLParagraphElement>(null);
  const { pid, path = [] } = place;
  const target = useMemo(
    () => pid ?? (path.length > 0 ? findCited(act.root, path)?.pid : undefined),
    [act, pid, path],
  );
  const lines = useMemo(
    () =>
      linesOf(redline(act.root, [])).map((line) => ({
        key: line.key,
        pid: line.pid,
        level: line.level,
        words: (plainLines([line], 'original')[0] ?? '').replace('\t', ' ').trim(),
      })),
    [act],
  );
  const first = lines.findIndex((line) => line.pid === target);
  useEffect(() => {
    if (first >= 0) at.current?.scrollIntoView({ block: 'start' });
  }, [first]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="source-text held-act-text" aria-label={`The text of the ${act.title}`} tabIndex={0}>
      {path.length > 0 && first < 0 && <p className="soft">The provision is not in this text.</p>}
      {lines.map((line, nth) => (
        <p
          key={line.key}
          ref={nth === first ? at : undefined}
          className={line.pid === target ? 'asked-for' : undefined}
          style={{ marginInlineStart: `${Math.max(0, line.level) * 1.1}em` }}
        >
          {line.words}
        </p>
      ))}
    </section>
  );
}
