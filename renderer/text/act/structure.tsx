import { ChevronRight, CircleDashed, Minus, Plus, TriangleAlert } from 'lucide-react';
import { memo, useMemo } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { Pid } from '../../../core/act/tree.ts';
import { count } from '../../../core/base/english.ts';
import { useOthersIn } from '../../state/others/others-here.ts';
import { Initials, inSectionWords } from '../../ui/initials.tsx';
import type { OutlineRow } from './outline.ts';
import './structure.css';

const DOUBT_WORDS = {
  missing: 'some words not available',
  unverified: 'some or all of the text unverified',
  derived: 'some or all of the text derived',
} as const;

/** A row of the structure tree in one line, for a screen reader. */
function describeRow(row: OutlineRow, otherPeople: readonly string[], outstanding: string): string {
  return [
    [row.num, row.title].filter(Boolean).join(' '),
    row.changeStatus === 'inserted' ? 'inserted' : row.changeStatus === 'deleted' ? 'deleted' : '',
    row.changes > 0 ? count(row.changes, 'change') : '',
    row.doubt ? DOUBT_WORDS[row.doubt] : '',
    outstanding && `not shown: ${outstanding}`,
    otherPeople.length > 0 ? inSectionWords(otherPeople) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

interface MarksProps {
  readonly row: OutlineRow;
  readonly otherPeople: readonly string[];
  readonly outstanding: string;
}

function Marks({ row, otherPeople, outstanding }: MarksProps) {
  return (
    <span className="marks" aria-hidden="true">
      {otherPeople.length > 0 && <Initials names={otherPeople} title={inSectionWords(otherPeople)} />}
      {row.changeStatus === 'inserted' && <Plus className="fate inserted" />}
      {row.changeStatus === 'deleted' && <Minus className="fate deleted" />}
      {outstanding && (
        <span title={`Not shown in the text: ${outstanding}`}>
          <TriangleAlert className="outstanding" />
        </span>
      )}
      {row.doubt && (
        <span title={DOUBT_WORDS[row.doubt]}>
          <CircleDashed className={`doubt ${row.doubt}`} />
        </span>
      )}
      {row.changes > 0 && (
        <span className="changes" title={count(row.changes, 'change')}>
          {row.changes}
        </span>
      )}
    </span>
  );
}

/**
 * The child rows. A closed row’s children aren’t built yet; one placeholder stands for them, because a tree item without
 * children can’t be opened, by the arrow keys either.
 */
function childRows({
  pid,
  hasRows,
  rows,
}: OutlineRow): readonly { readonly id: string; readonly inner?: OutlineRow }[] {
  if (hasRows && rows.length === 0) return [{ id: `${pid} …` }];
  return rows.map((inner) => ({ id: inner.pid, inner }));
}

interface RowProps extends Pick<StructureProps, 'currentPid' | 'outstanding'> {
  readonly row: OutlineRow;
}

function Row({ row, currentPid, outstanding }: RowProps) {
  const otherPeople = useOthersIn(row.pid);
  const notShown = outstanding.get(row.pid) ?? '';
  return (
    <TreeItem
      id={row.pid}
      textValue={describeRow(row, otherPeople, notShown)}
      className={`row ${row.kind} ${row.changeStatus} ${row.pid === currentPid ? 'current' : ''}`}
    >
      <TreeItemContent>
        {row.hasRows && row.kind !== 'crossheading' ? (
          <Button
            slot="chevron"
            className="chevron"
            // React Aria adds the row’s own name to this label.
            aria-label="Show or hide the contents of"
          >
            <ChevronRight aria-hidden="true" />
          </Button>
        ) : (
          <span className="chevron" />
        )}
        {row.num !== '' && <span className="num">{row.num}</span>}
        <span className="title">{row.title}</span>
        <Marks row={row} otherPeople={otherPeople} outstanding={notShown} />
      </TreeItemContent>
      <Collection items={childRows(row)} dependencies={[currentPid]}>
        {({ id, inner }) =>
          inner ? (
            <Row row={inner} currentPid={currentPid} outstanding={outstanding} />
          ) : (
            <TreeItem id={id} textValue="">
              {null}
            </TreeItem>
          )
        }
      </Collection>
    </TreeItem>
  );
}

interface StructureProps {
  readonly rows: readonly OutlineRow[];
  /** The section in view. */
  readonly currentPid: Pid | null;
  /** The later changes that the text does not show, by row. */
  readonly outstanding: ReadonlyMap<Pid, string>;
  readonly onGo: (pid: Pid) => void;
  readonly opened: ReadonlySet<Pid>;
  readonly onOpened: (opened: ReadonlySet<Pid>) => void;
}

/** The cross-headings in an outline. They are always open. */
function headingsIn(rows: readonly OutlineRow[]): readonly Pid[] {
  return rows.flatMap((row) => [...(row.kind === 'crossheading' ? [row.pid] : []), ...headingsIn(row.rows)]);
}

/** The Act’s structure with the number of changes beside each provision. Enter or a click goes to the place. */
export const Structure = memo(function Structure({
  rows,
  currentPid,
  outstanding,
  onGo,
  opened,
  onOpened,
}: StructureProps) {
  const expanded = useMemo(() => new Set<Pid>([...headingsIn(rows), ...opened]), [rows, opened]);
  return (
    <Tree
      aria-label="Structure of the Act"
      className="structure"
      expandedKeys={expanded}
      onExpandedChange={(keys) => onOpened(new Set([...keys].map(String)))}
      onAction={(key) => onGo(String(key))}
      items={rows.map((row) => ({ id: row.pid, row }))}
      dependencies={[currentPid]}
    >
      {({ row }) => <Row row={row} currentPid={currentPid} outstanding={outstanding} />}
    </Tree>
  );
});
