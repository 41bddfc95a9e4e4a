import { ArrowUpRight } from 'lucide-react';
import { type CSSProperties, memo, useState } from 'react';
import { cite } from '../../core/act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { Line } from '../../core/amend/redline/lines.ts';
import { isChanged, type Passage, type PassageRow } from '../../core/amend/redline/passages.ts';
import { insertionOf } from '../../core/amend/structure/with-inserted.ts';
import { count } from '../../core/base/english.ts';
import { passagesIn } from '../state/review/changes.ts';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import { MarkedRuns } from '../text/page/marked-runs.tsx';
import { Button } from '../ui/controls.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import './card-redline.css';

/** As many rows are shown at first: a Schedule put in whole does not push the next amendment off three screens. */
const MAX_ROWS = 40;

function LineOf({ line }: { readonly line: Line }) {
  const { role, kind, level, label, body } = line;
  return (
    <p
      className={`line ${role} ${kind} ${isChanged(line) ? 'changed' : ''}`}
      style={{ '--n': Math.min(Math.max(level - 1, 0), 6) } as CSSProperties}
    >
      {label.length > 0 && (
        <span className="label">
          <MarkedRuns runs={label.flatMap(({ runs }) => runs)} />{' '}
        </span>
      )}
      <MarkedRuns runs={body.flatMap(({ runs }) => runs)} />
    </p>
  );
}

function RowOf({ row }: { readonly row: PassageRow }) {
  if (row.type === 'line') return <LineOf line={row.line} />;
  return (
    <p className="left-out">
      <span aria-hidden="true">⋯</span>
      <span className="hidden-words">{count(row.count, 'line')} not shown</span>
    </p>
  );
}

/** What a passage is of: the section as the Act cites it or, where it is put in, by its number and heading. */
function nameOf(root: Provision, { edits }: Amendment, pid: Pid): string {
  if (indexTree(root).byPid.has(pid)) return cite(root, pid);
  const inserted = insertionOf([{ id: '', edits }], pid)?.edit.provision;
  return inserted ? `${inserted.num} ${inserted.heading}`.trim() : 'a new provision';
}

interface PassageProps {
  readonly amendment: Amendment;
  readonly passage: Passage;
  readonly maxRows: number;
}

function PassageOf({ amendment, passage, maxRows }: PassageProps) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { dispatch } = useTools();
  const name = nameOf(root, amendment, passage.pid);
  return (
    <section className="passage" aria-label={`${amendment.id} in ${name}`}>
      <p className="passage-place">
        <Button
          look="link"
          aria-label={`See ${amendment.id} in ${name}`}
          onPress={() => {
            dispatch({ do: 'select', id: amendment.id });
            dispatch({ do: 'go', pid: passage.pid });
          }}
        >
          {name} <ArrowUpRight aria-hidden="true" />
        </Button>
      </p>
      <div className="reading" lang="en-GB">
        {passage.rows.slice(0, maxRows).map((row) => (
          <RowOf key={row.type === 'gap' ? row.key : row.line.key} row={row} />
        ))}
      </div>
    </section>
  );
}

/** Every change of an amendment as a redline, in so much of its section as says where one is. */
export const CardRedline = memo(function CardRedline({ amendment }: { readonly amendment: Amendment }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const [isWhole, setIsWhole] = useState(false);
  const passages = passagesIn(root, amendment);
  const isPrinting = usePrinting();
  const all = passages.reduce((rows, passage) => rows + passage.rows.length, 0);
  let left = isWhole || isPrinting ? all : MAX_ROWS;
  const drawn = passages.flatMap((passage) => {
    const maxRows = left;
    left -= passage.rows.length;
    return maxRows > 0 ? [{ passage, most: maxRows }] : [];
  });
  return (
    <div className="card-redline">
      {all === 0 && <p className="soft">No changes yet.</p>}
      {drawn.map(({ passage, most }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section that is moved has two passages
        <PassageOf key={at} amendment={amendment} passage={passage} maxRows={most} />
      ))}
      {all > MAX_ROWS && !isWhole && !isPrinting && (
        <Button
          look="link"
          aria-label={`Show all ${all} lines of ${amendment.id}`}
          onPress={() => setIsWhole(true)}
        >
          Show all {all} lines
        </Button>
      )}
    </div>
  );
});
