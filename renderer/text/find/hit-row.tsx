import { listedByNumber, subjectAndVerb } from '../../../core/base/english.ts';
import { Button } from '../../ui/controls.tsx';
import { canAmend, contextOf, type Offered } from './find-hits.ts';
import './find.css';
import { unmet } from '../../ui/unmet.ts';

interface HitRowProps {
  readonly offered: Offered;
  readonly ticked: boolean;
  readonly replacement: string;
  readonly onTick: (key: string, ticked: boolean) => void;
  /** Replaces only this place; absent where that isn’t offered. */
  readonly onReplace?: () => void;
}

/** A found place as it would be changed, with a checkbox. */
export function HitRow({ offered, ticked, replacement, onTick, onReplace }: HitRowProps) {
  const { hit, revises, settled, isOutside } = offered;
  const context = contextOf(hit);
  const act = replacement === '' ? 'Delete' : 'Replace';
  return (
    <li>
      <label className={`find-hit ${ticked ? '' : 'kept'}`}>
        <input
          type="checkbox"
          checked={ticked}
          disabled={!canAmend(offered)}
          onChange={(event) => onTick(hit.key, event.target.checked)}
        />
        <span>
          <strong>{hit.place}</strong>
          {hit.field === 'heading' && <span className="soft"> (heading)</span>}
          <span className="context" lang="en-GB">
            {context.before}
            {ticked ? (
              <>
                <del>{hit.text}</del>
                {replacement && <ins>{replacement}</ins>}
              </>
            ) : (
              <mark>{hit.text}</mark>
            )}
            {context.after}
          </span>
          {isOutside ? (
            <span className="needs">Outside what this review may change.</span>
          ) : settled.length > 0 ? (
            <span className="needs">
              Words of {listedByNumber(settled)}, which{' '}
              {settled.length === 1 ? 'is settled: reopen it' : 'are settled: reopen them'} first.
            </span>
          ) : (
            revises.length > 0 && (
              <span className="needs">
                Words that {subjectAndVerb(revises, 'inserts: also changes it', 'insert: also changes them')}.
              </span>
            )
          )}
        </span>
      </label>
      {onReplace && (
        <Button
          call="amendment.create"
          look="quiet"
          aria-label={`${act} only here, in ${hit.place}`}
          whyNot={unmet(
            [canAmend(offered), 'These words can’t be changed here: the row says why.'],
            [replacement !== hit.text, 'The new words are the same as the old.'],
          )}
          onPress={onReplace}
        >
          {act}
        </Button>
      )}
    </li>
  );
}
