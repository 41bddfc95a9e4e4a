import { Filter } from 'lucide-react';
import { useEffect } from 'react';
import { count } from '../../../core/base/english.ts';
import { useBench, useReviewNow } from '../../state/review.tsx';
import { unitOf } from '../../state/units.ts';
import { Button } from '../../ui/controls.tsx';
import { useOnlyTerm, useTerms } from './terms-context.ts';
import './terms.css';

/** Says that only some of the text is shown, and shows all of it again. Going to a place that is not shown does so too. */
export function OnlyTermBar() {
  const only = useOnlyTerm();
  const { showOnly } = useTerms();
  const now = useReviewNow();
  const { target } = useBench().bench;
  useEffect(() => {
    if (!only || !target) return;
    const unit = unitOf(now().instrument.root, target.pid) ?? target.pid;
    if (!only.units.has(unit) && !only.units.has(target.pid)) showOnly(null);
  }, [only, target, now, showOnly]);
  if (!only) return null;
  return (
    <div className="only-term" role="status">
      <Filter aria-hidden="true" />
      <span>
        Only the {count(only.units.size, 'section')} that {only.units.size === 1 ? 'uses' : 'use'} “
        {only.term}” {only.units.size === 1 ? 'is' : 'are'} shown.
      </span>
      <Button onPress={() => showOnly(null)}>Show the whole Act</Button>
    </div>
  );
}
