import type { ReactNode } from 'react';
import { STATE_WORDS } from '../../../core/amend/edits/states.ts';
import { capital, count } from '../../../core/base/english.ts';
import { addresseeInSentence, lackWords } from '../../../core/coverage/coverage-words.ts';
import type {
  AmendmentRow,
  CoverageReport,
  LinkedEvidence,
  ProvisionRow,
  RecommendationRow,
} from '../../../core/coverage/report-schema.ts';
import { categoryWords } from '../../../core/evidence/describe.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { useLinking } from '../../state/window/linking.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime, plainDate } from '../../ui/dates.ts';
import { CellLinks, EndList } from './cell-links.tsx';
import type { CoverageSubject, Side } from './coverage-subject.ts';
import { StatusMark } from './status-mark.tsx';
import { useCoverageNavigation } from './use-navigation.ts';

interface CellDetailsProps {
  readonly report: CoverageReport;
  readonly leave: () => void;
}

function Recommendation({ row, report, leave }: CellDetailsProps & { readonly row: RecommendationRow }) {
  const go = useCoverageNavigation(leave);
  const commitments = report.commitments.filter(({ id }) => row.commitments.includes(id));
  return (
    <>
      <p className="soft">
        To {addresseeInSentence(row.addressee)}
        {row.deadline && `, by ${plainDate(row.deadline)}${row.deadlinePassed ? ', which is past' : ''}`}
      </p>
      <p>{row.about || 'Full wording not available.'}</p>
      <p>
        <StatusMark row={row} />
      </p>
      {row.decision && (
        <p>
          {row.decision.reason || 'No reason is given.'}{' '}
          <span className="soft">
            {row.decision.by}, {dayAndTime(row.decision.at)}
          </span>
        </p>
      )}
      {row.atOdds && (
        <p className="fault">
          The decision on this recommendation says that the law is not changed for it, but an amendment
          answers it.
        </p>
      )}
      {row.responses.map(({ id, body, date, category, terms }) => (
        <p key={id}>
          <strong>{body}</strong>, {plainDate(date)}: {categoryWords(category)}. “{terms}”
        </p>
      ))}
      {commitments.length > 0 && (
        <p className="soft">
          {count(commitments.length, 'commitment')} given in answer
          {commitments.some(({ overdue }) => overdue) ? ', overdue: ' : ': '}
          {commitments.map(({ id, overdue }) => (overdue ? `${id} (overdue)` : id)).join(', ')}
        </p>
      )}
      <CellLinks ids={row.links} leave={leave} noneWords="Nothing linked to this." />
      <div className="actions">
        <Button onPress={() => go.to(`recommendation:${row.id}`)?.()}>Show in the list</Button>
      </div>
    </>
  );
}

const saidLine = ({ for: pro, against, considered, weight }: LinkedEvidence): string =>
  weight === 0
    ? 'No evidence is linked.'
    : `${count(weight, 'piece of evidence', 'pieces of evidence')}: ${pro.length} for, ${against.length} against, ${considered.length} considered.`;

function Amendment({ row, report, leave }: CellDetailsProps & { readonly row: AmendmentRow }) {
  const go = useCoverageNavigation(leave);
  const places = report.provisions.filter(({ pid }) => row.provisions.includes(pid));
  return (
    <>
      <p>
        <strong>{titleOf(row)}</strong> <span className="chip">{STATE_WORDS[row.state]}</span>{' '}
        {row.lacks.map((lack) => (
          <span key={lack} className="chip warn">
            {lackWords(lack)}
          </span>
        ))}
      </p>
      <p className="soft">
        {places.length === 0
          ? 'This amendment does not change anything yet.'
          : `Changes ${places.map(({ cite }) => cite).join(', ')}.`}{' '}
        {saidLine(row.said)}
      </p>
      <CellLinks ids={row.links} leave={leave} noneWords="This amendment has no links." />
      <div className="actions">
        <Button onPress={() => go.amendment(row.id)}>Work on {row.id} in the Act</Button>
      </div>
    </>
  );
}

