import { useState } from 'react';
import { capital, count } from '../../../core/base/english.ts';
import { COUNTED_BY } from '../../../core/coding/calls.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Agreement } from './agreement.tsx';
import { BarChart } from './bar-chart.tsx';
import { type ChartRow, grouped, longest, overall } from './chart-rows.ts';
import { ChartTable } from './chart-table.tsx';
import { ClosedQuestions } from './closed-questions.tsx';
import { questionWords } from './question-words.ts';
import { StanceLegend, StancePatterns } from './stance-patterns.tsx';
import { useFrame } from './use-coding.ts';
import './charts-view.css';

type By = (typeof COUNTED_BY)[number] | 'all';
const WAYS: readonly By[] = ['all', ...COUNTED_BY];
const WAY_WORDS: Readonly<Record<By, string>> = {
  all: 'All',
  question: 'By question',
  type: 'By kind of respondent',
  provision: 'By provision',
};
type Charted = 'closed' | 'themes';
const NONE_CHARTED: Readonly<Record<Exclude<By, 'all'>, string>> = {
  question: 'No answer to a question has an excerpt yet.',
  type: 'The kind of respondent is not known for any excerpt.',
  provision:
    'No theme or excerpt is linked to an amendment or a provision yet. You can link one in Themes or in a text.',
};

function Group({
  name,
  rows,
  widest,
}: {
  readonly name: string;
  readonly rows: readonly ChartRow[];
  readonly widest: number;
}) {
  return (
    <section className="chart-group" aria-label={name}>
      <h3>{capital(name)}</h3>
      <BarChart rows={rows} widest={widest} />
      <details open>
        <summary>The same figures in a table</summary>
        <ChartTable caption={`Themes of ${name}`} rows={rows} />
      </details>
    </section>
  );
}

function Groups({ by }: { readonly by: Exclude<By, 'all'> }) {
  const counts = useAnswer('coding.counts', { by });
  const questions = useAnswer('consultation.questions', {});
  const frame = useFrame();
  if (isFailed(counts)) return <Trouble thrown={counts.error} onRetry={() => void counts.refetch()} />;
  if (!counts.data || !frame.data) return <p aria-busy="true">Counting…</p>;
  const groups = grouped(counts.data, frame.data.themes);
  const widest = longest(groups);
  if (groups.length === 0) return <p className="empty">{NONE_CHARTED[by]}</p>;
  // The counts name a question by its number only; the chart has space for its full text.
  const questionsById = new Map(
    by === 'question' ? questions.data?.map((question) => [question.id, question]) : [],
  );
  return groups.map(({ key, name, rows }) => {
    const question = questionsById.get(key);
    const words = question ? questionWords(question, key) : name;
    return <Group key={key} name={words} rows={rows} widest={widest} />;
  });
}

/** The charts of themes by question, respondent type or provision, with stances, and the agreement between coders. */
function ThemeCharts() {
  const frame = useFrame();
  const [by, setBy] = useState<By>('all');
  if (isFailed(frame)) return <Trouble thrown={frame.error} onRetry={() => void frame.refetch()} />;
  if (!frame.data) return <p aria-busy="true">Counting…</p>;
  const { themes, coders, untagged } = frame.data;
  const rows = overall(themes);
  if (rows.length === 0)
    return (
      <div className="empty">
        <p>There is nothing to count yet.</p>
        <p>Open a response or a note, select a passage and give it a theme. The charts show the themes.</p>
      </div>
    );
  return (
    <div>
      <StancePatterns />
      <div className="charts-head">
        <Segments
          label="Count"
          options={WAYS}
          words={(order) => WAY_WORDS[order]}
          value={by}
          onChange={setBy}
        />
        <StanceLegend />
      </div>
      {by === 'all' ? (
        <Group name="All that was coded" rows={rows} widest={longest([{ rows }])} />
      ) : (
        <Groups by={by} />
      )}
      <p className="help chart-note">
        An excerpt with two themes counts under both. The number for a theme does not include its sub-themes.
        {untagged > 0 &&
          ` ${count(untagged, 'excerpt')} without a theme ${untagged === 1 ? 'is' : 'are'} in no bar.`}
      </p>
      <Agreement key={coders.join()} coders={coders} />
    </div>
  );
}

/** The charts view: answers to closed questions, and themes of the open answers. */
export function ChartsView() {
  const questions = useAnswer('consultation.questions', {});
  const [chosen, setChosen] = useState<Charted | null>(null);
  const hasClosed = questions.data?.some(({ kind }) => kind === 'closed') ?? false;
  const shownChart = chosen ?? (hasClosed ? 'closed' : 'themes');
  return (
    <div className="charts-view">
      <Segments
        label="What is charted"
        options={['closed', 'themes'] as const}
        words={(one) => (one === 'closed' ? 'Closed questions' : 'Coded themes')}
        value={shownChart}
        onChange={setChosen}
      />
      {shownChart === 'closed' ? <ClosedQuestions /> : <ThemeCharts />}
    </div>
  );
}
