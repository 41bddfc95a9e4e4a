import { type ReactNode, useState } from 'react';
import { cite } from '../../core/act/citation.ts';
import { indexTree } from '../../core/act/tree.ts';
import { textWithInsertions } from '../../core/amend/commands/command.ts';
import type { LocatedWords } from '../../core/review/thread-words.ts';
import { useReviewNow, useTools } from '../state/review/review.tsx';
import { StoryContext, type StorySubject } from '../state/review/story.ts';
import { useStructure } from '../text/commands/use-structure.ts';
import { Sheet } from '../ui/dialog.tsx';
import { StoryList } from './story-list.tsx';
import { WhoWrote } from './who-wrote.tsx';
import './history-room.css';

interface StoryRequest {
  readonly of: StorySubject;
  readonly name: string;
  readonly words: readonly LocatedWords[];
}

/** Opens the history of an amendment or provision over any room. */
export function StoryProvider({ children }: { readonly children: ReactNode }) {
  const now = useReviewNow();
  const { saver } = useTools();
  const { session, comeBack } = useStructure();
  const [request, setRequest] = useState<StoryRequest | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = async (of: StorySubject, words: readonly LocatedWords[]) => {
    // Includes the latest typing in the history.
    const at = session();
    await saver.flush();
    const { root } = now().instrument;
    const text = 'pid' in of && !indexTree(root).byPid.has(of.pid) ? textWithInsertions(at) : root;
    const isThere = 'pid' in of && indexTree(text).byPid.has(of.pid);
    setRequest({
      of,
      words,
      name: 'pid' in of ? (isThere ? cite(text, of.pid) : 'the provision') : of.amendment,
    });
    setIsOpen(true);
  };
  const onOpenChange = (next: boolean) => {
    setIsOpen(next);
    if (!next && request && 'pid' in request.of) requestAnimationFrame(comeBack);
  };
  const [ask] = useState(() => ({ open }));
  ask.open = open;
  const [steady] = useState(
    () =>
      (of: StorySubject, words: readonly LocatedWords[] = []) =>
        void ask.open(of, words),
  );
  return (
    <StoryContext value={steady}>
      {children}
      <Sheet title={`History of ${request?.name ?? ''}`} isOpen={isOpen} onOpenChange={onOpenChange}>
        {() =>
          request && (
            <div className="story">
              {'pid' in request.of && <WhoWrote pid={request.of.pid} words={request.words} />}
              <StoryList of={request.of} />
            </div>
          )
        }
      </Sheet>
    </StoryContext>
  );
}
