import type { Knex } from 'knex';
import { type TeamCallInput, type TeamCallName, type TeamCallOutput, teamCalls } from '../core/api.ts';
import { ok, type Result } from '../core/base/result.ts';
import { parseInput } from '../data/session/parse-input.ts';
import { tellTeam } from '../data/team/announce.ts';
import { audit } from '../data/team/audit.ts';
import { membersOf, reviewFor, setRole } from '../data/team/members.ts';
import { listPeople, type TeamPerson } from '../data/team/people.ts';
import { moveTo } from '../data/team/presence.ts';
import { isOwn, unknownCall } from '../electron/call-names.ts';
import { refusalFor } from './gate.ts';
import { reviewIdIn } from './reviews.ts';

/** Somebody who is signed on, in a tab of theirs. */
interface Asker {
  readonly person: TeamPerson;
  readonly tab: string;
}

/** What a server answers of the people of a review. */
export type TeamPeople = (asker: Asker, name: string, input: unknown) => Promise<Result<unknown>>;

interface PeopleOptions {
  readonly team: Knex;
  readonly now: () => string;
  /** This server, among those on one database. */
  readonly server: string;
}

type Handlers = {
  readonly [N in TeamCallName]: (input: TeamCallInput<N>, asker: Asker) => Promise<Result<TeamCallOutput<N>>>;
};

const known = ({ id, who, post }: TeamPerson) => ({ id, who, post });

export function createTeamPeople({ team, now, server }: PeopleOptions): TeamPeople {
  const handlers: Handlers = {
    members: async ({ review }, { person }) => {
      const members = await membersOf(team, review);
      return ok({ self: person.id, members: members.map((one) => ({ ...known(one), role: one.role })) });
    },
    people: async () => ok((await listPeople(team)).map(known)),
    'set-role': async (given, { person }) => {
      const set = await setRole(team, given);
      const { review } = given;
      if (set.ok) await audit(team, { at: now(), person: person.id, what: 'changed a role', review });
      return set;
    },
    place: async ({ review, place }, { person, tab }) => {
      await moveTo(team, { review, person: person.id, tab }, place, server);
      await tellTeam(team, 'here', review);
      return ok(null);
    },
  };

  return async (asker, name, input) => {
    if (!isOwn(teamCalls, name)) return unknownCall(name);
    const { input: schema, may } = teamCalls[name];
    const request = parseInput(schema as Parameters<typeof parseInput>[0], name, input);
    if (!request.ok) return request;
    const given = request.value as { readonly review: string };
    const review = reviewIdIn(given.review);
    const refused = refusalFor((await reviewFor(team, review, asker.person.id))?.role ?? null, may);
    if (refused) return refused;
    const handler = handlers[name] as (input: unknown, asker: Asker) => Promise<Result<unknown>>;
    return handler({ ...given, review }, asker);
  };
}
