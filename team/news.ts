import type { Knex } from 'knex';
import { HEARTBEAT_MS, type News, type NewsName, type PersonHere } from '../core/api.ts';
import { LEDGER_CHANNEL } from '../data/store/postgres/announce.ts';
import { notifyTeam, TEAM_CHANNEL } from '../data/team/announce.ts';
import { startListening } from '../data/team/listening.ts';
import { createEntryNewsReader, ledgerSeq } from '../data/team/new-entries.ts';
import {
  enterReview,
  leaveReview,
  listPresences,
  type Presence,
  renew,
  type TabPresence,
} from '../data/team/presence.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import type { Log } from './operation/log.ts';

/** A window that receives news. */
export interface Listener {
  /** Whether its person is still signed on, and still in the review. */
  readonly isIn: () => Promise<boolean>;
  readonly send: <N extends NewsName>(name: N, news: News<N>) => void;
  /** Ends the stream. */
  readonly end: () => void;
}

/** A window that shows a review and receives its news. */
export interface Watcher extends Listener {
  readonly presence: TabPresence;
  /** The review's schema. */
  readonly schema: string;
}

/** Sends the windows of this server the news of what any server on its database wrote. */
export interface NewsDesk {
  /** Subscribes a window. Never rejects: after a failure the stream ends, and the window connects again. @returns unsubscribes */
  readonly watch: (watcher: Watcher) => Promise<() => Promise<void>>;
  /** Subscribes a window that shows a person's list of reviews to changes of the list. @returns unsubscribes */
  readonly watchList: (person: string, listener: Listener) => Promise<() => Promise<void>>;
  /** The number of subscribed windows. */
  readonly size: () => number;
  readonly close: () => Promise<void>;
}

interface NewsOptions {
  readonly team: Knex;
  readonly database: string;
  /** The id of this server, among those on one database. */
  readonly server: string;
  readonly log: Log;
}

/** A review that windows of this server show. */
interface Room {
  readonly id: string;
  readonly schema: string;
  readonly watchers: Set<Watcher>;
  /** The last entry whose news were sent. */
  toldSeq: number;
  readonly ledger: Coalesced;
  readonly presenceNews: Coalesced;
}

/** The delay in which changes are coalesce. It grows with the number of windows, since each asks after every news. */
const GATHER_MS = { each: 8, min: 30, max: 400 } as const;

const othersHere = (all: readonly Presence[], self: string): readonly PersonHere[] =>
  all.filter(({ person }) => person !== self);

