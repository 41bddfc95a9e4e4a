import { useState } from 'react';
import type { Tally } from '../../../core/consultation/tally.ts';
import { type Among, baseWords, ROUNDED, WITHOUT_CAMPAIGNS } from '../../../core/consultation/tally-words.ts';
import { isFailed } from '../../state/host/is-failed.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Segments } from '../../ui/segments.tsx';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { ExportTallies } from './export-tallies.tsx';
import { questionWords } from './question-words.ts';
import { ShareChart, sharesOf } from './share-chart.tsx';
import { ShareTable } from './share-table.tsx';

const EVERYBODY = 'everybody';
/** Prefix of a respondent type in the options, so that a type called "everybody" cannot be confused with all. */
const KIND = 'kind ';

interface QuestionProps {
  readonly tally: Tally;
  /** The respondent type shown in the bars; null for all respondents. */
  readonly kind: string | null;
  readonly among: Among;
}

function ClosedQuestion({ tally, kind, among }: QuestionProps) {
  const name = questionWords(tally, tally.question);
  const at = kind === null ? null : tally.groups.findIndex((group) => group.name === kind);
  const shares = sharesOf(tally, at, among);
  return (
    <section className="chart-group" aria-label={name}>
      <h3>{name}</h3>
      {at === -1 ? (
        <p className="help">No respondent of this kind answered this question.</p>
      ) : (
        <>
          <p className="help">
            {kind === null
              ? baseWords(tally, among)
              : `${shares.of.toLocaleString('en-GB')} of the ${tally.answers[among].toLocaleString('en-GB')} respondents who answered this question are of this kind.`}
          </p>
          <ShareChart {...shares} />
        </>
      )}
      <details open>
        <summary>The same figures in a table</summary>
        <ShareTable tally={tally} among={among} caption={`Answers to ${name}`} />
      </details>
    </section>
  );
}

/** The results of the closed questions: the number of respondents for each answer, with or without campaigns. */
export function ClosedQuestions() {
  const tallies = useAnswer('consultation.tallies', {});
  const [kind, setKind] = useState<string | null>(null);
  const [among, setAmong] = useState<Among>('all');
  if (isFailed(tallies)) return <Trouble thrown={tallies.error} onRetry={() => void tallies.refetch()} />;
  if (!tallies.data) return <p aria-busy="true">Counting…</p>;
  const all = tallies.data;
  if (all.length === 0)
    return (
      <div className="empty">
        <p>There is no closed question yet.</p>
        <p>Import responses in which people chose from answers. Keeling then counts how many chose each.</p>
      </div>
    );
  const kinds = [...new Set(all.flatMap(({ groups }) => groups.map(({ name }) => name)))];
  const hasCampaigns = all.some(({ answers }) => answers.all !== answers.outside);
  return (
    <div>
      <div className="charts-head">
        {kinds.length > 1 && (
          <Chooser
            label="Respondents"
            options={[
              { id: EVERYBODY, words: 'Everybody' },
              ...kinds.map((name) => ({ id: `${KIND}${name}`, words: name || 'Kind not given' })),
            ]}
            value={kind === null ? EVERYBODY : `${KIND}${kind}`}
            onChange={(id) => setKind(id === EVERYBODY ? null : id.slice(KIND.length))}
          />
        )}
        {hasCampaigns && (
          <Segments
            label="Campaigns"
            options={['all', 'outside'] as const}
            words={(one) => (one === 'all' ? 'With campaigns' : 'Without campaigns')}
            value={among}
            onChange={setAmong}
          />
        )}
        <ExportTallies />
      </div>
      {all.map((tally) => (
        <ClosedQuestion key={tally.question} tally={tally} kind={kind} among={among} />
      ))}
      <p className="help chart-note">
        {ROUNDED} Answers that differ only in capital letters or spaces are counted together.
        {hasCampaigns && ` ${WITHOUT_CAMPAIGNS}`}
      </p>
    </div>
  );
}
