import { labelChange } from '../../core/amend/changes/changes-of.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  /** Shown if both texts are empty. */
  readonly otherwise?: string;
}

/** A text before and after a change, marked like a redline, with hidden labels for screen readers. */
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
