import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { indexTree } from '../core/act/tree.ts';
import {
  type CallInput,
  type CallName,
  calls,
  type HostCallName,
  type HostCallOutput,
  type HostCallRequest,
  hostCalls,
  type Person,
} from '../core/api.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import { SAMPLE_TITLE } from '../core/sample.ts';
import { describeHeld } from '../data/corpus/held.ts';
import { importAct } from '../data/corpus/import.ts';
import { parseInput } from '../data/handlers/input.ts';
import { createReview, openReview, openToRead, type Session } from '../data/handlers.ts';
import type { Print } from '../data/pack/print.ts';
import { readApart } from '../data/readers/apart.ts';
import { readHere } from '../data/readers/readers.ts';
import { createSample } from '../data/sample/make.ts';
import { backupsOfReview, restoreBackup } from './backups.ts';
import { isFirstStart } from './first-start.ts';
import { backupsFolder, shelfFolder } from './folders.ts';
import { fileNameFor, isReviewFileName, REVIEW_SUFFIX } from './policy/file-name.ts';
import { rescueReview } from './rescue.ts';
import { listReviews, packPlace } from './reviews.ts';
import { readPerson, writePerson } from './settings.ts';

/** What a host asks of the person or the system; one that can't ask answers null. */
export interface Asking {
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  /** Shows a pack that was just exported; or gives the address to download its zip from. */
  readonly reveal: (pack: Pack) => Promise<string | null>;
}

/** Something of an export that is to be shown, and the zip it belongs to. */
export interface Pack {
  readonly path: string;
  readonly zip: string;
}

export interface HostOptions {
  readonly kind: 'electron' | 'web';
  /** Where reviews are kept. */
  readonly folder: string;
  /** Where settings are kept. */
  readonly dataFolder: string;
  readonly asking: Asking;
  /** How packs are printed. */
  readonly print: Print;
}

/** The one thing behind a window: the open review, and what a host offers beside it. Its calls never reject. */
export interface Host {
  readonly call: (name: string, input: unknown) => Promise<Result<unknown>>;
  readonly host: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Opens a review anywhere on disk: for whoever starts a host, never for a page. */
  readonly open: (path: string) => Promise<Result<unknown>>;
  /** Opens the sample review where Keeling has never been used on this machine, so that there is something to see. */
  readonly first: () => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
}

type HostHandlers = {
  readonly [N in HostCallName]: (input: HostCallRequest<N>) => Promise<Result<HostCallOutput<N>>>;
};

/** The calls that write files where a person chose. */
const EXPORTS: ReadonlySet<CallName> = new Set<CallName>([
  'pack.export',
  'schedule.export',
  'word.export',
  'bill.export',
  'coverage.export',
  'package.make',
]);

/** The thread in which strangers' files are read; run from its sources, as tests do, a host has none. */
const READING_THREAD = join(import.meta.dirname, '../data/readers/thread.js');

const noReview = () => refuse('not-found', 'No review is open. Open one, or start a new one.');

