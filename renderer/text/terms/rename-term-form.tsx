import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Definition } from '../../../core/act/definitions.ts';
import { renameTerm, renamingOf, termHits, usualPlural } from '../../../core/amend/commands/rename-term.ts';
import { count } from '../../../core/base/english.ts';
import { useReview, useReviewOf } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import { useScope } from '../../state/window/scope.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { unmet } from '../../ui/unmet.ts';
import { useStructure } from '../commands/use-structure.ts';
import { canAmend, type Offered, offeredOf } from '../find/find-hits.ts';
import { HitRow } from '../find/hit-row.tsx';

interface RenameProps {
  readonly term: Definition;
  /** The number of places inside a longer term, which are not renamed. */
  readonly keptCount: number;
  readonly close: () => void;
}

type Row = ReturnType<typeof renamingOf> & { readonly offered: Offered };

interface PlacesProps {
  readonly rows: readonly Row[];
  readonly isNamed: boolean;
  readonly unticked: ReadonlySet<string>;
  readonly onTick: (hit: string, ticked: boolean) => void;
}

/** The places as they would be renamed. Drawn with a delay, so that typing stays fast. */
const Places = memo(function Places({ rows, isNamed, unticked, onTick }: PlacesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className="find-hits" aria-label="Places" tabIndex={0}>
      {rows.map(({ offered, insert, hit }) => (
        <HitRow
          key={hit.key}
          offered={offered}
          ticked={canAmend(offered) && !unticked.has(hit.key)}
          replacement={isNamed ? insert : ''}
          onTick={onTick}
        />
      ))}
    </ol>
  );
});

/** Renames a defined term wherever it has that meaning, as one amendment’s edits and one step of undo. */
export function RenameTerm({ term: { key, term: was }, keptCount, close }: RenameProps) {
  const { instrument, draft } = useReview();
  const me = useReviewOf(typingTarget);
  const { session, runKey } = useStructure();
  const { isOutside } = useScope();
  const [term, setTerm] = useState('');
  const [plural, setPlural] = useState<string | null>(null);
  const [articles, setArticles] = useState(true);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is of the draft as it is drawn
  const hits = useMemo(() => termHits(session(), instrument.title, key), [session, instrument, key, draft]);
  const isPlural = hits.some((hit) => hit.isPlural);
  // A long Act may have thousands of places. Deferring them keeps typing fast.
  const deferredTerm = useDeferredValue(term);
  const deferredPlural = useDeferredValue(plural);
  const to = useMemo(
    () => ({
      term: deferredTerm.trim(),
      plural: (deferredPlural ?? usualPlural(deferredTerm.trim())).trim(),
      articles,
    }),
    [deferredTerm, deferredPlural, articles],
  );
  const rows = useMemo(() => {
    const renamings = hits.map((hit) => renamingOf(hit, was, to));
    const renamedHits = renamings.map(({ hit }) => hit);
    const offers = offeredOf(renamedHits, draft.amendments, me, isOutside);
    return renamings.flatMap((renaming, at): readonly Row[] => {
      const offered = offers[at];
      return offered ? [{ ...renaming, offered }] : [];
    });
  }, [hits, was, to, draft.amendments, me, isOutside]);
  const chosen = rows.filter(({ hit, offered }) => canAmend(offered) && !unticked.has(hit.key));
  const barred = rows.filter(({ offered }) => !canAmend(offered)).length;
  const tick = useCallback(
    (hit: string, ticked: boolean) =>
      setUnticked((was) => new Set(ticked ? [...was].filter((one) => one !== hit) : [...was, hit])),
    [],
  );
  const rename = () => {
    close();
    // Run after the text has the focus again.
    requestAnimationFrame(() => runKey((now) => renameTerm(now, chosen), null));
  };
  const whyNot = unmet(
    [to.term !== '', 'Enter the new term.'],
    [!isPlural || to.plural !== '', 'Enter its plural.'],
    [to.term !== was, 'The new term is the same as the old.'],
    [deferredTerm === term && deferredPlural === plural, 'Keeling is still looking for the places.'],
    [chosen.length > 0, 'Choose a place.'],
  );
  return (
    <div className="find-and-amend">
      <h4>Rename “{was}” everywhere</h4>
      <div className="find-words">
        <Field label="New term" value={term} onChange={setTerm} autoFocus maxLength={200} />
        {isPlural && (
          <Field
            label="Its plural"
            value={plural ?? usualPlural(term)}
            onChange={setPlural}
            maxLength={200}
            help="The term is used in the plural too."
          />
        )}
      </div>
      <Checkbox isSelected={articles} onChange={setArticles}>
        Change “a” to “an” before it, or “an” to “a”, where needed
      </Checkbox>
      <p role="status">
        {count(rows.length, 'place')}, {chosen.length} chosen.
        {keptCount > 0 &&
          ` ${count(keptCount, 'place')} in a longer term ${keptCount === 1 ? 'stays' : 'stay'} as ${keptCount === 1 ? 'it is' : 'they are'}.`}
        {barred > 0 && ` ${count(barred, 'place')} can’t be changed: each says why.`}
      </p>
      <Places rows={rows} isNamed={to.term !== ''} unticked={unticked} onTick={tick} />
      <div className="actions">
        <Button call="amendment.create" look="primary" onPress={rename} whyNot={whyNot}>
          Rename in {count(chosen.length, 'place')}
        </Button>
        <Button onPress={close}>Cancel</Button>
        <span className="help">
          {me ? `The change goes into ${me}.` : 'The change starts a new amendment.'}
        </span>
      </div>
    </div>
  );
}
