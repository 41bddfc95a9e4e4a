import { useMemo } from 'react';
import type { Thread } from '../../../core/review/records.ts';
import { isOpen } from '../../../core/review/threads.ts';
import { useAnswer } from '../../state/host/queries.ts';

const NO_THREADS: readonly Thread[] = [];

/** The threads on one subject: open ones first, each group oldest first. */
export function useThreads(on: string): readonly Thread[] {
  const all = useAnswer('thread.list', {}).data ?? NO_THREADS;
  return useMemo(() => {
    const own = all.filter((thread) => thread.on === on);
    return [...own.filter(isOpen), ...own.filter((thread) => !isOpen(thread))];
  }, [all, on]);
}
