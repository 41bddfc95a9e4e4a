import { useQueryClient } from '@tanstack/react-query';
import { memo, useEffect, useRef, useState } from 'react';
import { WordingProvider } from '../amendments/wording/wording-provider.tsx';
import { StoryProvider } from '../history/story-provider.tsx';
import { LinkingProvider } from '../links/linking-provider.tsx';
import { OpenDocumentProvider } from '../recommendations/sources/open-document-provider.tsx';
import { forgetReview } from '../state/host/answers.ts';
import { onOtherReview } from '../state/host/call.ts';
import { useAnswer } from '../state/host/queries.ts';
import { JournalProvider } from '../state/journal/journal-provider.tsx';
import { useFollowing } from '../state/others/use-following.ts';
import { AllowedHere } from '../state/review/allowed-here.tsx';
import { ReviewProvider } from '../state/review/review.tsx';
import { AlternativesProvider } from '../text/alternatives/alternatives-provider.tsx';
import { ChecksProvider } from '../text/checks/checks.tsx';
import { StructureProvider } from '../text/commands/structure-provider.tsx';
import { CommentsProvider } from '../text/comments/comments-provider.tsx';
import { FindProvider } from '../text/find/use-find.tsx';
import { ScopeProvider } from '../text/scope/scope-provider.tsx';
import { TermsProvider } from '../text/terms/terms-provider.tsx';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { refusalOf } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { DisplacedFile } from './displaced-bar.tsx';
import { HeldActs } from './held-acts.tsx';
import { NameSheet } from './name-sheet.tsx';
import { KeepClashes } from './people/keep-clashes.tsx';
import { ReportPlace } from './people/others-here.tsx';
import { Reconnected } from './reconnected.tsx';
import { ShareProvider } from './share/share-provider.tsx';
import { WorkbenchScreen } from './workbench-screen.tsx';

/** Warns that another review was opened in this window, after a call was refused for that reason. */
function OtherReviewSheet({ title }: { readonly title: string }) {
  const [isOther, setOther] = useState(false);
  useEffect(() => onOtherReview(() => setOther(true)), []);
  return (
    <Sheet title="Another review is open in this window" isOpen={isOther} onOpenChange={setOther}>
      {(close) => (
        <>
          <p>
            This window still shows “{title}”, but another review was opened in it, perhaps in a copy of this
            tab. Nothing you do here is saved in either review.
          </p>
          <p>Copy anything you have just typed. Then reload the window to see the open review.</p>
          <div className="actions">
            <Button look="primary" onPress={() => location.reload()}>
              Reload
            </Button>
            <Button onPress={close}>Not yet</Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

interface HomeProps {
  readonly onHome: () => void;
}

/** The open review with its providers. It is memoised so that refetching the review does not redraw everything. */
const OpenReview = memo(function Opened({ onHome }: HomeProps) {
  return (
    <AllowedHere>
      <ScopeProvider>
        <StructureProvider>
          <ChecksProvider>
            <CommentsProvider>
              <FindProvider>
                <TermsProvider>
                  <AlternativesProvider>
                    <WordingProvider>
                      <LinkingProvider>
                        <OpenDocumentProvider>
                          <HeldActs>
                            <StoryProvider>
                              <ShareProvider>
                                <WorkbenchScreen onHome={onHome} />
                              </ShareProvider>
                            </StoryProvider>
                          </HeldActs>
                        </OpenDocumentProvider>
                      </LinkingProvider>
                    </WordingProvider>
                  </AlternativesProvider>
                </TermsProvider>
              </FindProvider>
            </CommentsProvider>
          </ChecksProvider>
        </StructureProvider>
      </ScopeProvider>
    </AllowedHere>
  );
});

/** Shows what others write to the review on a server. */
function FollowReview() {
  useFollowing();
  return null;
}

/** Reloads everything after another window changed the review's base text. */
function useFollowText(hash: string | undefined): void {
  const client = useQueryClient();
  const drawnHash = useRef<string | undefined>(undefined);
  useEffect(() => {
    const isMoved = hash !== undefined && drawnHash.current !== undefined && drawnHash.current !== hash;
    drawnHash.current = hash;
    if (isMoved) void forgetReview(client);
  }, [client, hash]);
}

/** Loads the whole review before it shows any of it, because a partly loaded review would look like a smaller one. */
export function ReviewGate({ onHome }: HomeProps) {
  const answers = [
    useAnswer('review.get', {}),
    useAnswer('act.get', {}),
    useAnswer('evidence.get', {}),
    useAnswer('amendment.list', {}),
    useAnswer('link.list', {}),
    // The limits on editing must be known before anybody can type.
    useAnswer('scope.get', {}),
  ] as const;
  useFollowText(answers[0].data?.instrumentHash);
  // Only the first load can fail here. After that the review stays on screen, since it may hold unsaved words.
  const failed = answers.find((answer) => answer.isLoadingError);
  if (failed) {
    const refusal = refusalOf(failed.error);
    if (refusal.displacement) {
      return (
        <main className="alone">
          <DisplacedFile refusal={refusal} />
        </main>
      );
    }
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
  const [review, act, evidence, amendments, links, scope] = answers;
  if (!review.data || !act.data || !evidence.data || !amendments.data || !links.data || !scope.data) {
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
      <JournalProvider>
        <OpenReview onHome={onHome} />
        <OtherReviewSheet title={review.data.title} />
        <NameSheet title={review.data.title} />
        <Reconnected />
        <FollowReview />
        <ReportPlace />
        <KeepClashes />
      </JournalProvider>
    </ReviewProvider>
  );
}
