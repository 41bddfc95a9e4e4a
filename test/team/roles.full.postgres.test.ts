import { describe, expect, it } from 'vitest';
import {
  type CallName,
  calls,
  type HostCallOutput,
  type ReviewInfo,
  roleFor,
  type TeamCallInput,
  type TeamCallName,
  type TeamCallOutput,
  teamCalls,
} from '../../core/api.ts';
import { isAtLeast, ROLES, type Role } from '../../core/roles.ts';
import { startTestTeam } from '../support/hosts/team.ts';

const value = (answer: {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: unknown;
}): never => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as never;
};

/** A review with somebody in each role, and a stranger who owns another. */
async function staffed() {
  const team = await startTestTeam();
  const owner = await team.as('owner', 'Olive Owner');
  const review: ReviewInfo = value(await team.call(owner, 'host/host.create', { name: 'Stalking' }));
  const id = review.path;
  const people: Partial<Record<Role, Readonly<Record<string, string>>>> = { owner };
  for (const role of ROLES.filter((one) => one !== 'owner')) {
    const headers = await team.as(role, `Some ${role}`);
    value(await team.call(headers, 'host/host.state', {}));
    await team.letIn(owner, id, `Some ${role}`, role);
    people[role] = headers;
  }
  const stranger = await team.as('stranger', 'Sam Stranger');
  const other: ReviewInfo = value(await team.call(stranger, 'host/host.create', { name: 'Another' }));
  return { team, people, id, review, stranger, other };
}

const names = Object.keys(calls) as CallName[];

