import {
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../shared/controls.tsx';
import { useBench } from '../state/review.tsx';
import { useFindings } from './checks.tsx';
import { FindingItem, LIST } from './finding-item.tsx';
import type { PlacedFinding } from './protocol.ts';
import { SeverityMark } from './severity.tsx';
import { countWords, worst } from './sorting.ts';
import './checks.css';

/** Findings of one line, and where in the page it is, in pixels. */
interface Mark {
  readonly line: Element;
  readonly top: number;
  readonly left: number;
  readonly findings: readonly PlacedFinding[];
}

/** The lines of a page, read or typed in, by the field and by the provision that each is the first of. */
function linesIn(page: HTMLElement): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const add = (key: string | null, line: Element) => {
    if (key !== null && !found.has(key)) found.set(key, line);
  };
  for (const line of page.querySelectorAll('[data-line], [data-pid], [data-unit]')) {
    const pid = line.getAttribute('data-pid');
    const field = line.getAttribute('data-field');
    add(line.getAttribute('data-line') ?? (field && `${pid}/${field}`), line);
    add(pid, line);
    add(line.getAttribute('data-unit'), line);
  }
  return found;
}

/** Where the words of a line end. */
function endOf(line: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(line.querySelector('.body') ?? line);
  return [...range.getClientRects()].at(-1) ?? line.getBoundingClientRect();
}

/** The height of a mark, in pixels: what must be free beside a line for it. */
const HEIGHT = 24;

/** Where a line's mark stands: in the margin or, where that says the extent, below it or after the line's words. */
function besideOf(line: Element): Pick<DOMRect, 'top' | 'right'> {
  if (line.matches('.heading, [data-role="heading"]')) return endOf(line);
  const { top, right, bottom } = line.getBoundingClientRect();
  const extent = line.closest('.unit')?.querySelector('.extent')?.getBoundingClientRect();
  const beside = extent && extent.right > right && extent.bottom > top && extent.top < top + HEIGHT;
  if (!beside) return { top, right };
  return extent.bottom + HEIGHT <= bottom ? { top: extent.bottom, right } : endOf(line);
}

function marksIn(page: HTMLElement, findings: readonly PlacedFinding[]): readonly Mark[] {
  if (findings.length === 0) return [];
  const known = linesIn(page);
  const lines = new Map<Element, PlacedFinding[]>();
  for (const finding of findings) {
    const { pid, field } = finding;
    // Its provision, or its section, where the line isn't drawn.
    const line = (field && known.get(`${pid}/${field}`)) || known.get(pid);
    if (!line) continue;
    const held = lines.get(line);
    if (held) held.push(finding);
    else lines.set(line, [finding]);
  }
  const frame = page.getBoundingClientRect();
  return [...lines].map(([line, found]) => {
    const beside = besideOf(line);
    return {
      line,
      top: beside.top - frame.top + page.scrollTop,
      left: beside.right - frame.left + page.scrollLeft,
      findings: found,
    };
  });
}

const placeOf = ({ pid, field }: PlacedFinding): string => `${field} ${pid}`;

/** The same marks with what is found there now; null where something is found at another place, which must be looked for. */
function refilled(marks: readonly Mark[], findings: readonly PlacedFinding[]): readonly Mark[] | null {
  const known = new Map(marks.flatMap((mark) => mark.findings.map((finding) => [placeOf(finding), mark])));
  const found = new Map<Mark, PlacedFinding[]>(marks.map((mark) => [mark, []]));
  for (const finding of findings) {
    const mark = known.get(placeOf(finding));
    if (!mark) return null;
    found.get(mark)?.push(finding);
  }
  return [...found].flatMap(([mark, own]) => (own.length > 0 ? [{ ...mark, findings: own }] : []));
}

const sameFindings = (a: readonly PlacedFinding[], b: readonly PlacedFinding[]): boolean =>
  a.length === b.length && a.every((finding, at) => finding === b[at]);

const same = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length &&
  a.every((mark, at) => {
    const other = b[at];
    return other?.top === mark.top && other.left === mark.left && sameFindings(mark.findings, other.findings);
  });

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
 * A mark beside every line in which the checks found something: laid over the text, read or open for typing, and no
 * part of it. The lists are the way to them from the keyboard.
 */
export const MarginMarks = memo(function MarginMarks({
  page,
}: {
  readonly page: RefObject<HTMLElement | null>;
}) {
  const { bench } = useBench();
  const { open: findings } = useFindings();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const placed = useRef(marks);
  placed.current = marks;
  const { view, open, notes } = bench;
  const wanted = view !== 'original';
  const latest = useRef(findings);
  const looked = useRef<unknown>(null);
  const measure = useCallback(() => {
    const now = page.current && wanted ? marksIn(page.current, latest.current) : [];
    setMarks((before) => (same(before, now) ? before : now));
  }, [page, wanted]);
  // These are what moves the lines about, besides what changes the height of the text.
  const drawn = useMemo(() => ({ view, open, notes }), [view, open, notes]);
  useLayoutEffect(() => {
    latest.current = findings;
    const anew = looked.current !== drawn;
    looked.current = drawn;
    const again = anew ? null : refilled(placed.current, findings);
    if (again) setMarks(again);
    else measure();
  }, [measure, findings, drawn]);
  useEffect(() => {
    const text = page.current?.querySelector('.act');
    if (!text) return;
    const observer = new ResizeObserver(measure);
    observer.observe(text);
    return () => observer.disconnect();
  }, [page, measure]);
  return (
    <div className="margin-marks">
      {marks.map(({ top, left, findings: found }) => (
        <span key={found[0]?.key} className="margin-mark" style={{ top, left }}>
          <MarkButton findings={found} />
        </span>
      ))}
    </div>
  );
});
