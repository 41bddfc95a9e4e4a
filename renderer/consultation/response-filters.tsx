import { ListFilter } from 'lucide-react';
import { Input, Label, SearchField } from 'react-aria-components';
import type { Import } from '../../core/evidence/records.ts';
import { useAnswer } from '../state/host/queries.ts';
import { Button } from '../ui/controls.tsx';
import { Chooser, type Option } from '../ui/select.tsx';
import { questionWords } from './coding/question-words.ts';
import type { ResponseFilter } from './consultation-state.ts';
import type { AskedQuestion, Page } from './use-responses.ts';

const ALL = 'all';
/** Prefix of a value in the options, so that a value called "all" cannot be confused with no filter. */
const VALUE_PREFIX = 'is ';

/** Prefix of a question type among the options for questions. */
const KIND_PREFIX = 'every ';
const KINDS = ['open', 'closed'] as const;
const KIND_WORDS = {
  open: 'All questions answered in own words',
  closed: 'All questions with answer options',
};

/** The options for questions, with the number of answers of each. The question types come first if both exist. */
function questionOptions(facets: Page['facets'] | undefined, questions: ReadonlyMap<string, AskedQuestion>) {
  const each = (facets?.questions ?? []).map(({ value, count }) => ({
    id: value,
    words: questionWords(questions.get(value), value),
    count,
  }));
  const kindsPresent = new Set([...questions.values()].map(({ kind }) => kind));
  if (kindsPresent.size < KINDS.length) return each;
  const kinds = KINDS.map((kind) => {
    const own = each.filter(({ id }) => questions.get(id)?.kind === kind);
    const count = own.reduce((sum, question) => sum + question.count, 0);
    return { id: `${KIND_PREFIX}${kind}`, words: KIND_WORDS[kind], count };
  });
  return [...kinds, ...each];
}

const tallied = (number: number) => <span className="tally"> {number.toLocaleString('en-GB')}</span>;

interface OfProps {
  readonly label: string;
  readonly every: string;
  readonly options: readonly (Option & { readonly count: number })[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One filter: its values with the number of answers of each, or no filter. */
function Of({ label, every, options, value, onChange }: OfProps) {
  const offered = options.map(({ id, words, count }) => ({
    id: `${VALUE_PREFIX}${id}`,
    words,
    detail: tallied(count),
  }));
  const selectedKey = value === undefined ? ALL : `${VALUE_PREFIX}${value}`;
  const isOffered = selectedKey === ALL || offered.some(({ id }) => id === selectedKey);
  return (
    <Chooser
      label={label}
      options={[
        { id: ALL, words: every },
        ...(isOffered ? [] : [{ id: selectedKey, words: value ?? '', detail: tallied(0) }]),
        ...offered,
      ]}
      value={selectedKey}
      onChange={(id) => onChange(id === ALL ? undefined : id.slice(VALUE_PREFIX.length))}
    />
  );
}

const yesNo = (isYes: boolean | undefined) => (isYes === undefined ? undefined : isYes ? 'yes' : 'no');
const either = (yesOrNo: string | undefined) => (yesOrNo === undefined ? undefined : yesOrNo === 'yes');

interface ResponseFiltersProps {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly filters: ResponseFilter;
  readonly onFilters: (filters: ResponseFilter) => void;
  readonly facets: Page['facets'] | undefined;
  readonly questions: ReadonlyMap<string, AskedQuestion>;
  readonly imports: readonly Import[];
}

/** The search box and filters of the responses. */
export function ResponseFilters(props: ResponseFiltersProps) {
  const { typed, onTyped, filters, onFilters, facets, questions, imports } = props;
  const provisions = useAnswer('consultation.provisions', {}).data ?? [];
  const set = (change: { readonly [K in keyof ResponseFilter]: ResponseFilter[K] | undefined }) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined);
    onFilters(Object.fromEntries(next));
  };
  const isFiltered = typed !== '' || Object.keys(filters).length > 0;
  return (
    <search className="response-filters">
      <SearchField className="field words" value={typed} onChange={onTyped}>
        <Label className="field-label">Search answers</Label>
        <Input className="input" placeholder="Search words or “an exact phrase”" />
      </SearchField>
      <Of
        label="Question"
        every="Every question"
        options={questionOptions(facets, questions)}
        value={filters.question ?? (filters.kind && `${KIND_PREFIX}${filters.kind}`)}
        onChange={(value) =>
          set({
            question: value?.startsWith(KIND_PREFIX) ? undefined : value,
            kind: KINDS.find((kind) => value === `${KIND_PREFIX}${kind}`),
          })
        }
      />
      <Of
        label="Respondents"
        every="Everybody"
        options={(facets?.respondentTypes ?? []).map(({ value, count }) => ({
          id: value,
          words: value || 'Kind not given',
          count,
        }))}
        value={filters.respondentType}
        onChange={(respondentType) => set({ respondentType })}
      />
      <Of
        label="Publishing"
        every="Allowed or not"
        options={[
          { id: 'yes', words: 'May be published', count: facets?.published.yes ?? 0 },
          { id: 'no', words: 'May not be published', count: facets?.published.no ?? 0 },
        ]}
        value={yesNo(filters.published)}
        onChange={(yesOrNo) => set({ published: either(yesOrNo) })}
      />
      <Of
        label="Coding"
        every="Coded or not"
        options={[
          { id: 'yes', words: 'Coded', count: facets?.coded.yes ?? 0 },
          { id: 'no', words: 'Not coded', count: facets?.coded.no ?? 0 },
        ]}
        value={yesNo(filters.coded)}
        onChange={(yesOrNo) => set({ coded: either(yesOrNo) })}
      />
      {(provisions.length > 0 || filters.provision !== undefined) && (
        <Of
          label="Provision named"
          every="Any or none"
          options={provisions.map(({ pid, name, answers }) => ({ id: pid, words: name, count: answers }))}
          value={filters.provision}
          onChange={(provision) => set({ provision })}
        />
      )}
      {(imports.length > 1 || filters.import !== undefined) && (
        <Of
          label="File"
          every="Every file"
          options={imports.map(({ id, file }) => ({
            id,
            words: file,
            count: facets?.imports.find(({ value }) => value === id)?.count ?? 0,
          }))}
          value={filters.import}
          onChange={(value) => set({ import: value })}
        />
      )}
      {isFiltered && (
        <Button
          look="quiet"
          onPress={() => {
            onTyped('');
            onFilters({});
          }}
        >
          <ListFilter aria-hidden="true" /> Show all
        </Button>
      )}
    </search>
  );
}