export async function createHost({ kind, folder, dataFolder, asking, print }: HostOptions): Promise<Host> {
  let person: Person = await readPerson(dataFolder);
  let session: Session | null = null;
  const running = new Set<Promise<unknown>>();
  /** Places in folders that a person chose, and packs Keeling wrote with the zip of each: the only paths a page may name. */
  const chosen = new Set<string>();
  const written = new Map<string, string>();

  const deps = {
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    person: () => person,
    shelf: shelfFolder(dataFolder),
    backups: backupsFolder(dataFolder),
    print,
    readFile: existsSync(READING_THREAD) ? readApart(READING_THREAD) : readHere,
  };

  async function closeSession(): Promise<void> {
    const closing = session;
    session = null;
    await Promise.allSettled(running);
    await closing?.close();
  }

  /** One review takes the place of another, one change at a time. */
  let changing: Promise<unknown> = Promise.resolve();
  function become(open: () => Promise<Result<Session>>) {
    const change = changing.then(async () => {
      const opened = await open();
      if (!opened.ok) return opened;
      await closeSession();
      session = opened.value;
      return session.call('review.get', {});
    });
    changing = change.catch(() => undefined);
    return change;
  }

  const open = async (path: string) =>
    session?.path === resolve(path)
      ? session.call('review.get', {})
      : become(() => openToRead(resolve(path), deps));

  async function openSample() {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${SAMPLE_TITLE}${REVIEW_SUFFIX}`);
    return existsSync(path) ? open(path) : become(() => createSample(path, deps));
  }

  /** The review whose backups are meant: one of the reviews folder, or the open one. */
  async function backupsAsked(
    name: string | undefined,
  ): Promise<Result<{ readonly path: string; readonly id?: string }>> {
    if (name !== undefined)
      return isReviewFileName(name)
        ? ok({ path: resolve(folder, name) })
        : refuse('invalid', `${name} is not the name of a review in ${folder}.`);
    if (session === null) return noReview();
    const review = await session.call('review.get', {});
    return review.ok ? ok({ path: session.path, id: review.value.id }) : review;
  }

  const handlers: HostHandlers = {
    'host.state': async () =>
      ok({ host: kind, folder, reviews: await listReviews(folder), open: session?.path ?? null, person }),

    'host.create': async ({ name, act, at }) => {
      const file = fileNameFor(name);
      if (file === null)
        return refuse('invalid', 'Give the review a name with at least one letter or digit.');
      await mkdir(folder, { recursive: true });
      return become(() => createReview(join(folder, file), { title: name, act, at }, deps));
    },

    'host.sample': openSample,

    'host.acts': async () => ok([...(await describeHeld(deps.shelf))]),

    'host.importAct': async ({ base64, ...given }) => {
      const imported = await importAct(Buffer.from(base64, 'base64'), {
        shelf: deps.shelf,
        read: (bytes) => deps.readFile('act', { bytes }),
        ...given,
      });
      if (!imported.ok) return imported;
      const { instrument, remarks, against, kept } = imported.value;
      const { id, version, title, description } = instrument;
      const provisions = indexTree(instrument.root).byPid.size;
      return ok({
        id,
        version,
        title,
        description,
        provisions,
        remarks: [...remarks],
        against: [...against],
        kept,
      });
    },

    'host.open': async ({ name }) => {
      if (name !== undefined) {
        return isReviewFileName(name)
          ? open(join(folder, name))
          : refuse('invalid', `${name} is not the name of a review in ${folder}.`);
      }
      const path = await asking.chooseFile();
      return path === null ? refuse('cancelled', 'No file was chosen; nothing was opened.') : open(path);
    },

    'host.backups': async ({ name }) => {
      const of = await backupsAsked(name);
      return of.ok ? ok([...(await backupsOfReview(of.value, deps.backups))]) : of;
    },

    'host.restoreBackup': async ({ name, backup }) => {
      const of = await backupsAsked(name);
      if (!of.ok) return of;
      const restored = await restoreBackup(of.value, deps.backups, backup, folder);
      return restored.ok ? become(() => openReview(restored.value, deps)) : restored;
    },

    'host.rescue': async () => {
      if (session === null) return noReview();
      const rescued = await rescueReview(session, folder);
      return rescued.ok ? become(() => openReview(rescued.value, deps)) : rescued;
    },

    'host.setPerson': async (given) => {
      await writePerson(dataFolder, given);
      person = given;
      return ok(given);
    },

    'host.chooseFolder': async () => {
      if (session === null) return noReview();
      const folder = await asking.chooseFolder();
      if (folder === null) return ok({ folder });
      const place = resolve(await packPlace(folder, session.path));
      chosen.add(place);
      return ok({ folder: place });
    },

    'host.reveal': async ({ path: named }) => {
      const path = resolve(named);
      const zip = written.get(path);
      if (zip === undefined) return refuse('refused', 'Only what was just exported can be shown.');
      return ok({ download: await asking.reveal({ path, zip }) });
    },
  };

  /** A page may export to a folder that a person chose, or to the usual place. */
  function mayExport(input: unknown): boolean {
    const to = (input as { to?: unknown } | null)?.to;
    return to === undefined || (typeof to === 'string' && chosen.has(resolve(to)));
  }

  async function callReview(name: CallName, input: unknown): Promise<Result<unknown>> {
    if (session === null) return noReview();
    if (EXPORTS.has(name) && !mayExport(input)) {
      return refuse(
        'refused',
        'Choose the folder to export to in the dialog, so that Keeling may write there.',
      );
    }
    const answering = session.call(name, input as CallInput<CallName>);
    running.add(answering);
    const answer = await answering.finally(() => running.delete(answering));
    if (EXPORTS.has(name) && answer.ok) {
      const { folder: pack, zip } = answer.value as { folder: string; zip: string };
      for (const path of [pack, zip]) written.set(resolve(path), resolve(zip));
    }
    return answer;
  }

  /** What whoever starts a host has it open. A page that asks meanwhile, when there is no review yet, waits for it. */
  let beginning: Promise<unknown> = Promise.resolve();
  const begin = (work: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const begun = guarded(work);
    beginning = begun;
    return begun;
  };
  const asked = (work: () => Promise<Result<unknown>>): Promise<Result<unknown>> =>
    guarded(async () => {
      // Not while a review is open: what is written for that one must not reach the next.
      if (session === null) await beginning;
      return work();
    });

  return {
    call: (name, input) => asked(() => (isOwn(calls, name) ? callReview(name, input) : unknownCall(name))),
    host: (name, input) =>
      asked(() => (isOwn(hostCalls, name) ? answerHost(handlers, name, input) : unknownCall(name))),
    open: (path) => begin(() => open(path)),
    first: () => begin(async () => ((await isFirstStart(folder, dataFolder)) ? openSample() : ok(null))),
    close: async () => {
      await changing;
      await closeSession();
    },
  };
}

const isOwn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

const unknownCall = async (name: string) => refuse('not-found', `There is no call ${name}.`);

async function answerHost<N extends HostCallName>(
  handlers: HostHandlers,
  name: N,
  input: unknown,
): Promise<Result<unknown>> {
  const read = parseInput<unknown>(hostCalls[name].input, name, input);
  if (!read.ok) return read;
  // The schema that has just read the input is the handler's own: both are looked up by the same name.
  const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>;
  return handler(read.value);
}

/** A mistake of ours is an answer too: the window must hear of it, and the log must keep it. */
async function guarded(work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('internal', `Keeling could not do this: ${reason}. What was saved before is kept.`);
  }
}
