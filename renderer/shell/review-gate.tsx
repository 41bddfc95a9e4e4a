import { memo } from 'react';
import { AlternativesProvider } from '../alternatives/provider.tsx';
import { ChecksProvider } from '../checks/checks.tsx';
import { StructureProvider } from '../commands/structure-provider.tsx';
import { FindProvider } from '../find/use-find.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { useAnswer } from '../state/queries.ts';
import { ReviewProvider } from '../state/review.tsx';
import { WordingProvider } from '../wording/use-wording-dialogs.tsx';
import { WorkbenchScreen } from './workbench-screen.tsx';

interface HomeProps {
  readonly onHome: () => void;
}

/** What is drawn of an open review: it follows what it draws by itself, and not whatever is read anew. */
const Opened = memo(function Opened({ onHome }: HomeProps) {
  return (
    <ChecksProvider>
      <StructureProvider>
        <FindProvider>
          <AlternativesProvider>
            <WordingProvider>
              <WorkbenchScreen onHome={onHome} />
            </WordingProvider>
          </AlternativesProvider>
        </FindProvider>
      </StructureProvider>
    </ChecksProvider>
  );
});

/** Reads the open review whole before anything of it is shown: half a review would look like a smaller one. */
export function ReviewGate({ onHome }: HomeProps) {
  const answers = [
    useAnswer('review.get', {}),
    useAnswer('act.get', {}),
    useAnswer('evidence.get', {}),
    useAnswer('amendment.list', {}),
    useAnswer('link.list', {}),
  ] as const;
  const failed = answers.find((answer) => answer.isError);
  if (failed) {
    return (
      <main className="alone">
        <Trouble
          thrown={failed.error}
          onRetry={() => {
            for (const answer of answers) if (answer.isError) void answer.refetch();
          }}
        />
      </main>
    );
  }
  const [review, act, evidence, amendments, links] = answers;
  if (!review.data || !act.data || !evidence.data || !amendments.data || !links.data) {
    return (
      <main className="alone" aria-busy="true">
        <p>Opening the review…</p>
      </main>
    );
  }
  return (
    <ReviewProvider
      key={review.data.id}
      review={review.data}
      instrument={act.data}
      evidence={evidence.data}
      amendments={amendments.data}
      links={links.data}
    >
      <Opened onHome={onHome} />
    </ReviewProvider>
  );
}
