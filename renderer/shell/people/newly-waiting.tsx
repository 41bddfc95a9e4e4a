import { useEffect, useRef } from 'react';
import type { Waiting } from '../../../core/review/waiting.ts';
import { useAnswer, useHostState } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { askedInComments, askedWords, newlyAsked } from './newly-asked.ts';

/** Tells the person at the keyboard, as it comes, what others ask of them in comments. What waited before is not told. */
export function NewlyWaiting() {
  const threads = useAnswer('thread.list', {}).data;
  const person = useHostState().data?.person.name;
  const { explain } = useAnnounce();
  const before = useRef<readonly Waiting[] | null>(null);
  useEffect(() => {
    if (threads === undefined || person === undefined) return;
    const now = askedInComments(person, threads);
    for (const words of askedWords(newlyAsked(before.current ?? now, now))) explain(words);
    before.current = now;
  }, [threads, person, explain]);
  return null;
}
