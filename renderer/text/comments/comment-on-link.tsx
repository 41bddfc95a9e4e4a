import { MessageSquarePlus } from 'lucide-react';
import { isOpen } from '../../../core/review/threads.ts';
import { Button } from '../../ui/controls.tsx';
import { count } from '../../ui/words.ts';
import { useTalk } from './talk.ts';
import { useThreads } from './use-threads.ts';

/** Comments on a link; how many are open is said, and they are listed with the others beside the text. */
export function CommentOnLink({ id, name }: { readonly id: string; readonly name: string }) {
  const { commentOn } = useTalk();
  const on = `link:${id}`;
  const open = useThreads(on).filter(isOpen).length;
  return (
    <Button
      look="icon"
      aria-label={`Comment on the link: ${name}${open > 0 ? `, ${count(open, 'open comment')}` : ''}`}
      onPress={() => commentOn({ on, words: null, name: `the link: ${name}` })}
    >
      <MessageSquarePlus aria-hidden="true" />
      {open > 0 && <span aria-hidden="true">{open}</span>}
    </Button>
  );
}
