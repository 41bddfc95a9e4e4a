import { memo } from 'react';
import { labelChange } from '../../core/amend/changes/changes-of.ts';
import type { ComparedLine } from '../../core/compare/account.ts';
import { type Side, type Stretch, stretchesOf } from './compared-rows.ts';

type Run = Stretch['runs'][number];

function Mark({ run }: { readonly run: Run }) {
  const Tag = run.kind === 'deleted' ? 'del' : 'ins';
  return (
    <Tag className={run.kind !== 'kept' && run.moved ? 'moved' : undefined}>
      <span className="hidden-words">[{labelChange(run)}: </span>
      {run.text}
      <span className="hidden-words">]</span>
    </Tag>
  );
}

function Words({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ key, runs }, at) =>
    key === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity beyond their order
      <span key={at}>{runs[0]?.text}</span>
    ) : (
      // F7 steps to a difference, as in Word. Tab does not stop at it.
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={at} className="change" data-difference={key} tabIndex={-1}>
        {runs.map((run, inner) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Mark key={inner} run={run} />
        ))}
      </span>
    ),
  );
}

interface LineProps {
  readonly line: ComparedLine;
  readonly side: Side;
  readonly isShown: (key: string) => boolean;
  /** The description of the move that begins with this line. */
  readonly move: string | null;
}

/** The doubts about the words of a line: of both texts, or of the text that is drawn. */
function doubtWords({ doubt }: ComparedLine, side: Side): readonly string[] {
  const { before, after } = doubt ?? {};
  if (side !== 'both') return [doubt?.[side] ?? ''].filter(Boolean);
  if (before === after) return before ? [before] : [];
  return [before ? `before: ${before}` : '', after ? `after: ${after}` : ''].filter(Boolean);
}

/** Doubts that apply to most lines are marked in the margin, as in the Act room. Other doubts appear in words. */
const QUIET = ['derived', 'unverified'] as const;
const QUIET_WORDS = {
  derived: 'The words of this line are derived from amending instruments',
  unverified: 'The words of this line were not checked against the source',
} as const;

/** The HTML heading level of a heading line, as in the Act room. */
function tagOf({ role, level }: ComparedLine): 'p' | 'h3' | 'h4' {
  if (role !== 'heading') return 'p';
  return level === 0 ? 'h3' : 'h4';
}

/** One line of a comparison, in one or both texts. Renders nothing for a line that the text does not have. */
export const ComparedLineView = memo(function ComparedLineView({ line, side, isShown, move }: LineProps) {
  const { changeStatus, role, kind, level } = line;
  const doubts = doubtWords(line, side);
  const label = stretchesOf(line.label, side, isShown);
  const body = stretchesOf(line.body, side, isShown);
  const absent = side === 'before' ? 'inserted' : side === 'after' ? 'deleted' : null;
  if (changeStatus.state === absent || (label.length === 0 && body.length === 0)) return null;
  const Tag = tagOf(line);
  const isChanged = [...label, ...body].some(({ key }) => key !== null);
  const quiet = doubts.length === 1 ? QUIET.find((doubt) => doubt === doubts[0]) : undefined;
  return (
    <Tag
      className={`line ${role} ${kind} level-${Math.min(level, 8)} ${isChanged ? 'changed' : ''} ${quiet ?? ''}`}
      title={quiet && QUIET_WORDS[quiet]}
    >
      {label.length > 0 && (
        <span className="label">
          <Words stretches={label} />{' '}
        </span>
      )}
      <span className="body">
        <Words stretches={body} />
      </span>
      {move !== null && <span className="move-note">{move}</span>}
      {doubts.length > 0 && (
        <span className={quiet ? 'hidden-words doubt-on-paper' : 'doubt'}> [{doubts.join('; ')}]</span>
      )}
    </Tag>
  );
});
