import { Pencil } from 'lucide-react';
import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useId,
  useMemo,
  useState,
} from 'react';
import { cite } from '../../../core/act/citation.ts';
import { extentOf, statusOf } from '../../../core/act/extent.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { printedParts } from '../../../core/amend/redline/table-lines.ts';
import { isOpenAlike } from '../../state/review/redlines.ts';
import { isOpenable } from '../../state/review/units.ts';
import { useScope } from '../../state/window/scope.ts';
import { Button } from '../../ui/controls.tsx';
import {
  ContestBox,
  ContestButtons,
  useContestedLines,
  useContests,
} from '../alternatives/alternatives-provider.tsx';
import { SectionReferences } from '../references/section-references.tsx';
import { type Drawing, LineView } from './line-view.tsx';
import { OutstandingMark } from './outstanding-mark.tsx';
import { Remarks, StatusWord } from './section-source.tsx';
import { TableView } from './table-view.tsx';

/** Where a section was clicked to open it, in pixels of the window, and whether to select the word there. */
export interface PressedAt {
  readonly x: number;
  readonly y: number;
  readonly isWord: boolean;
}

interface SectionViewProps {
  readonly node: RedlineNode;
  readonly instrument: Instrument;
  readonly drawing: Drawing;
  readonly onOpen: (pid: Pid, at: PressedAt | null) => void;
  readonly onChange: (am: string) => void;
  /** The editor, where this section is open for typing. */
  readonly editor: ReactNode;
}

const EFFECT_WORDS: Readonly<Record<EditorialNote['effect'], string>> = {
  inserted: 'inserted',
  substituted: 'substituted',
  omitted: 'omitted',
  repealed: 'repealed',
  other: '',
};

