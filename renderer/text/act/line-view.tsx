import { memo, type ReactNode } from 'react';
import type { EditorialNote } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { labelChange } from '../../../core/amend/changes/changes-of.ts';
import type { Line, LineSegment } from '../../../core/amend/redline/lines.ts';
import type { View } from '../../state/window/workbench.ts';
import { LEFT_OUT } from '../page/drawn-lines.ts';
import { type NoteIndex, type Part, partsOf, type Stretch, stretchesOf } from '../page/line-parts.ts';
import { placesOfParts, type TextPlace } from '../references/cut-at-pointers.ts';
import { PointedWords } from '../references/pointed-words.tsx';
import { LineTags } from './line-tags.tsx';

/** What every line of a text is drawn with. */
export interface Drawing {
  readonly root: Provision;
  readonly view: View;
  /** legislation.gov.uk’s notes; null where they are hidden. */
  readonly notes: NoteIndex | null;
  /** The selected amendment, whose changes are highlighted. */
  readonly selected: string | null;
}

const NO_NOTES: NoteIndex = new Map();

function NoteMark({ note }: { readonly note: EditorialNote }) {
  return (
    <sup
      className="note-mark"
      data-note={note.id}
      title={note.text ?? 'The wording of this note is not available.'}
    >
      <span className="hidden-words">[legislation.gov.uk’s note </span>
      {note.mark || '•'}
      <span className="hidden-words">]</span>
    </sup>
  );
}

/** Words of a line. If their status differs from that of the section, it is shown and read out. */
function Words({
  part,
  usual,
  place,
}: {
  readonly part: Part;
  readonly usual: string;
  readonly place: TextPlace | undefined;
}) {
  const words = place ? <PointedWords text={part.text} place={place} /> : part.text;
  const doubtful = part.status !== null && part.status !== usual && part.status !== 'verified';
  const text = doubtful ? (
    <span className={`doubtful ${part.status}`} title={`${part.status}: see the line under the heading`}>
      <span className="hidden-words">[{part.status}: </span>
      {words}
      <span className="hidden-words">]</span>
    </span>
  ) : (
    words
  );
  return (
    <>
      {text}
      {part.notes.map((note) => (
        <NoteMark key={note.id} note={note} />
      ))}
    </>
  );
}

const isAlike = (a: Part | undefined, b: Part): boolean => a?.kind === b.kind && a.moved === b.moved;

/** The label of the change that starts at a part; null in the middle of a change. */
function describeChangeAt(parts: readonly Part[], at: number): string | null {
  const part = parts[at];
  if (!part || isAlike(parts[at - 1], part)) return null;
  const after = parts.slice(at).findIndex((one) => !isAlike(one, part));
  const all = after < 0 ? parts.slice(at) : parts.slice(at, at + after);
  return labelChange({ ...part, text: all.map(({ text }) => text).join('') });
}

function Change({
  stretch,
  usual,
  places,
  active,
}: {
  readonly stretch: Stretch;
  readonly usual: string;
  readonly places: ReadonlyMap<Part, TextPlace>;
  readonly active: boolean;
}) {
  return (
    <span
      className={active ? 'change active' : 'change'}
      data-am={stretch.am ?? undefined}
      // F7 steps to changes, as in Word. Tab does not stop at them.
      tabIndex={-1}
    >
      <span className="hidden-words">[</span>
      {stretch.parts.map((part, at) => {
        const Mark = part.kind === 'deleted' ? 'del' : 'ins';
        const before = stretch.parts[at - 1];
        const description = describeChangeAt(stretch.parts, at);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity beyond their order
          <Mark key={at} className={part.moved ? 'moved' : undefined}>
            {description && (
              <span className="hidden-words">
                {before ? '; ' : ''}
                {description}:{' '}
              </span>
            )}
            <Words part={part} usual={usual} place={places.get(part)} />
          </Mark>
        );
      })}
      <span className="hidden-words">]</span>
    </span>
  );
}

function LineParts({
  lineParts,
  line,
  drawing,
  usual,
}: {
  readonly lineParts: readonly LineSegment[];
  readonly line: Line;
  readonly drawing: Drawing;
  readonly usual: string;
}): ReactNode {
  const { root, view, notes, selected } = drawing;
  const leave = LEFT_OUT[view];
  const places = new Map<Part, TextPlace>();
  const parts = lineParts
    .flatMap((linePart) => {
      const cut = partsOf(root, linePart, notes ?? NO_NOTES);
      for (const [part, place] of placesOfParts(linePart, line.pid, cut, view === 'original'))
        places.set(part, place);
      return cut;
    })
    .filter((part) => part.kind !== leave);
  if (view !== 'marked-up') {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity beyond their order
    return parts.map((part, at) => <Words key={at} part={part} usual={usual} place={places.get(part)} />);
  }
  return stretchesOf(parts).map((stretch, at) =>
    stretch.am === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity beyond their order
      <span key={at}>
        {stretch.parts.map((part, inner) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Words key={inner} part={part} usual={usual} place={places.get(part)} />
        ))}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Change key={at} stretch={stretch} usual={usual} places={places} active={stretch.am === selected} />
    ),
  );
}

/** The amendments that change a line, in order. */
export function amendmentsIn(line: Line): readonly string[] {
  const ams = [...line.label, ...line.body].flatMap(({ runs }) =>
    runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])),
  );
  return [...new Set(ams)];
}

interface LineViewProps {
  readonly line: Line;
  readonly drawing: Drawing;
  /** The status of most of the section’s words. */
  readonly usual: string;
  readonly headingId?: string | undefined;
  /** Whether the numbers of its amendments are shown beside it. */
  readonly tagged?: boolean;
}

/** The length of a marked-up line, in UTF-16 code units. */
const lettersOf = ({ body }: Line): number =>
  body.reduce((sum, { runs }) => runs.reduce((all, { text }) => all + text.length, sum), 0);

/** The element of a line. The Act’s title is an h2, its groups h3, its sections h4. */
function tagOf(line: Line): 'p' | 'h3' | 'h4' {
  if (line.role !== 'heading') return 'p';
  return line.level === 0 ? 'h3' : 'h4';
}

/** One printed line of the Act, with a hanging number. */
export const LineView = memo(function LineView({
  line,
  drawing,
  usual,
  headingId,
  tagged = true,
}: LineViewProps) {
  const Tag = tagOf(line);
  const tags = drawing.view === 'marked-up' ? amendmentsIn(line) : [];
  const changeStatus = drawing.view === 'marked-up' ? line.changeStatus.state : 'kept';
  return (
    <Tag
      id={headingId}
      className={`line ${line.role} ${line.kind} level-${Math.min(line.level, 8)} ${changeStatus} ${tags.length > 0 ? 'changed' : ''}`}
      data-line={line.key}
      data-pid={line.pid}
    >
      {line.label.length > 0 && (
        <span className="label">
          <LineParts lineParts={line.label} line={line} drawing={drawing} usual={usual} />{' '}
        </span>
      )}
      <span className="body">
        <LineParts lineParts={line.body} line={line} drawing={drawing} usual={usual} />
      </span>
      {tagged && tags.length > 0 && (
        <LineTags tags={tags} letters={lettersOf(line)} selected={drawing.selected} />
      )}
    </Tag>
  );
});
