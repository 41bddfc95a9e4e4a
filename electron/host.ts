import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type CallInput,
  type CallName,
  calls,
  declarationOf,
  type HostCallName,
  type HostCallOutput,
  type HostCallRequest,
  hostCalls,
} from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { SAMPLE_TITLE } from '../core/sample.ts';
import { describeTexts } from '../data/corpus/held-texts.ts';
import type { Print } from '../data/papers/pack/print.ts';
import { createSample } from '../data/sample/make.ts';
import { createReview } from '../data/session/create-review.ts';
import { importActForHost } from '../data/session/import-act-for-host.ts';
import { parseInput } from '../data/session/parse-input.ts';
import { base64Of, describeReceived, packageOfCopy } from '../data/session/receive.ts';
import { openReview, openToRead, type Session } from '../data/session/session.ts';
import { backupsOfReview, restoreBackup } from './backups.ts';
import { hasCall, refuseUnknownCall } from './call-names.ts';
import { clearAtStart, rememberExportFolder } from './clear-at-start.ts';
import { isFirstStart } from './first-start.ts';
import { backupsFolder, shelfFolder } from './folders.ts';
import { createOpenReviews, refuseNoReview, type TabMemory } from './open-reviews.ts';
import { fileNameFor, isReviewFileName, REVIEW_SUFFIX } from './policy/file-name.ts';
import { receiveInto } from './received.ts';
import { rescueReview } from './rescue.ts';
import { listReviews, unusedPackFolder } from './reviews.ts';
import { type CopyPlaces, sendCopy } from './send-copy.ts';
import { readLocalUser, writePerson } from './settings.ts';
import { createThreadTasks } from './threads.ts';
import {
  checkWatchedFolder,
  createFolderWithin,
  describeWatched,
  startWatching,
  watchFolder,
} from './watched-folder.ts';

/** The questions that a host asks the person or the system. A host that cannot ask answers null. */
interface HostPrompts {
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  /**
   * Shows an exported pack in the system's file manager. A web host returns the address to download its zip from
   * instead.
   */
  readonly reveal: (pack: ExportedPack) => Promise<string | null>;
  /** Where a copy of a review that is meant for somebody else is written. */
  readonly copies: CopyPlaces;
}

/** An exported file or folder, and the zip of its export. */
interface ExportedPack {
  readonly path: string;
  readonly zip: string;
}

interface HostOptions {
  readonly kind: 'electron' | 'web';
  /** The folder of the reviews. */
  readonly folder: string;
  /** The folder of the settings. */
  readonly dataFolder: string;
  readonly asking: HostPrompts;
  /** Prints the packs as PDF. */
  readonly print: Print;
  /** The reviews that tabs showed before a restart. Absent for hosts whose tabs close with them. */
  readonly before?: TabMemory;
}

/**
 * The tab that makes a call, and the path of the review that it shows, if any. A tab keeps its name until it is closed.
 */
export interface Caller {
  readonly tab: string;
  readonly review: string | null;
}

/** What all hosts share: the open reviews, and the calls of a host beside them. Its calls never reject. */
export interface Host {
  readonly call: (caller: Caller, name: string, input: unknown) => Promise<Result<unknown>>;
  readonly host: (caller: Caller, name: string, input: unknown) => Promise<Result<unknown>>;
  /**
   * Opens a review from any folder, in a tab or for the next new tab. Only whoever starts the host may call this, never
   * a page.
   */
  readonly open: (path: string, tab?: string) => Promise<Result<unknown>>;
  /** Closes the review in a tab. */
  readonly leaveReview: (tab: string) => Promise<Result<unknown>>;
  /**
   * Opens the sample review if nobody has ever used Keeling on this machine, so that a new user has something to look
   * at.
   */
  readonly openFirst: () => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
}

type HostHandlers = {
  readonly [N in HostCallName]: (
    input: HostCallRequest<N>,
    tab: string,
  ) => Promise<Result<HostCallOutput<N>>>;
};

