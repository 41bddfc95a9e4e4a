import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { TeamCallInput } from '../../../core/api.ts';
import { valueOrThrow } from '../../ui/refused.ts';
import { team } from '../host/call.ts';
import { HOST_STATE, useAnswer, useHostState, useOnServer } from '../host/queries.ts';

/** The members of a review on a server; not requested for a file. */
export const useMembers = (review: string | null) =>
  useQuery({
    enabled: review !== null,
    queryKey: ['team.members', review],
    queryFn: async () => valueOrThrow(await team(review ?? '', 'members', {})),
  });

/** Everybody who can be added to a review, for its owners. */
export const useKnownPeople = (review: string, enabled: boolean) =>
  useQuery({
    enabled,
    queryKey: ['team.people', review],
    queryFn: async () => valueOrThrow(await team(review, 'people', {})),
  });

/** Gives somebody a role in a review, or removes them. @throws Refused */
export function useSetRole(review: string): (input: TeamCallInput<'set-role'>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (input) => {
      valueOrThrow(await team(review, 'set-role', input));
      await Promise.all(
        [['team.members'], HOST_STATE].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    [client, review],
  );
}

const NOBODY: readonly string[] = [];

/** The names of all who have changed the open review, or are its members on a server. */
export function usePeople(): readonly string[] {
  const wrote = useAnswer('review.people', {}).data ?? NOBODY;
  const onServer = useOnServer();
  const open = useHostState().data?.open ?? null;
  const members = useMembers(onServer ? open : null).data?.members;
  return useMemo(
    () => (members === undefined ? wrote : [...new Set([...members.map(({ who }) => who), ...wrote])]),
    [wrote, members],
  );
}
