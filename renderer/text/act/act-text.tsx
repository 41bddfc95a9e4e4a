import { memo, type ReactNode, useMemo } from 'react';
import { describeStatus, statusOf } from '../../../core/act/extent.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { amendmentsOf, isContainer, isOpenable, nodeKey } from '../../state/review/units.ts';
import type { View } from '../../state/window/workbench.ts';
import { LazyUnit } from '../page/lazy-unit.tsx';
import { indexNotes } from '../page/line-parts.ts';
import { useOnlyTerm } from '../terms/terms-context.ts';
import { AfterLaw } from './after-law.tsx';
import { type Drawing, LineView } from './line-view.tsx';
import { PlainSection } from './plain-section.tsx';
import { SectionBoundary } from './section-boundary.tsx';
import { isPreliminary } from './section-source.tsx';
import { type PressedAt, SectionView } from './section-view.tsx';
import './act-text.css';

interface ActTextProps {
  readonly instrument: Instrument;
  readonly act: RedlineNode;
  readonly view: View;
  readonly notes: boolean;
  readonly selected: string | null;
  readonly open: Pid | null;
  /** Units drawn even if far from the screen: the open section, and those that were asked for. */
  readonly pinnedUnits: ReadonlySet<Pid>;
  readonly editor: ReactNode;
  readonly onOpen: (pid: Pid, at: PressedAt | null) => void;
  readonly onChange: (am: string) => void;
}

const VIEW_WORDS: Readonly<Record<View, string>> = {
  original: 'original text',
  'marked-up': 'marked up',
  'as-amended': 'as it would read',
};

type UnitProps = Omit<ActTextProps, 'view' | 'notes' | 'selected' | 'act'> & {
  readonly node: RedlineNode;
  readonly drawing: Drawing;
  /** The same drawing without a selected amendment. */
  readonly plain: Drawing;
};

/** A text with one full stop, which the file may have already. */
const withFullStop = (text: string): string => `${text.replace(/\.$/, '')}.`;

/** Whether a view hides a unit that is inserted or omitted whole. */
const isHiddenIn = ({ changeStatus }: RedlineNode, view: View): boolean =>
  changeStatus.state === (view === 'original' ? 'inserted' : view === 'as-amended' ? 'deleted' : null);

/** Whether a group contains one of these sections. */
const holdsAny = (node: RedlineNode, units: ReadonlySet<Pid>): boolean =>
  units.has(node.provision.pid) || node.children.some((child) => holdsAny(child, units));

/** A group with its heading, and the sections in it. */
function GroupView({ node, ...props }: UnitProps) {
  const heading = useMemo(() => linesOf({ ...node, children: [] }), [node]);
  const only = useOnlyTerm();
  const { view } = props.drawing;
  const leave = view === 'original' ? 'inserted' : view === 'as-amended' ? 'deleted' : null;
  if (isHiddenIn(node, view)) return null;
  if (only && !holdsAny(node, only.units)) return null;
  return (
    <section className={`group ${node.provision.kind}`} data-unit={node.provision.pid}>
      {heading
        .filter((line) => line.changeStatus.state !== leave)
        .map((line) => (
          <LineView key={line.key} line={line} drawing={props.drawing} usual="verified" />
        ))}
      {node.children.map((inner) => (
        <UnitView key={nodeKey(inner)} node={inner} {...props} />
      ))}
    </section>
  );
}

const UnitView = memo(function UnitView(props: UnitProps) {
  const { node, instrument, open, pinnedUnits, editor, onOpen, onChange } = props;
  // A selected amendment is highlighted only in units that it changes, so that the others aren’t drawn again.
  const { selected } = props.drawing;
  const only = useOnlyTerm();
  const drawing = selected !== null && amendmentsOf(node).has(selected) ? props.drawing : props.plain;
  if (isContainer(node.provision)) return <GroupView {...props} />;
  if (isHiddenIn(node, props.drawing.view)) return null;
  const { pid, num, heading } = node.provision;
  // The open section stays, even where a filter hides others.
  if (only && !only.units.has(pid) && open !== pid) return null;
  const name = [num, heading].filter(Boolean).join(' ');
  return (
    <LazyUnit pid={pid} node={node} isPinned={pinnedUnits.has(pid)} name={name}>
      <SectionBoundary
        retryKey={open === pid}
        fallback={(fault, retry) => <PlainSection pid={pid} name={name} fault={fault} onAgain={retry} />}
      >
        <SectionView
          node={node}
          instrument={instrument}
          drawing={drawing}
          onOpen={onOpen}
          onChange={onChange}
          editor={open === pid && isOpenable(node) ? editor : null}
        />
      </SectionBoundary>
    </LazyUnit>
  );
});

/** The Act, set like an Act. */
export const ActText = memo(function ActText(props: ActTextProps) {
  const { instrument, act, view, notes, selected, ...unitProps } = props;
  const index = useMemo(() => (notes ? indexNotes(instrument.notes) : null), [instrument, notes]);
  const { root } = instrument;
  const withoutSelection = useMemo<Drawing>(
    () => ({ root, view, notes: index, selected: null }),
    [root, view, index],
  );
  const drawing = useMemo<Drawing>(() => ({ ...withoutSelection, selected }), [withoutSelection, selected]);
  const chapter = instrument.number.replace(/^(\d+) c\. /, '$1 CHAPTER ');
  const unit = (node: RedlineNode) => (
    <UnitView
      key={nodeKey(node)}
      node={node}
      instrument={instrument}
      drawing={drawing}
      plain={withoutSelection}
      {...unitProps}
    />
  );
  const front = act.children.filter(({ provision }) => provision.kind === 'longTitle');
  const body = act.children.filter(({ provision }) => provision.kind !== 'longTitle');
  return (
    <article className={`act ${view}`} lang="en-GB" aria-label={`${instrument.title}, ${VIEW_WORDS[view]}`}>
      <header>
        <h2>{instrument.title}</h2>
        <p className="chapter">{chapter}</p>
      </header>
      {front.map(unit)}
      <p className="enacted">{instrument.dateOfEnactment}</p>
      {body.map(unit)}
      <AfterLaw instrument={instrument} />
      <footer className="provenance">
        <p>
          {withFullStop(instrument.description)} {withFullStop(instrument.licence)}
        </p>
        <p>{instrument.commencement}</p>
        {root.children
          .filter((each) => isPreliminary(each) && statusOf(root, each.pid) !== 'verified')
          .map(({ pid, kind }) => (
            <p key={pid}>
              {kind === 'longTitle' ? 'Long title' : 'Enacting words'}. {describeStatus(instrument, pid)}
            </p>
          ))}
      </footer>
    </article>
  );
});
