import {
  memo,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useBench } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { NearnessContext } from '../page/lazy-unit.tsx';
import { useFindings } from './checks.tsx';
import { FindingItem, LIST } from './finding-item.tsx';
import { type Mark, marksIn, sameFindings, sameMarks, withFindings } from './finding-marks.ts';
import type { PlacedFinding } from './protocol.ts';
import { SeverityMark } from './severity.tsx';
import { countWords, worst } from './sort-findings.ts';
import './checks.css';

interface MarkButtonProps {
  readonly findings: readonly PlacedFinding[];
}

const MarkButton = memo(
  function MarkButton({ findings }: MarkButtonProps) {
    const severity = worst(findings);
    const [first] = findings;
    if (!severity || !first) return null;
    return (
      <DialogTrigger>
        <Button look="icon" excludeFromTabOrder aria-label={`${countWords(findings)} at ${first.place}`}>
          <SeverityMark severity={severity} />
        </Button>
        <Popover className="popover finding-popover" placement="left top">
          <Dialog aria-label={`Checks of ${first.place}`}>
            <ul className="findings" {...LIST}>
              {findings.map((finding) => (
                <FindingItem key={finding.key} finding={finding} naming />
              ))}
            </ul>
          </Dialog>
        </Popover>
      </DialogTrigger>
    );
  },
  (was, now) => sameFindings(was.findings, now.findings),
);

/**
 * A mark beside every line with a finding. The marks are laid over the text and are not part of it. From the keyboard,
 * findings are reached by the lists.
 */
export const MarginMarks = memo(function MarginMarks({
  page,
}: {
  readonly page: RefObject<HTMLElement | null>;
}) {
  const { bench } = useBench();
  const { open: findings } = useFindings();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const currentMarks = useRef(marks);
  currentMarks.current = marks;
  const { view, open, notes } = bench;
  const areShown = view !== 'original';
  const latest = useRef(findings);
  const looked = useRef<unknown>(null);
  const measure = useCallback(() => {
    const now = page.current && areShown ? marksIn(page.current, latest.current) : [];
    setMarks((before) => (sameMarks(before, now) ? before : now));
  }, [page, areShown]);
  // These move lines without changing the height of the text, which the observer below sees.
  const drawn = useMemo(() => ({ view, open, notes }), [view, open, notes]);
  useLayoutEffect(() => {
    latest.current = findings;
    const anew = looked.current !== drawn;
    looked.current = drawn;
    const refilledMarks = anew ? null : withFindings(currentMarks.current, findings);
    if (refilledMarks) setMarks(refilledMarks);
    else measure();
  }, [measure, findings, drawn]);
  const nearness = useContext(NearnessContext);
  useEffect(() => {
    // A section that is drawn may be as tall as its placeholder. The observer below would not notice.
    if (!nearness) return;
    let frame = 0;
    const end = nearness.onDrawn(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [nearness, measure]);
  useEffect(() => {
    const text = page.current?.querySelector('.act');
    if (!text) return;
    const observer = new ResizeObserver(measure);
    observer.observe(text);
    return () => observer.disconnect();
  }, [page, measure]);
  return (
    <div>
      {marks.map(({ top, left, findings: found }) => (
        <span key={found[0]?.key} className="margin-mark" style={{ top, left }}>
          <MarkButton findings={found} />
        </span>
      ))}
    </div>
  );
});