export function createNewsDesk({ team, database, server, log }: NewsOptions): NewsDesk {
  const rooms = new Map<string, Room>();
  /** The windows that show a list of reviews, each with the id of its person. */
  const lists = new Map<Listener, string>();
  let isEnding = false;
  let isOver = false;
  const failed = (error: unknown): void => {
    if (!isOver) log.fault('news could not be told', error);
  };
  /** Running work that no caller awaits. `close` waits for it. */
  const underWay = new Set<Promise<void>>();
  function lookAfter(work: Promise<void>): Promise<void> {
    const task = work.catch(failed).finally(() => underWay.delete(task));
    underWay.add(task);
    return task;
  }

  function roomOf({ presence, schema }: Watcher, head: number): Room {
    const existing = rooms.get(presence.review);
    if (existing) return existing;
    const watchers = new Set<Watcher>();
    const teller = createEntryNewsReader(team, schema);
    const wait = () => Math.min(GATHER_MS.max, Math.max(GATHER_MS.min, watchers.size * GATHER_MS.each));
    const room: Room = {
      id: presence.review,
      schema,
      watchers,
      toldSeq: head,
      ledger: coalesce(
        wait,
        async () => {
          const news = await teller.after(room.toldSeq);
          if (news.seq === room.toldSeq) return;
          room.toldSeq = news.seq;
          for (const watcher of watchers) watcher.send('ledger', news);
        },
        failed,
      ),
      presenceNews: coalesce(
        wait,
        async () => {
          const all = await listPresences(team, presence.review);
          for (const { send, presence: own } of watchers) send('here', othersHere(all, own.person));
        },
        failed,
      ),
    };
    rooms.set(presence.review, room);
    return room;
  }

  /** Ends the streams of people who may no longer receive them. */
  async function check(watchers: Iterable<Listener>): Promise<void> {
    for (const watcher of [...watchers]) {
      if (await watcher.isIn()) continue;
      watcher.send('gone', null);
      watcher.end();
    }
  }

  const leave = (room: Room, watcher: Watcher): Promise<void> => lookAfter(leaveRoom(room, watcher));

  async function leaveRoom(room: Room, watcher: Watcher): Promise<void> {
    const { presence } = watcher;
    if (!room.watchers.delete(watcher)) return;
    if (room.watchers.size === 0 && rooms.get(room.id) === room) {
      rooms.delete(room.id);
      for (const gathered of [room.ledger, room.presenceNews]) void lookAfter(gathered.end());
    }
    // The same tab may have connected again before its old connection was closed.
    const isElsewhere = [...(rooms.get(room.id)?.watchers ?? [])].some(
      (one) => one.presence.tab === presence.tab && one.presence.person === presence.person,
    );
    if (isElsewhere) return;
    await leaveReview(team, presence, server);
    await notifyTeam(team, 'here', room.id);
  }

  const all = (): readonly Watcher[] => [...rooms.values()].flatMap(({ watchers }) => [...watchers]);
  const listeners = (): readonly Listener[] => [...all(), ...lists.keys()];

  const tellLists = coalesce(
    () => GATHER_MS.min,
    async () => {
      for (const { send } of lists.keys()) send('reviews', null);
    },
    failed,
  );

  function heardOfTeam(payload: string): void {
    const [news, id = ''] = payload.split(' ');
    if (news === 'here') rooms.get(id)?.presenceNews.ask();
    if (news === 'members') {
      const watchers = rooms.get(id)?.watchers ?? [];
      tellLists.ask();
      // The roles of the others in the review may have changed.
      for (const { send } of watchers) send('reviews', null);
      void lookAfter(check(watchers));
    }
    if (news === 'signed-off') {
      const own = all().filter(({ presence: seen }) => seen.person === id);
      const listed = [...lists].flatMap(([listener, person]) => (person === id ? [listener] : []));
      void lookAfter(check([...own, ...listed]));
    }
  }

  function heardOfLedger(payload: string): void {
    const [schema] = payload.split(' ');
    for (const room of rooms.values()) if (room.schema === schema) room.ledger.ask();
  }

  const listening = startListening({
    database,
    channels: [LEDGER_CHANNEL, TEAM_CHANNEL],
    heard: (channel, payload) => (channel === LEDGER_CHANNEL ? heardOfLedger(payload) : heardOfTeam(payload)),
    listens: () => {
      for (const room of rooms.values()) {
        room.ledger.ask();
        room.presenceNews.ask();
      }
      tellLists.ask();
    },
  });

  async function beat(): Promise<void> {
    for (const { send } of listeners()) send('beat', null);
    const listening = all().map(({ presence: seen }) => seen);
    for (const review of await renew(team, server, listening)) await notifyTeam(team, 'here', review);
    await check(listeners());
  }
  const beating = setInterval(() => {
    void lookAfter(beat());
  }, HEARTBEAT_MS);
  beating.unref();

  return {
    watch: async (watcher) => {
      const { presence, schema, send } = watcher;
      let leaveIt = async (): Promise<void> => undefined;
      try {
        const head = await ledgerSeq(team, schema);
        // The server is stopping: the window must connect to another one.
        if (isEnding) {
          watcher.end();
          return leaveIt;
        }
        const room = roomOf(watcher, head);
        room.watchers.add(watcher);
        leaveIt = () => leave(room, watcher);
        await enterReview(team, presence, server);
        // The window is subscribed now. It gets the newest entry's number at once, for entries that it missed before.
        send('ledger', { seq: await ledgerSeq(team, schema), entries: [] });
        await notifyTeam(team, 'here', presence.review);
      } catch (error) {
        failed(error);
        watcher.end();
      }
      return leaveIt;
    },
    watchList: async (person, listener) => {
      if (isEnding) listener.end();
      else {
        lists.set(listener, person);
        // The list may have changed before the subscription, so that the window reads it again.
        listener.send('reviews', null);
      }
      return async () => void lists.delete(listener);
    },
    size: () => listeners().length,
    close: async () => {
      isEnding = true;
      clearInterval(beating);
      for (const listener of listeners()) listener.end();
      void lookAfter(tellLists.end());
      for (const room of [...rooms.values()]) for (const one of room.watchers) void leave(room, one);
      // Notifications that still arrive would start more work, so that listening ends first.
      await listening.close();
      while (underWay.size > 0) await Promise.all(underWay);
      isOver = true;
    },
  };
}