/** Creates a host: answers the calls of its tabs for the reviews on this machine. */
export async function createHost({
  kind,
  folder,
  dataFolder,
  asking,
  print,
  before,
}: HostOptions): Promise<Host> {
  await clearAtStart(folder, dataFolder);
  let { person, isNamed } = await readLocalUser(dataFolder);
  const reviews = createOpenReviews(before);
  /** The folders that a person chose. With `zipsByExportedPath`, these are the only paths that a page may name. */
  const chosen = new Set<string>();
  /** The zip of each exported file or folder, by path. */
  const zipsByExportedPath = new Map<string, string>();

  const deps = {
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    person: () => person,
    shelf: shelfFolder(dataFolder),
    backups: backupsFolder(dataFolder),
    reviews: folder,
    print,
    ...createThreadTasks(),
  };

  const stopWatching = startWatching(dataFolder, (bytes) => deps.readFile('act', { bytes }));

  const open = (tab: string | null, path: string) =>
    reviews.show(tab, path, () => openToRead(resolve(path), deps));
  const openNew = (tab: string, createSession: () => Promise<Result<Session>>) =>
    reviews.show(tab, null, createSession);

  const listAllReviews = () => listReviews(folder, reviews.sessionAt);

  async function openSample(tab: string | null) {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${SAMPLE_TITLE}${REVIEW_SUFFIX}`);
    return reviews.show(tab, path, () =>
      existsSync(path) ? openToRead(path, deps) : createSample(path, deps),
    );
  }

  /** Finds the review whose backups a call asks for: the named one in the reviews folder, or else the open one. */
  async function findReviewOfBackups(
    tab: string,
    name: string | undefined,
  ): Promise<Result<{ readonly path: string; readonly id?: string }>> {
    if (name !== undefined)
      return isReviewFileName(name)
        ? ok({ path: resolve(folder, name) })
        : refuse('invalid', `${name} is not the name of a review in ${folder}.`);
    const session = reviews.sessionOf(tab);
    if (session === null) return refuseNoReview();
    const review = await session.call('review.get', {});
    return review.ok ? ok({ path: session.path, id: review.value.id }) : review;
  }

  const handlers: HostHandlers = {
    'host.state': async (_, tab) =>
      ok({
        host: kind,
        folder,
        reviews: (await listAllReviews()).map(({ id: _, ...review }) => review),
        open: reviews.pathOf(tab),
        person,
        isNamed,
      }),

    'host.create': async ({ name, act, at }, tab) => {
      const file = fileNameFor(name);
      if (file === null)
        return refuse('invalid', 'Give the review a name with at least one letter or digit.');
      await mkdir(folder, { recursive: true });
      return openNew(tab, () => createReview(join(folder, file), { title: name, act, at }, deps));
    },

    'host.sample': (_, tab) => openSample(tab),

    'host.acts': async () => ok([...(await describeTexts(deps.shelf))]),

    'host.importAct': (input) => importActForHost(input, deps),

    'host.watched': async () => {
      const watched = await checkWatchedFolder(dataFolder, (bytes) => deps.readFile('act', { bytes }));
      return ok(watched && describeWatched(watched));
    },

    'host.watch': async ({ stop, name }) => {
      if (stop) await watchFolder(dataFolder, null);
      else {
        const chosen =
          kind === 'web' && name !== undefined
            ? await createFolderWithin(folder, name)
            : ok(await asking.chooseFolder());
        if (!chosen.ok) return chosen;
        if (chosen.value === null) return refuse('cancelled', 'You did not choose a folder.');
        await watchFolder(dataFolder, chosen.value);
      }
      const watched = await checkWatchedFolder(dataFolder, (bytes) => deps.readFile('act', { bytes }));
      return ok(watched && describeWatched(watched));
    },

    'host.lookAtFile': async ({ base64 }) => {
      const offered = await describeReceived(base64, deps);
      if (!offered.ok) return offered;
      const { id, ...received } = offered.value;
      const sameReviews = (await listAllReviews()).filter((review) => review.id === id);
      return ok({ ...received, here: sameReviews.map(({ name, changedAt }) => ({ name, changedAt })) });
    },

    'host.workIn': async ({ base64 }) => base64Of(await packageOfCopy(base64, deps)),

    'host.receive': async ({ base64: bytes }, tab) => {
      const offered = await describeReceived(bytes, deps);
      if (!offered.ok) return offered;
      const receipt = await receiveInto(folder, offered.value, bytes, deps);
      return receipt.ok ? openNew(tab, () => openReview(receipt.value, deps)) : receipt;
    },

    'host.open': async ({ name }, tab) => {
      if (name !== undefined) {
        return isReviewFileName(name)
          ? open(tab, join(folder, name))
          : refuse('invalid', `${name} is not the name of a review in ${folder}.`);
      }
      const path = await asking.chooseFile();
      return path === null
        ? refuse('cancelled', 'You did not choose a file, so nothing was opened.')
        : open(tab, path);
    },

    'host.backups': async ({ name }, tab) => {
      const of = await findReviewOfBackups(tab, name);
      return of.ok ? ok([...(await backupsOfReview(of.value, deps.backups))]) : of;
    },

    'host.sendCopy': async (_, tab) => {
      const session = reviews.sessionOf(tab);
      if (session === null) return refuseNoReview();
      const onPlace = (folder: string) => rememberExportFolder(dataFolder, folder);
      const copy = await sendCopy(session, asking.copies, { now: deps.now(), onPlace });
      if (copy.ok && copy.value.path !== null) zipsByExportedPath.set(copy.value.path, copy.value.path);
      return copy;
    },

    'host.backUp': async (_, tab) => {
      const session = reviews.sessionOf(tab);
      if (session === null) return refuseNoReview();
      const backup = await session.keepManualBackup();
      return backup.ok ? ok({}) : backup;
    },

    'host.restoreBackup': async ({ name, backup }, tab) => {
      const of = await findReviewOfBackups(tab, name);
      if (!of.ok) return of;
      const restored = await restoreBackup(of.value, deps.backups, backup, folder);
      return restored.ok ? openNew(tab, () => openReview(restored.value, deps)) : restored;
    },

    'host.rescue': async (_, tab) => {
      const session = reviews.sessionOf(tab);
      if (session === null) return refuseNoReview();
      const rescued = await rescueReview(session, folder);
      return rescued.ok ? open(tab, rescued.value) : rescued;
    },

    'host.reopen': async (_, tab) => {
      const session = reviews.sessionOf(tab);
      return session === null ? refuseNoReview() : open(tab, session.path);
    },

    'host.setPerson': async (newPerson) => {
      await writePerson(dataFolder, newPerson);
      person = newPerson;
      isNamed = true;
      return ok(newPerson);
    },

    'host.chooseFolder': async (_, tab) => {
      const session = reviews.sessionOf(tab);
      if (session === null) return refuseNoReview();
      const folder = await asking.chooseFolder();
      if (folder === null) return ok({ folder });
      await rememberExportFolder(dataFolder, folder);
      const place = resolve(await unusedPackFolder(folder, session.path));
      chosen.add(place);
      return ok({ folder: place });
    },

    'host.reveal': async ({ path: shownPath }) => {
      const path = resolve(shownPath);
      const zip = zipsByExportedPath.get(path);
      if (zip === undefined) return refuse('refused', 'You can only show files you have just exported.');
      return ok({ download: await asking.reveal({ path, zip }) });
    },
  };

  /** A page may export to a folder that a person chose, or to the default folder. */
  function mayExport(input: unknown): boolean {
    const to = (input as { to?: unknown } | null)?.to;
    return to === undefined || (typeof to === 'string' && chosen.has(resolve(to)));
  }

  async function callReview({ tab }: Caller, name: CallName, input: unknown): Promise<Result<unknown>> {
    const isExport = declarationOf(name).writes === 'folder';
    if (isExport && !mayExport(input)) {
      return refuse('refused', 'Choose the export folder in the dialog, so that Keeling can write there.');
    }
    const answer = await reviews.call(tab, name, input as CallInput<CallName>);
    if (isExport && answer.ok) {
      const { folder: pack, zip } = answer.value as { folder: string; zip: string };
      for (const path of [pack, zip]) zipsByExportedPath.set(resolve(path), resolve(zip));
    }
    return answer;
  }

  /** The opening of the review that the host was started with. The calls of a tab without a review wait for this. */
  let firstOpening: Promise<unknown> = Promise.resolve();
  const runFirstOpening = (work: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const opening = refuseOnError(work);
    firstOpening = opening;
    return opening;
  };
  const callWhenReady = (tab: string, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> =>
    refuseOnError(async () => {
      await reviews.restore(tab, (path) => openToRead(path, deps));
      // A tab with an open review does not wait, because its writes must not reach the review that is opened next.
      if (reviews.pathOf(tab) === null) await firstOpening;
      return work();
    });

  /** Refuses a call for another review than the tab's, and a write that names no review. */
  function refuseOtherReview({ tab, review }: Caller, name: CallName): Result<never> | null {
    const open = reviews.pathOf(tab);
    if (open === null && review === null) return refuseNoReview();
    if (review === null ? declarationOf(name).writes === 'nothing' : resolve(review) === open) return null;
    return refuse(
      'other-review',
      'The review in this window is no longer open. Nothing was changed. Reload the window to see the open review.',
    );
  }

  return {
    call: (caller, name, input) =>
      callWhenReady(caller.tab, async () =>
        hasCall(calls, name)
          ? (refuseOtherReview(caller, name) ?? callReview(caller, name, input))
          : refuseUnknownCall(name),
      ),
    host: ({ tab }, name, input) =>
      callWhenReady(tab, () =>
        hasCall(hostCalls, name) ? answerHost(handlers, name, input, tab) : refuseUnknownCall(name),
      ),
    open: (path, tab) => runFirstOpening(() => open(tab ?? null, path)),
    leaveReview: (tab) => refuseOnError(async () => ok(await reviews.leave(tab).then(() => null))),
    openFirst: () =>
      runFirstOpening(async () => ((await isFirstStart(folder, dataFolder)) ? openSample(null) : ok(null))),
    close: async () => {
      stopWatching();
      await reviews.close();
    },
  };
}

async function answerHost<N extends HostCallName>(
  handlers: HostHandlers,
  name: N,
  input: unknown,
  tab: string,
): Promise<Result<unknown>> {
  const parsed = parseInput<unknown>(hostCalls[name].input, name, input);
  if (!parsed.ok) return parsed;
  // The same name looks up the schema and the handler, so the parsed input has the type that the handler expects.
  const handler = handlers[name] as (input: unknown, tab: string) => Promise<Result<unknown>>;
  return handler(parsed.value, tab);
}

/** Turns a thrown error into a refusal, because the window must show the error and the log must keep it. */
async function refuseOnError(work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('internal', `Keeling could not do this: ${reason}. Everything saved before is safe.`);
  }
}