/** legislation.gov.uk’s notes on a section, below it and under their own heading. */
function EditorialNotes({
  instrument,
  provision,
}: {
  readonly instrument: Instrument;
  readonly provision: Provision;
}) {
  const inside = useMemo(() => new Set([...walk(provision)].map(({ pid }) => pid)), [provision]);
  const notes = instrument.notes.filter(({ pid }) => inside.has(pid));
  if (notes.length === 0) return null;
  return (
    <div className="editorial">
      <h4>legislation.gov.uk’s notes</h4>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <span className="mark">{note.mark || '•'}</span>
            <span>
              {note.text ??
                `${cite(instrument.root, note.pid, 'short')}: words ${EFFECT_WORDS[note.effect]}. The wording of this note is not available.`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says in words that a provision is repealed or its wording is not available. */
function Absence({ provision }: { readonly provision: Provision }) {
  if (provision.missing)
    return <p className="absence">The wording of {provision.num || 'this provision'} is not available.</p>;
  return (
    <p className="absence">{provision.num || 'This provision'} is repealed. Its number is not used again.</p>
  );
}

/** Whether a line belongs to the same inserted or omitted provision as the line before. The amendment is named once. */
const continues = (before: Line | undefined, line: Line): boolean =>
  before !== undefined &&
  before.changeStatus.state !== 'kept' &&
  line.changeStatus.state === before.changeStatus.state &&
  line.changeStatus.am === before.changeStatus.am;

/** Whether a section need not be drawn again. In an open section, the editor draws the words. */
const isUnchanged = (was: SectionViewProps, now: SectionViewProps): boolean =>
  was.instrument === now.instrument &&
  was.drawing === now.drawing &&
  was.onOpen === now.onOpen &&
  was.onChange === now.onChange &&
  was.editor === now.editor &&
  (was.node === now.node || (now.editor !== null && isOpenAlike(was.node, now.node)));

/** A section of the Act, read or open for typing. */
export const SectionView = memo(function SectionView(props: SectionViewProps) {
  const { node, instrument, drawing, onOpen, onChange, editor } = props;
  const id = useId();
  const { root } = instrument;
  const { provision, changeStatus } = node;
  const lines = useMemo(() => linesOf(node), [node]);
  const contested = useContestedLines(provision.pid, lines);
  const contests = useContests(provision.pid);
  const { isSectionOutside } = useScope();
  const [areRemarksShown, setTold] = useState(false);
  const inBase = indexTree(root).byPid.has(provision.pid);
  const leave = drawing.view === 'original' ? 'inserted' : drawing.view === 'as-amended' ? 'deleted' : null;
  if (changeStatus.state === leave) return null;
  const drawn = lines.filter((line) => line.changeStatus.state !== leave);
  const usual = inBase ? statusOf(root, provision.pid) : 'verified';
  const editable = isOpenable(node);
  const isOutside = inBase && isSectionOutside(provision.pid);
  const name = inBase ? cite(root, provision.pid) : `${provision.num} ${provision.heading}`;

  const press = (event: MouseEvent) => {
    const target = event.target as Element;
    const change = target.closest('[data-am], [data-tag]');
    const am = change?.getAttribute('data-am') ?? change?.getAttribute('data-tag');
    const isDouble = event.detail > 1 && am !== undefined && am !== null;
    // A click on the selected amendment’s words opens the section. A double click selects a word.
    if (am && am !== drawing.selected && !isDouble) onChange(am);
    else if (
      editable &&
      !target.closest('button, a') &&
      (isDouble || window.getSelection()?.isCollapsed !== false)
    )
      onOpen(provision.pid, { x: event.clientX, y: event.clientY, isWord: isDouble });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    const target = event.target as Element;
    const am = target.getAttribute('data-am');
    if (am) onChange(am);
    else if (editable && target === event.currentTarget) onOpen(provision.pid, null);
    else return;
    event.preventDefault();
  };

  const lineAt = (line: Line, at: number) => (
    <ContestBox key={line.key} contests={contested.get(line.key)}>
      <LineView
        line={line}
        drawing={drawing}
        usual={usual}
        headingId={at === 0 ? id : undefined}
        tagged={!continues(drawn[at - 1], line)}
      />
    </ContestBox>
  );

  return (
    // A group, not a landmark: an Act has too many sections for each to be one.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      className={`unit ${provision.kind} ${usual} ${editor ? 'open' : ''} ${isOutside ? 'outside-scope' : ''}`}
      data-unit={provision.pid}
      aria-labelledby={id}
      tabIndex={editable && !editor ? 0 : undefined}
      onClick={editor ? undefined : press}
      onKeyDown={editor ? undefined : key}
    >
      {inBase && (
        <p className="extent">
          <span title="Where this applies">
            <span className="hidden-words">Extent: </span>
            {extentOf(root, provision.pid)}
          </span>
          <StatusWord
            instrument={instrument}
            provision={provision}
            isOpen={areRemarksShown}
            onOpenChange={setTold}
          />
          {isOutside && <span className="status-word">outside scope</span>}
        </p>
      )}
      {editor ? (
        <>
          <h3 id={id} className="hidden-words">
            {name}, open for typing
          </h3>
          {contests.length > 0 && <ContestButtons contests={contests} />}
          {inBase && <OutstandingMark instrument={instrument} provision={provision} />}
          {editor}
        </>
      ) : (
        <>
          {printedParts(drawn).map((part, nth) =>
            part.type === 'line' ? (
              <Fragment key={part.line.key}>
                {lineAt(part.line, part.at)}
                {/* Below the heading, where a person arrives who goes to the section. */}
                {nth === 0 && inBase && <OutstandingMark instrument={instrument} provision={provision} />}
              </Fragment>
            ) : (
              <TableView key={part.rows[0]?.cells[0]?.key} table={part} from={part.at} lineAt={lineAt} />
            ),
          )}
          {inBase &&
            [...walk(provision)]
              .filter((inner) => inner.missing || inner.repealed)
              .map((inner) => <Absence key={inner.pid} provision={inner} />)}
        </>
      )}
      {editable && !editor && (
        <span className="open-button">
          <Button
            call="amendment.create"
            look="quiet"
            onPress={() => onOpen(provision.pid, null)}
            aria-label={`Edit ${name}`}
            title={`Edit ${name}`}
          >
            <Pencil aria-hidden="true" /> <span className="open-word">Edit</span>
          </Button>
          <SectionReferences node={node} original={drawing.view === 'original'} name={name} />
        </span>
      )}
      {inBase && (areRemarksShown || drawing.notes) && (
        <Remarks instrument={instrument} provision={provision} />
      )}
      {inBase && drawing.notes && <EditorialNotes instrument={instrument} provision={provision} />}
    </div>
  );
}, isUnchanged);
