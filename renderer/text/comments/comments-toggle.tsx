import { MessageSquareText } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useComments } from './comments-context.ts';

/** Shows the comments beside the text. Its label has the number of open ones. */
export function CommentsToggle() {
  const { placedThreads, isShown, show } = useComments();
  const open = placedThreads.filter(({ thread }) => isOpen(thread)).length;
  return (
    <ToggleButton
      className="button quiet toggle"
      aria-label={`Comments: ${open === 0 ? 'none open' : `${count(open, 'open comment')} (F8 goes to the next)`}`}
      isSelected={isShown}
      onChange={show}
    >
      <MessageSquareText aria-hidden="true" />{' '}
      <span aria-hidden="true">Comments{open > 0 && ` ${open}`}</span>
    </ToggleButton>
  );
}
