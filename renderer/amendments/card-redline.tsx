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

/** Maximum rows shown at first, so that an inserted Schedule does not push the next amendment three screens down. */
const MAX_ROWS = 40;

function LineView({ line }: { readonly line: Line }) {
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

function RowView({ row }: { readonly row: PassageRow }) {
  if (row.type === 'line') return <LineView line={row.line} />;
  return (
    <p className="left-out">
      <span aria-hidden="true">⋯</span>
      <span className="hidden-words">{count(row.count, 'line')} not shown</span>
    </p>
  );
}

/** Names the section of a passage: by its citation in the Act or, if it is inserted, by its number and heading. */
function passageName(root: Provision, { edits }: Amendment, pid: Pid): string {
  if (indexTree(root).byPid.has(pid)) return cite(root, pid);
  const inserted = insertionOf([{ id: '', edits }], pid)?.edit.provision;
  return inserted ? `${inserted.num} ${inserted.heading}`.trim() : 'a new provision';
}

interface PassageProps {
  readonly amendment: Amendment;
  readonly passage: Passage;
  readonly maxRows: number;
}

function PassageView({ amendment, passage, maxRows }: PassageProps) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { dispatch } = useTools();
  const name = passageName(root, amendment, passage.pid);
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
          <RowView key={row.type === 'gap' ? row.key : row.line.key} row={row} />
        ))}
      </div>
    </section>
  );
}

/** The redline of an amendment: every change, with as much of its section as shows where the change is. */
export const CardRedline = memo(function CardRedline({ amendment }: { readonly amendment: Amendment }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const [isExpanded, setExpanded] = useState(false);
  const passages = passagesIn(root, amendment);
  const isPrinting = usePrinting();
  const rowCount = passages.reduce((rows, passage) => rows + passage.rows.length, 0);
  let rowsLeft = isExpanded || isPrinting ? rowCount : MAX_ROWS;
  const drawn = passages.flatMap((passage) => {
    const maxRows = rowsLeft;
    rowsLeft -= passage.rows.length;
    return maxRows > 0 ? [{ passage, maxRows }] : [];
  });
  return (
    <div className="card-redline">
      {rowCount === 0 && <p className="soft">No changes yet.</p>}
      {drawn.map(({ passage, maxRows }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section that is moved has two passages
        <PassageView key={at} amendment={amendment} passage={passage} maxRows={maxRows} />
      ))}
      {rowCount > MAX_ROWS && !isExpanded && !isPrinting && (
        <Button
          look="link"
          aria-label={`Show all ${rowCount} lines of ${amendment.id}`}
          onPress={() => setExpanded(true)}
        >
          Show all {rowCount} lines
        </Button>
      )}
    </div>
  );
});
