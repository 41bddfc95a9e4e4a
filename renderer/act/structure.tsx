import { ChevronRight, CircleDashed, Minus, Plus } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { Pid } from '../../core/act/tree.ts';
import { count } from '../shared/words.ts';
import type { OutlineRow } from './outline.ts';
import './structure.css';

const DOUBT_WORDS = {
  missing: 'some words not held',
  unverified: 'some or all of the text unverified',
  derived: 'some or all of the text derived',
} as const;

/** What a row says to somebody who can't see it, in one line. */
function spoken(row: OutlineRow): string {
  return [
    [row.num, row.title].filter(Boolean).join(' '),
    row.fate === 'inserted' ? 'inserted' : row.fate === 'deleted' ? 'left out' : '',
    row.changes > 0 ? count(row.changes, 'change') : '',
    row.doubt ? DOUBT_WORDS[row.doubt] : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function Marks({ row }: { readonly row: OutlineRow }) {
  return (
    <span className="marks" aria-hidden="true">
      {row.fate === 'inserted' && <Plus className="fate inserted" />}
      {row.fate === 'deleted' && <Minus className="fate deleted" />}
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

function Row({ row, current }: { readonly row: OutlineRow; readonly current: Pid | null }) {
  return (
    <TreeItem
      id={row.pid}
      textValue={spoken(row)}
      className={`row ${row.kind} ${row.fate} ${row.pid === current ? 'current' : ''}`}
    >
      <TreeItemContent>
        {row.rows.length > 0 && row.kind !== 'crossheading' ? (
          <Button
            slot="chevron"
            className="chevron"
            // The row's own name is added to it.
            aria-label="Show or hide what is in"
          >
            <ChevronRight aria-hidden="true" />
          </Button>
        ) : (
          <span className="chevron" />
        )}
        {row.num !== '' && <span className="num">{row.num}</span>}
        <span className="title">{row.title}</span>
        <Marks row={row} />
      </TreeItemContent>
      <Collection items={row.rows.map((inner) => ({ id: inner.pid, inner }))} dependencies={[current]}>
        {({ inner }) => <Row row={inner} current={current} />}
      </Collection>
    </TreeItem>
  );
}

interface StructureProps {
  readonly rows: readonly OutlineRow[];
  /** The section in view. */
  readonly current: Pid | null;
  readonly onGo: (pid: Pid) => void;
}

/** The Act's structure with a count of changes beside each provision. Enter or a click goes to the place. */
export const Structure = memo(function Structure({ rows, current, onGo }: StructureProps) {
  const groups = useMemo(() => rows.filter(({ rows }) => rows.length > 0).map(({ pid }) => pid), [rows]);
  const [opened, setOpened] = useState<ReadonlySet<Pid>>(new Set());
  const expanded = useMemo(() => {
    const headings = groups.filter((pid) =>
      rows.some((row) => row.pid === pid && row.kind === 'crossheading'),
    );
    return new Set<Pid>([...headings, ...opened]);
  }, [groups, rows, opened]);
  return (
    <Tree
      aria-label="Structure of the Act"
      className="structure"
      expandedKeys={expanded}
      onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
      onAction={(key) => onGo(String(key))}
      items={rows.map((row) => ({ id: row.pid, row }))}
      dependencies={[current]}
    >
      {({ row }) => <Row row={row} current={current} />}
    </Tree>
  );
});
