import { capital } from '../../../core/base/english.ts';
import { coverageStatusWords, recommendationCites } from '../../../core/coverage/coverage-words.ts';
import type { FlowKind, Flows } from '../../../core/coverage/flows.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { evidenceWords } from './picture-nodes.ts';

const KIND_WORDS: Readonly<Record<FlowKind, string>> = {
  answers: 'answered by',
  partly: 'partly answered by',
  departs: 'departed from by',
  tied: 'linked to',
};

/** Lists recommendations by number. Those whose number is unknown are only counted, since they may be dozens. */
function listed(numbers: readonly (number | null)[]): string {
  const numbered = numbers.filter((no) => no !== null);
  const unseen = numbers.length - numbered.length;
  return [...numbered, ...(unseen > 0 ? [`${unseen} whose number is unknown`] : [])].join(', ');
}

/**
 * The diagram as tables for screen readers: recommendations with their amendments, and amendments with their
 * provisions.
 */
export function FlowTables({ flows }: { readonly flows: Flows }) {
  const cited = recommendationCites(flows);
  const amendment = (id: string) => flows.amendments.find((row) => row.id === id);
  const provision = (pid: string) => flows.provisions.find((row) => row.pid === pid);
  return (
    <details className="flow-tables" open>
      <summary>The same information in tables</summary>
      <table>
        <caption>Recommendations and amendments</caption>
        <thead>
          <tr>
            <th scope="col">Recommendation</th>
            <th scope="col">Status</th>
            <th scope="col">Link</th>
            <th scope="col">Amendment</th>
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {flows.answers.map((flow) => {
            const recommendation = flows.recommendations.find(({ id }) => id === flow.recommendation);
            const row = amendment(flow.amendment);
            return (
              <tr key={`${flow.recommendation} ${flow.amendment}`}>
                <th scope="row">{cited(flow.recommendation)}</th>
                <td>{recommendation && coverageStatusWords(recommendation)}</td>
                <td>
                  {KIND_WORDS[flow.kind]}
                  {flow.suspect && '; needs checking'}
                </td>
                <td>
                  {flow.amendment} {row && titleOf(row)}
                </td>
                <td>{row && evidenceWords(row.said)}</td>
              </tr>
            );
          })}
          {flows.untied.map(({ words, numbers }) => (
            <tr key={words}>
              <th scope="row">{listed(numbers)}</th>
              <td colSpan={4}>{words}</td>
            </tr>
          ))}
          {flows.answers.length + flows.untied.length === 0 && (
            <tr>
              <td colSpan={5}>No recommendation is shown.</td>
            </tr>
          )}
        </tbody>
      </table>
      <table>
        <caption>Amendments and provisions</caption>
        <thead>
          <tr>
            <th scope="col">Provision</th>
            <th scope="col">Amendments</th>
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {flows.provisions.map((row) => {
            const changing = flows.changes.filter(({ pid }) => pid === row.pid);
            return (
              <tr key={row.pid}>
                <th scope="row">{capital(provision(row.pid)?.cite ?? '')}</th>
                <td>
                  {changing.length === 0
                    ? 'linked, not changed'
                    : changing.map((flow) => flow.amendment).join(', ')}
                </td>
                <td>{evidenceWords(row.said)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
