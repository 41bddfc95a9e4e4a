import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { AMENDMENT_STATES } from '../../../core/amend/edits/amendment.ts';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import { capital } from '../../../core/base/english.ts';
import { COVERAGE_CATEGORIES } from '../../../core/coverage/coverage.ts';
import {
  addresseeWords,
  COVERAGE_STATUS_WORDS,
  type CoverageCounts,
  lackWords,
} from '../../../core/coverage/coverage-words.ts';
import { type CoverageReport, LACKS } from '../../../core/coverage/report-schema.ts';
import { Button, Checkbox } from '../../ui/controls.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Chooser } from '../../ui/select.tsx';
import { type CoverageFilters, isNarrowed, isOverdue, NO_FILTERS } from './coverage-filters.ts';

const ALL = 'all';

/** Returns the option with an id, or else the default. */
const oneOf = <T extends string>(id: string, list: readonly T[], otherwise: T): T =>
  list.find((one) => one === id) ?? otherwise;

/** The filters of the coverage views. */
export function FilterBar({
  report,
  counts,
  filters,
  onChange,
}: {
  readonly report: CoverageReport;
  readonly counts: CoverageCounts;
  readonly filters: CoverageFilters;
  readonly onChange: (filters: CoverageFilters) => void;
}) {
  const [isExpanded, setExpanded] = useState(false);
  const set = (change: Partial<CoverageFilters>) => onChange({ ...filters, ...change });
  const addressees = [...new Set(report.recommendations.map(({ addressee }) => addressee))];
  const overdue = report.recommendations.filter((row) => isOverdue(row, report)).length;
  return (
    <div className="filters">
      {report.recommendations.length > 0 && (
        <Segments
          label="Status of the recommendation"
          options={[ALL, ...COVERAGE_CATEGORIES] as const}
          words={(standing) =>
            standing === ALL
              ? `All ${counts.recommendations.all}`
              : `${capital(COVERAGE_STATUS_WORDS[standing])} ${counts.recommendations[standing]}`
          }
          value={filters.standing}
          onChange={(standing) => set({ standing })}
        />
      )}
      <ToggleButton className="button more" isSelected={isExpanded} onChange={setExpanded}>
        More filters
      </ToggleButton>
      <div className={isExpanded ? 'choosers shown' : 'choosers'}>
        {addressees.length > 1 && (
          <Chooser
            label="Addressed to"
            value={filters.addressee}
            options={[
              { id: ALL, words: 'Everyone' },
              ...addressees.map((id) => ({ id, words: capital(addresseeWords(id)) })),
            ]}
            onChange={(addressee) => set({ addressee })}
          />
        )}
        <Chooser
          label="Amendments"
          value={filters.state}
          options={[
            { id: ALL, words: 'In any state' },
            ...AMENDMENT_STATES.filter((state) => state !== 'withdrawn').map((id) => ({
              id,
              words: STATE_WORDS[id],
            })),
          ]}
          onChange={(id) =>
            set({ state: oneOf<CoverageFilters['state']>(id, [ALL, ...AMENDMENT_STATES], ALL) })
          }
        />
        <Chooser
          label="Provision"
          value={filters.provision}
          options={[
            { id: ALL, words: 'Anywhere' },
            ...report.provisions.map(({ pid, cite }) => ({ id: pid, words: capital(cite) })),
          ]}
          onChange={(provision) => set({ provision })}
        />
        <Chooser
          label="Gaps"
          value={filters.lacks}
          options={[
            { id: ALL, words: 'With or without gaps' },
            ...LACKS.map((id) => ({ id, words: `${capital(lackWords(id))} (${counts.amendments[id]})` })),
          ]}
          onChange={(id) => set({ lacks: oneOf<CoverageFilters['lacks']>(id, [ALL, ...LACKS], ALL) })}
        />
      </div>
      <div className="ticks">
        <Checkbox isSelected={filters.suspect} onChange={(suspect) => set({ suspect })}>
          Only links that need checking ({counts.links.suspect})
        </Checkbox>
        {report.recommendations.length > 0 && (
          <Checkbox isSelected={filters.overdue} onChange={(late) => set({ overdue: late })}>
            Only past a deadline ({overdue})
          </Checkbox>
        )}
        {isNarrowed(filters) && (
          <Button look="link" onPress={() => onChange(NO_FILTERS)}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}