function Provision({ row, leave }: CellDetailsProps & { readonly row: ProvisionRow }) {
  const go = useCoverageNavigation(leave);
  return (
    <>
      {row.heading && <p className="heading">{row.heading}</p>}
      <ul className="behind-places">
        {row.places.map(({ pid, cite, amendments }) => (
          <li key={pid}>
            <Button look="link" onPress={() => go.provision(pid)}>
              {capital(cite)}
            </Button>{' '}
            <span className="soft">
              {amendments.length > 0 ? `changed by ${amendments.join(', ')}` : 'linked'}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft">{saidLine(row.said)}</p>
      <CellLinks ids={row.links} leave={leave} noneWords="This provision has no links." />
      <div className="actions">
        <Button onPress={() => go.provision(row.places[0]?.pid ?? row.pid)}>Show in the Act</Button>
      </div>
    </>
  );
}

function Cell({
  recommendation,
  amendment,
  report,
  leave,
}: CellDetailsProps & { readonly recommendation: string; readonly amendment: string }) {
  const go = useCoverageNavigation(leave);
  const link = useLinking();
  const links =
    report.cells.find((one) => one.recommendation === recommendation && one.amendment === amendment)?.links ??
    [];
  const add = () => {
    leave();
    link({ from: `amendment:${amendment}`, to: `recommendation:${recommendation}` });
  };
  return (
    <>
      <CellLinks ids={links} leave={leave} noneWords={`${amendment} is not linked to this recommendation.`} />
      <div className="actions">
        <Button call="link.add" look={links.length === 0 ? 'primary' : 'quiet'} onPress={add}>
          {links.length === 0 ? `Link ${amendment} to this recommendation…` : 'Add another link…'}
        </Button>
        <Button onPress={() => go.amendment(amendment)}>Work on {amendment} in the Act</Button>
        <Button onPress={() => go.to(`recommendation:${recommendation}`)?.()}>Show the recommendation</Button>
      </div>
    </>
  );
}

function SaidAbout({
  pid,
  side,
  report,
  leave,
}: CellDetailsProps & { readonly pid: string; readonly side: Side }) {
  const row = report.provisions.find((one) => one.pid === pid);
  if (!row) return null;
  if (side === 'themes')
    return (
      <EndList
        refs={row.said.themes.map((id) => `theme:${id}` as const)}
        names={new Map(report.themes.map(({ id, name }) => [`theme:${id}` as const, name]))}
        leave={leave}
        noneWords="No theme is linked."
      />
    );
  if (side === 'recommendations' || side === 'amendments') {
    const kind = side === 'amendments' ? 'amendment' : 'recommendation';
    return (
      <EndList
        refs={row[side].map((id) => `${kind}:${id}` as const)}
        leave={leave}
        noneWords={
          side === 'amendments'
            ? 'No amendment changes this provision.'
            : 'This provision is not linked to a recommendation.'
        }
      />
    );
  }
  return <EndList refs={row.said[side]} leave={leave} noneWords="Nothing is linked here." />;
}

/** The details of a matrix cell, box or line: the links in words, with buttons that lead to the linked items. */
export function CellDetails({
  subject,
  report,
  leave,
}: CellDetailsProps & { readonly subject: CoverageSubject }): ReactNode {
  const props = { report, leave };
  switch (subject.kind) {
    case 'recommendation': {
      const row = report.recommendations.find(({ id }) => id === subject.id);
      return row && <Recommendation row={row} {...props} />;
    }
    case 'amendment': {
      const row = report.amendments.find(({ id }) => id === subject.id);
      return row && <Amendment row={row} {...props} />;
    }
    case 'change': {
      const row = report.amendments.find(({ id }) => id === subject.amendment);
      return row && <Amendment row={row} {...props} />;
    }
    case 'provision': {
      const row = report.provisions.find(({ pid }) => pid === subject.pid);
      return row && <Provision row={row} {...props} />;
    }
    case 'cell':
      return <Cell recommendation={subject.recommendation} amendment={subject.amendment} {...props} />;
    case 'said':
      return <SaidAbout pid={subject.pid} side={subject.side} {...props} />;
    case 'several':
      return (
        <EndList
          refs={subject.ids.map((id) => `recommendation:${id}` as const)}
          leave={leave}
          noneWords="None."
        />
      );
  }
}
