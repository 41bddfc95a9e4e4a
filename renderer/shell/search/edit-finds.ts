import { useState } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { useStory } from '../../state/review/story.ts';
import { type CommandFind, commandFind } from '../../state/window/find.ts';
import { CHANGE_ACT_KEYS, CHANGE_COMMANDS } from '../../text/act/change-keys.ts';
import { UNDO_KEYS } from '../../text/act/use-undo-keys.ts';
import { GO_TO_ONE } from '../../text/commands/use-command-finds.ts';
import { useStructure } from '../../text/commands/use-structure.ts';
import { COMMENT_KEY } from '../../text/comments/comment-key.ts';
import { useComments } from '../../text/comments/comments-context.ts';
import { COPY_KEY, useCopyRedline, useTakeRedline } from '../../text/copy/use-copy-redline.ts';
import { FIND_KEYS, useFinding } from '../../text/find/use-find.tsx';
import { pressShortcut, shownShortcut } from '../../ui/shortcut.ts';

/** The search entries for commands that work on the text, from shortcuts and a provision's menu. They are computed
 * once, when the search opens: its box then takes the focus and clears the selection, and a new list would redraw
 * every entry. */
export function useEditFinds(pid: Pid | null): readonly CommandFind[] {
  const getReview = useReviewNow();
  const { bench, dispatch } = useBench();
  const { comeBack, session } = useStructure();
  const finding = useFinding();
  const { comment, commentOn, chosen } = useComments();
  const story = useStory();
  const takeRedline = useTakeRedline();
  const copyRedline = useCopyRedline();
  const [finds] = useState((): readonly CommandFind[] => {
    const redlineToCopy = takeRedline();
    const selection = chosen();
    const { canUndo, canRedo } = getReview().undoStack;
    const targetPid = selection?.pid ?? pid;
    /** Runs a command in the Act room, with the focus back where it was. */
    const inAct = (run: () => void) => () => {
      if (bench.room !== 'act') dispatch({ do: 'enter', room: 'act' });
      requestAnimationFrame(() => {
        comeBack();
        run();
      });
    };
    const undoFind = (
      direction: keyof typeof UNDO_KEYS,
      isPossible: boolean,
      alsoCalled: readonly string[],
    ) =>
      commandFind({
        id: direction,
        name: UNDO_KEYS[direction].does,
        words: shownShortcut(UNDO_KEYS[direction]),
        alsoCalled,
        whyNot: isPossible ? undefined : `There is nothing to ${direction}`,
        run: inAct(() => pressShortcut(UNDO_KEYS[direction])),
      });
    return [
      commandFind({
        id: 'find-in-text',
        name: 'Find in the text',
        words: `Find words in the text, including deleted words. ${shownShortcut(FIND_KEYS.bar)}`,
        alsoCalled: ['search', 'look for words', 'find a word'],
        run: inAct(finding.openBar),
      }),
      commandFind({
        id: 'find-and-amend',
        name: 'Find and replace…',
        words: `Replace words wherever they occur. ${shownShortcut(FIND_KEYS.amend)}`,
        alsoCalled: ['replace', 'replace all', 'substitute words', 'find and amend'],
        run: () => finding.amend(),
      }),
      undoFind('undo', canUndo, ['go back', 'mistake']),
      undoFind('redo', canRedo, ['do again', 'repeat']),
      ...CHANGE_COMMANDS.map(({ id, act, words, key }) =>
        commandFind({
          id,
          name: words,
          words: `The one that you stepped to, or that the caret is in. ${key}`,
          alsoCalled: act === 'accept' ? ['accept', 'approve a change'] : ['reject', 'discard a change'],
          run: inAct(() => pressShortcut(CHANGE_ACT_KEYS[act])),
        }),
      ),
      commandFind({
        id: 'comment',
        name: 'Comment…',
        words: `On the words that are selected, or on the provision you are at. ${COMMENT_KEY}`,
        alsoCalled: ['new comment', 'add a comment', 'note', 'annotate', 'review'],
        whyNot: targetPid === null ? GO_TO_ONE : undefined,
        run: inAct(() => {
          if (!selection) return comment(targetPid ?? undefined);
          const name = nameOf(textWithInsertions(session()), selection.pid);
          commentOn({ on: `provision:${selection.pid}`, words: selection.words, name });
        }),
      }),
      commandFind({
        id: 'who-wrote',
        name: 'History, and who wrote what…',
        words: 'Of the provision you are at: who changed which words, and when',
        alsoCalled: ['who wrote this', 'who changed this', 'author', 'blame', 'history of these words'],
        whyNot: targetPid === null ? GO_TO_ONE : undefined,
        run: inAct(() => targetPid !== null && story({ pid: targetPid }, selection?.all)),
      }),
      commandFind({
        id: 'copy-redline',
        name: 'Copy the redline',
        words: `Copy the selected words, or the provision you are in, with the changes marked. ${COPY_KEY}`,
        alsoCalled: ['copy', 'copy with tracked changes', 'clipboard'],
        whyNot: redlineToCopy === null ? GO_TO_ONE : undefined,
        run: () => copyRedline(redlineToCopy),
      }),
    ];
  });
  return finds;
}
