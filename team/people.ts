import type { Knex } from 'knex';
import { type TeamCallInput, type TeamCallName, type TeamCallOutput, teamCalls } from '../core/api.ts';
import { ok, type Result } from '../core/base/result.ts';
import { notifyTeam } from '../data/team/announce.ts';
import { audit } from '../data/team/audit.ts';
import { membersOf, reviewFor, setRole } from '../data/team/members.ts';
import { listPeople, type TeamPerson } from '../data/team/people.ts';
import { moveTo } from '../data/team/presence.ts';
import { hasCall, refuseUnknownCall } from '../electron/call-names.ts';
import { catchFaults, type TeamCall } from './call.ts';
import { noSuchReview, refusalFor } from './gate.ts';
import type { Log } from './operation/log.ts';

interface PeopleOptions {
  readonly team: Knex;
  readonly now: () => string;
  /** The id of this server, among those on one database. */
  readonly server: string;
  readonly log: Log;
}

/** A member of a review, and the tab that they call from. */
interface Member {
  readonly person: TeamPerson;
  readonly tab: string;
  /** The review's id. */
  readonly review: string;
}

type Handlers = {
  readonly [N in TeamCallName]: (
    input: TeamCallInput<N>,
    asker: Member,
  ) => Promise<Result<TeamCallOutput<N>>>;
};

const personOf = ({ id, who: name, post }: TeamPerson) => ({ id, who: name, post });

/** The handler of the calls about the people in a review. */
export function createTeamPeople({ team, now, server, log }: PeopleOptions): TeamCall {
  const handlers: Handlers = {
    members: async (_, { person, review }) => {
      const members = await membersOf(team, review);
      return ok({ self: person.id, members: members.map((one) => ({ ...personOf(one), role: one.role })) });
    },
    people: async () => ok((await listPeople(team)).map(personOf)),
    'set-role': (change, { person, review }) =>
      setRole(team, { ...change, review }, (trx, was) =>
        audit(trx, {
          at: now(),
          person: person.id,
          what: 'changed a role',
          review,
          subject: change.person,
          was: was ?? '',
          became: change.role ?? '',
        }),
      ),
    place: async ({ place }, { person, tab, review }) => {
      await moveTo(team, { review, person: person.id, tab }, place, server);
      await notifyTeam(team, 'here', review);
      return ok(null);
    },
  };

  return ({ person, tab, review }, name, read) =>
    catchFaults(log, async () => {
      if (!hasCall(teamCalls, name)) return refuseUnknownCall(name);
      if (review === null) return noSuchReview();
      const refused = refusalFor(
        (await reviewFor(team, review, person.id))?.role ?? null,
        teamCalls[name].may,
      );
      if (refused) return refused;
      const input = await read();
      if (!input.ok) return input;
      const handler = handlers[name] as (input: unknown, member: Member) => Promise<Result<unknown>>;
      return handler(input.value, { person, tab, review });
    });
}
