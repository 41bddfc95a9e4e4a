import { labelChange } from '../../core/amend/changes/changes-of.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  /** What to say where neither has words. */
  readonly otherwise?: string;
}

/** Before and after, each marked as in the text, with the mark in words for who can't see it. */
export function BeforeAfter({ before, after, otherwise = '' }: Props) {
  return (
    <span className="before-after">
      {before && (
        <del>
          <span className="hidden-words">{labelChange({ kind: 'deleted', text: before })}: </span>
          {before}
        </del>
      )}{' '}
      {after && (
        <ins>
          <span className="hidden-words">{labelChange({ kind: 'inserted', text: after })}: </span>
          {after}
        </ins>
      )}
      {!before && !after && otherwise}
    </span>
  );
}
