import { useEffect, useRef } from 'react';
import type { Waiting } from '../../../core/review/waiting.ts';
import { useAnswer, useHostState } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { describeRequests, newRequests, requestsInComments } from './newly-asked.ts';

/** Announces new tasks and mentions as they arrive. Requests that were there when the review opened are not announced. */
export function NewlyWaiting() {
  const threads = useAnswer('thread.list', {}).data;
  const person = useHostState().data?.person.name;
  const { explain } = useAnnounce();
  const requestsBefore = useRef<readonly Waiting[] | null>(null);
  useEffect(() => {
    if (threads === undefined || person === undefined) return;
    const requests = requestsInComments(person, threads);
    for (const message of describeRequests(newRequests(requestsBefore.current ?? requests, requests)))
      explain(message);
    requestsBefore.current = requests;
  }, [threads, person, explain]);
  return null;
}
