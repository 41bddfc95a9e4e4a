import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import {
  type CallInput,
  type CallName,
  type CallRequest,
  calls,
  declarationOf,
  type HostCallName,
  type HostCallOutput,
  type HostCallRequest,
  hostCalls,
  type ReviewInfo,
  roleFor,
} from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Role } from '../core/roles.ts';
import { describeTexts } from '../data/corpus/held-texts.ts';
import { contentsOf } from '../data/session/create-review.ts';
import { importActForHost } from '../data/session/import-act-for-host.ts';
import { base64Of, describeReceived, packageOfCopy } from '../data/session/receive.ts';
import type { Session } from '../data/session/session.ts';
import { audit } from '../data/team/audit.ts';
import { addDownload, type Download, findDownload } from '../data/team/downloads.ts';
import {
  changedAt,
  type MemberReview,
  retitle,
  reviewFor,
  reviewsOf,
  type TeamReview,
} from '../data/team/members.ts';
import { findTabReview, setTabReview } from '../data/team/tabs.ts';
import { hasCall, refuseUnknownCall } from '../electron/call-names.ts';
import { fileNameFor, REVIEW_SUFFIX } from '../electron/policy/file-name.ts';
import { catchFaults, type TeamCall, type TeamCaller } from './call.ts';
import { libraryRefusal, noSuchReview, refusalFor } from './gate.ts';
import type { Log } from './operation/log.ts';
import type { TeamReviews } from './reviews.ts';

interface TeamHostOptions {
  readonly team: Knex;
  readonly reviews: TeamReviews;
  readonly now: () => string;
  /** Whether people sign on and off at this server, and not at a proxy. */
  readonly signsOff: boolean;
  readonly log: Log;
}

/** The handlers of the calls about reviews (`call`) and of the calls to the host (`host`). */
export interface TeamHost {
  readonly call: TeamCall;
  readonly host: TeamCall;
}

type Handlers = {
  readonly [N in HostCallName]?: (
    input: HostCallRequest<N>,
    caller: TeamCaller,
  ) => Promise<Result<HostCallOutput<N>>>;
};

/** The path of a download. */
const addressOf = (id: string): string => `/download/${id}`;

/** Refusals of an import of an Act. */
const NO_ACTS = 'No other Acts are kept on this server. Ask whoever runs it.';
const NOT_REPLACED =
  'Others may be reading that text: only whoever runs the server can replace it. Nothing was saved.';

/** The refusal of host calls about files on a person's own computer. */
const NOT_HERE = 'That is for reviews in files on your own computer. This review is on the server.';

