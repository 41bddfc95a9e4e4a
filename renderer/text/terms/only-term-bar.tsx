import { Filter } from 'lucide-react';
import { count } from '../../../core/base/english.ts';
import { Button } from '../../ui/controls.tsx';
import { useOnlyTerm, useTerms } from './terms-context.ts';
import './terms.css';

/** Says that only the sections with a term are shown, with a button to show all. */
export function OnlyTermBar() {
  const only = useOnlyTerm();
  const { showOnly } = useTerms();
  if (!only) return null;
  const { size } = only.units;
  const [use, are] = size === 1 ? ['defines or uses', 'is'] : ['define or use', 'are'];
  return (
    <div className="only-term" role="status">
      <Filter aria-hidden="true" />
      <span>{`Only the ${count(size, 'section')} that ${use} “${only.term}” ${are} shown.`}</span>
      <Button onPress={() => showOnly(null)}>Show the whole Act</Button>
    </div>
  );
}