describe('a server', () => {
  it('lets each role make the calls that it may, and no others', async () => {
    const { team, people, id } = await staffed();
    const wrong: string[] = [];
    let tried = 0;
    // What is asked is nonsense: whoever may ask is told so, and whoever may not is told that. A draft of a pack asks less
    // of a role than what is published.
    const asked = [
      { nonsense: 1, id: 'nothing' },
      { nonsense: 1, id: 'nothing', isDraft: true },
    ];
    for (const role of ROLES)
      for (const name of names)
        for (const input of asked) {
          const answer = await team.call(people[role] ?? {}, `api/${name}`, input, id);
          const isBarred =
            !answer.ok &&
            answer.error.kind === 'refused' &&
            /^You are an? \w+ of this review/.test(answer.error.message);
          tried += 1;
          if (isBarred === isAtLeast(role, roleFor(name, input as never)))
            wrong.push(`${role} ${name} ${JSON.stringify(input)}`);
        }
    expect(wrong).toEqual([]);
    expect(tried).toBe(ROLES.length * names.length * asked.length);
  });

  it('tells each role of the people in a review, and lets owners alone change who they are', async () => {
    const { team, people, id } = await staffed();
    const inputs: { readonly [N in TeamCallName]: TeamCallInput<N> } = {
      members: {},
      people: {},
      'set-role': { person: 'nobody', role: 'reader' },
      place: { place: 'p-0001' },
    };
    const wrong: string[] = [];
    for (const role of ROLES)
      for (const [name, input] of Object.entries(inputs)) {
        const answer = await team.call(people[role] ?? {}, `team/${name}`, input, id);
        const isBarred = !answer.ok && answer.error.kind === 'refused';
        const { may } = teamCalls[name as TeamCallName];
        if (isBarred === isAtLeast(role, may)) wrong.push(`${role} ${name}`);
      }
    expect(wrong).toEqual([]);
    expect(await team.call(people.owner ?? {}, 'team/set-role', inputs['set-role'], id)).toMatchObject({
      error: { kind: 'not-found', message: /not on this server/ },
    });
  });

  it('gives a person of one review no file of another: by its address, its path, or a copy that they have', async () => {
    const { team, people, stranger, other, review } = await staffed();
    const { owner = {} } = people;
    const copied = async (): Promise<string> => {
      const sent: HostCallOutput<'host.sendCopy'> = value(
        await team.call(owner, 'host/host.sendCopy', {}, review.path),
      );
      return `${team.origin}${sent.download}`;
    };
    expect((await fetch(await copied(), { headers: stranger })).status).toBe(404);
    expect((await fetch(await copied())).status).toBe(404);
    expect(await team.call(stranger, 'host/host.sendCopy', {}, review.path)).toMatchObject({
      error: { kind: 'not-found' },
    });
    const written = value(await team.call(owner, 'api/package.make', {}, review.path)) as {
      readonly zip: string;
    };
    for (const path of [written.zip, review.path, '/etc/passwd'])
      expect(await team.call(stranger, 'host/host.reveal', { path }, other.path)).toMatchObject({
        error: { kind: 'refused' },
      });
    for (const path of [
      `/${written.zip}`,
      `/download/${written.zip}`,
      `/download/..%2f${written.zip}`,
      `/%2e%2e/${written.zip}`,
    ]) {
      const body = await (await fetch(`${team.origin}${path}`, { headers: stranger })).text();
      expect(body).not.toContain('Stalking');
    }
    // Whoever has a copy of it is not told that the server has it, too.
    const bytes = Buffer.from(await (await fetch(await copied(), { headers: owner })).arrayBuffer());
    const looked = await team.call(stranger, 'host/host.lookAtFile', { base64: bytes.toString('base64') });
    expect(looked).toMatchObject({ ok: true, value: { title: 'Stalking', here: [] } });
  });

  it('has drafters move an amendment, and reviewers alone agree it', async () => {
    const { team, people, review } = await staffed();
    const { drafter = {}, reviewer = {} } = people;
    const made = value(await team.call(drafter, 'api/amendment.create', { title: 'One' }, review.path)) as {
      readonly id: string;
      readonly revision: number;
    };
    let { revision } = made;
    for (const state of ['ready', 'in-legal-review']) {
      value(
        await team.call(drafter, 'api/amendment.setState', { id: made.id, revision, state }, review.path),
      );
      revision += 1;
    }
    const agree = { id: made.id, revision, state: 'agreed' };
    expect(await team.call(drafter, 'api/amendment.setState', agree, review.path)).toMatchObject({
      error: { kind: 'refused', message: /only a reviewer may do that/ },
    });
    const [amendment] = value(await team.call(reviewer, 'api/amendment.list', {}, review.path)) as readonly {
      readonly state: string;
    }[];
    expect(amendment?.state).toBe('in-legal-review');
  });

  it('shows nothing of a review to somebody who is not in it, by whatever call or name', async () => {
    const { team, review, id, stranger, other } = await staffed();
    const guesses = [
      review.path,
      id,
      `/x/${id}/y/z`,
      `${other.path}/../../../${id}/a/b`,
      `/${id}/%2e%2e/review.keeling`,
    ];
    const reached: string[] = [];
    for (const path of guesses)
      for (const name of names) {
        const answer = await team.call(stranger, `api/${name}`, {}, path);
        if (answer.ok || answer.error.kind !== 'not-found')
          reached.push(`${name} ${path}: ${JSON.stringify(answer).slice(0, 120)}`);
      }
    expect(reached).toEqual([]);
    for (const what of ['members', 'people', 'set-role'])
      expect(await team.call(stranger, `team/${what}`, { person: 'x', role: 'owner' }, id)).toMatchObject({
        error: { kind: 'not-found' },
      });
    const state = value(await team.call(stranger, 'host/host.state', {})) as {
      readonly reviews: readonly { readonly name: string }[];
    };
    expect(state.reviews.map(({ name }) => name)).toEqual(['Another']);
    expect(await team.call(stranger, 'host/host.open', { name: 'Stalking' })).toMatchObject({
      error: { kind: 'not-found' },
    });
    expect((await fetch(`${team.origin}/download/guess`, { headers: stranger })).status).toBe(404);
  });

  it('keeps at least one owner in each review', async () => {
    const { team, people, id } = await staffed();
    const owner = people.owner ?? {};
    const { self, members }: TeamCallOutput<'members'> = value(
      await team.call(owner, 'team/members', {}, id),
    );
    expect(members.find((one) => one.id === self)?.role).toBe('owner');
    expect(await team.call(owner, 'team/set-role', { person: self, role: null }, id)).toMatchObject({
      error: { message: /needs an owner/ },
    });
  });

  it('tells two people of one name apart in the ledger', async () => {
    const team = await startTestTeam();
    const [first, second] = [await team.as('a-1', 'Ann Draper'), await team.as('a-2', 'Ann Draper')];
    const names: string[] = [];
    for (const headers of [first, second, first]) {
      const state = value(await team.call(headers, 'host/host.state', {})) as {
        readonly person: { readonly name: string };
      };
      names.push(state.person.name);
    }
    expect(names).toEqual(['Ann Draper', 'Ann Draper (2)', 'Ann Draper']);
  });
});

describe('a request behind a proxy', () => {
  it.each([
    ['for another audience', { audience: 'another' }],
    ['by another issuer', { issuer: 'https://elsewhere.example' }],
    ['that is over', { lasts: -120 }],
  ])('is nobody’s with a signature %s', async (_, more) => {
    const team = await startTestTeam();
    const headers = await team.as('ann', 'Ann', more);
    expect(await team.call(headers, 'host/host.state', {})).toMatchObject({ status: 401, ok: false });
  });

  it('is somebody’s where two clocks are a little apart', async () => {
    const team = await startTestTeam();
    const headers = await team.as('ann', 'Ann', { lasts: -10 });
    expect(await team.call(headers, 'host/host.state', {})).toMatchObject({ status: 200, ok: true });
  });

  it('is nobody’s without a signature, with one that was altered, and from a page of another site', async () => {
    const team = await startTestTeam();
    const headers = await team.as('ann', 'Ann');
    const [name, token = ''] = Object.entries(headers)[0] ?? ['', ''];
    const altered = token.replace(/\.[^.]{4}/, '.AAAA');
    for (const bad of [{}, { [name]: altered }, { [name]: `${token.slice(0, -6)}AAAAAA` }])
      expect(await team.call(bad, 'host/host.state', {})).toMatchObject({ status: 401, ok: false });
    const foreign = { ...headers, origin: 'https://elsewhere.example' };
    expect(await team.call(foreign, 'host/host.state', {})).toMatchObject({ status: 403, ok: false });
  });
});