export function createTeamHost({ team, reviews, now, signsOff, log }: TeamHostOptions): TeamHost {
  /** The id of the review that a call is about: the one that the window names, or that its tab showed last. */
  const requestedReview = async ({ person, tab, review }: TeamCaller): Promise<string | null> =>
    review ?? (await findTabReview(team, person.id, tab));

  /** Moves a file into the database for download, so that every server can send it. */
  async function offer(path: string, person: string, passing: boolean): Promise<Download> {
    const download = await addDownload(team, path, { id: randomUUID(), person, passing, at: now() });
    await rm(path, { force: true });
    return download;
  }

  /** A person's session in a review, with their role. Refused if they aren't in the review. */
  async function seatOf(
    caller: TeamCaller,
    id: string | null,
  ): Promise<Result<{ readonly review: MemberReview; readonly session: Session }>> {
    if (id === null) return refuse('not-found', 'No review is open. Open one, or start a new one.');
    const review = await reviewFor(team, id, caller.person.id);
    if (!review) return noSuchReview();
    const session = await reviews.sessionOf(review, caller.person);
    return session.ok ? ok({ review, session: session.value }) : session;
  }

  /** Records that the caller's tab shows a review, and returns the review. */
  async function show(caller: TeamCaller, id: string) {
    const seat = await seatOf(caller, id);
    if (!seat.ok) return seat;
    await setTabReview(team, { person: caller.person.id, tab: caller.tab, review: id, at: now() });
    return readBy(seat.value.review.role, await seat.value.session.call('review.get', {}));
  }

  /** Makes a review that the caller owns, records `action` in the audit, and shows the review. */
  async function begin(
    caller: TeamCaller,
    title: string,
    action: string,
    make: (review: TeamReview) => Promise<Result<null>>,
  ) {
    const id = randomUUID();
    const schema = `keeling_${id.replaceAll('-', '')}`;
    const created = await make({ id, schema, title, since: now() });
    if (!created.ok) return created;
    await audit(team, { at: now(), person: caller.person.id, what: action, review: id });
    return show(caller, id);
  }

  /** The id of a review in its own ledger, which all copies of the review share; null if it can't be read. */
  async function ledgerIdOf(caller: TeamCaller, { id }: MemberReview): Promise<string | null> {
    const seat = await seatOf(caller, id);
    const review = seat.ok ? await seat.value.session.call('review.get', {}) : seat;
    return review.ok ? review.value.id : null;
  }

  const handlers: Handlers = {
    'host.state': async (_, caller) => {
      const listed = await reviewsOf(team, caller.person.id);
      const open = await requestedReview(caller);
      const isIn = listed.some(({ id }) => id === open);
      return ok({
        host: 'server',
        folder: '',
        reviews: await Promise.all(
          listed.map(async (review) => ({
            name: nameIn(listed, review.title, review.id),
            path: review.id,
            changedAt: await changedAt(team, review),
            role: review.role,
          })),
        ),
        open: isIn ? open : null,
        person: { name: caller.person.who, role: caller.person.post },
        isNamed: true,
        signsOff,
      });
    },

    'host.create': async ({ name, act, at }, caller) => {
      const contents = await contentsOf({ title: name, act, at }, reviews.depsFor(caller.person));
      if (!contents.ok) return contents;
      return begin(caller, name, 'made a review', (review) =>
        reviews.create(review, contents.value, caller.person),
      );
    },

    'host.lookAtFile': async ({ base64 }, caller) => {
      const offered = await describeReceived(base64, reviews.depsFor(caller.person));
      if (!offered.ok) return offered;
      const { id, ...received } = offered.value;
      const listed = await reviewsOf(team, caller.person.id);
      const sameReviews: { name: string; changedAt: string }[] = [];
      for (const review of listed)
        if ((await ledgerIdOf(caller, review)) === id)
          sameReviews.push({
            name: nameIn(listed, review.title, review.id),
            changedAt: await changedAt(team, review),
          });
      return ok({ ...received, here: sameReviews });
    },

    'host.receive': async ({ base64: bytes }, caller) => {
      const offered = await describeReceived(bytes, reviews.depsFor(caller.person));
      if (!offered.ok) return offered;
      const { title, refusal } = offered.value;
      if (refusal !== null) return refuse('refused', refusal);
      return begin(caller, title, 'brought a review', (review) =>
        reviews.receive(review, bytes, caller.person),
      );
    },

    'host.workIn': async ({ base64 }, caller) =>
      base64Of(await packageOfCopy(base64, reviews.depsFor(caller.person))),

    'host.acts': async (_, { person }) => ok([...(await describeTexts(reviews.depsFor(person).shelf))]),

    'host.importAct': async (input, { person }) => {
      const { shelf, readFile } = reviews.depsFor(person);
      if (shelf === undefined || !readFile) return refuse('unsupported', NO_ACTS);
      if (!input.keep) return importActForHost(input, { shelf, readFile });
      const barred = libraryRefusal((await reviewsOf(team, person.id)).map(({ role }) => role));
      if (barred) return barred;
      if (input.replace) return refuse('refused', NOT_REPLACED);
      const imported = await importActForHost(input, { shelf, readFile });
      if (imported.ok) {
        const { id, version } = imported.value;
        await audit(team, { at: now(), person: person.id, what: `imported ${id}@${version}`, review: '' });
      }
      return imported;
    },

    'host.open': async ({ name }, caller) => {
      const listed = await reviewsOf(team, caller.person.id);
      const match = listed.find(({ title, id }) => nameIn(listed, title, id) === name);
      return match ? show(caller, match.id) : noSuchReview();
    },

    'host.sendCopy': async (_, caller) => {
      const seat = await seatOf(caller, await requestedReview(caller));
      if (!seat.ok) return seat;
      // The same role as for `package.make`, because a copy has everything in the review.
      const refused = refusalFor(seat.value.review.role, declarationOf('package.make').may);
      if (refused) return refused;
      const folder = await mkdtemp(join(dirname(seat.value.session.path), 'copy-'));
      let copy: Download;
      try {
        const path = join(folder, fileNameFor(seat.value.review.title) ?? `Review${REVIEW_SUFFIX}`);
        const copied = await seat.value.session.copyTo(path);
        if (!copied.ok) return copied;
        copy = await offer(path, caller.person.id, true);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      await audit(team, {
        at: now(),
        person: caller.person.id,
        what: 'took a copy',
        review: seat.value.review.id,
      });
      return ok({ path: null, download: addressOf(copy.id), bytes: copy.size });
    },

    'host.chooseFolder': async () => ok({ folder: null }),

    'host.reveal': async ({ path }, caller) => {
      if (!(await findDownload(team, path, caller.person.id)))
        return refuse('refused', 'You can only show files you have just exported.');
      return ok({ download: addressOf(path) });
    },
  };

  async function callReview(
    caller: TeamCaller,
    name: CallName,
    read: Parameters<TeamCall>[2],
  ): Promise<Result<unknown>> {
    const seat = await seatOf(caller, await requestedReview(caller));
    if (!seat.ok) return seat;
    const { review, session } = seat.value;
    const { role } = review;
    const declared = declarationOf(name);
    if (caller.review === null && declared.writes !== 'nothing')
      return refuse(
        'other-review',
        'The window does not say which review it draws. Nothing was changed. Reload it.',
      );
    // The role is checked before the input is read, so that a refusal tells nothing about the review.
    const barred = refusalFor(role, declared.may);
    if (barred) return barred;
    const request = await read();
    if (!request.ok) return request;
    const refused = refusalFor(role, roleFor(name, request.value as CallRequest<typeof name>));
    if (refused) return refused;
    if (declared.writes === 'folder' && (request.value as { readonly to?: unknown }).to !== undefined)
      return refuse('refused', 'On a server, files are downloaded: there is no folder to choose.');
    const answered = await session.call(name, request.value as CallInput<CallName>);
    if (!answered.ok) return answered;
    if (name === 'review.get') return readBy(role, answered as Result<ReviewInfo>);
    if (declared.writes === 'folder') {
      const { folder, zip } = answered.value as { readonly folder: string; readonly zip: string };
      const { id } = await offer(zip, caller.person.id, false);
      await rm(folder, { recursive: true, force: true });
      await audit(team, {
        at: now(),
        person: caller.person.id,
        what: `exported: ${name}`,
        review: review.id,
      });
      // The download's id replaces the paths, so that nobody learns the server's own folders.
      return { ...answered, value: { ...(answered.value as object), folder: id, zip: id } };
    }
    if (name === 'review.rename')
      await retitle(team, review.id, (answered.value as { readonly title: string }).title);
    return answered;
  }

  return {
    call: (caller, name, read) =>
      catchFaults(log, () =>
        hasCall(calls, name) ? callReview(caller, name, read) : refuseUnknownCall(name),
      ),
    host: (caller, name, read) =>
      catchFaults(log, async () => {
        if (!hasCall(hostCalls, name)) return refuseUnknownCall(name);
        const handler = handlers[name] as
          | ((input: unknown, caller: TeamCaller) => Promise<Result<unknown>>)
          | undefined;
        if (!handler) return refuse('unsupported', NOT_HERE);
        const request = await read();
        return request.ok ? handler(request.value, caller) : request;
      }),
  };
}

/** A review's info for a person. It is read-only for a reader, so that they don't type changes that can't be saved. */
const readBy = (role: Role, review: Result<ReviewInfo>): Result<ReviewInfo> =>
  review.ok && role === 'reader'
    ? ok({ ...review.value, readOnly: { damaged: false, why: 'You are a reader of this review.', lost: [] } })
    : review;

/** A review's name in a list: its title, with the beginning of its id if several reviews have that title. */
const nameIn = (listed: readonly TeamReview[], title: string, id: string): string =>
  listed.filter((one) => one.title === title).length > 1 ? `${title} (${id.slice(0, 8)})` : title;
