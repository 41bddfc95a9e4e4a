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
import { type Coalesced, coalesced } from './coalesced.ts';
import type { Log } from './operation/log.ts';

/** A window that is told what happens. */
export interface Listener {
  /** Whether whoever looks may still see it. */
  readonly isIn: () => Promise<boolean>;
  readonly send: <N extends NewsName>(name: N, news: News<N>) => void;
  /** Ends it: nothing is sent any more. */
  readonly end: () => void;
}

/** A window that shows a review, and how it is told. */
export interface Watcher extends Listener {
  readonly presence: TabPresence;
  /** The review's schema. */
  readonly schema: string;
}

/** Tells the windows of this server what any server on its database wrote. */
export interface NewsDesk {
  /** Never rejects: who can't be told is ended, and asks again. @returns that it looks no longer */
  readonly watch: (watcher: Watcher) => Promise<() => Promise<void>>;
  /** Tells a window that shows somebody's list of reviews when it may be another. @returns that it looks no longer */
  readonly watchList: (person: string, listener: Listener) => Promise<() => Promise<void>>;
  /** How many windows are told. */
  readonly size: () => number;
  readonly close: () => Promise<void>;
}

interface NewsOptions {
  readonly team: Knex;
  readonly database: string;
  /** This server, among those on one database. */
  readonly server: string;
  readonly log: Log;
}

/** What is told of one review that somebody here looks at. */
interface Room {
  readonly id: string;
  readonly schema: string;
  readonly watchers: Set<Watcher>;
  /** Up to which entry they were told. */
  toldSeq: number;
  readonly ledger: Coalesced;
  readonly presenceNews: Coalesced;
}

/** Others' keys come together, so that many who look at once do not each ask at every one: milliseconds for each of them. */
const GATHER_MS = { each: 8, min: 30, max: 400 } as const;

const othersHere = (all: readonly Presence[], self: string): readonly PersonHere[] =>
  all.filter(({ person }) => person !== self);

export function createNewsDesk({ team, database, server, log }: NewsOptions): NewsDesk {
  const rooms = new Map<string, Room>();
  /** Windows that show a list of reviews, each with whose. */
  const lists = new Map<Listener, string>();
  let isEnding = false;
  let isOver = false;
  const failed = (error: unknown): void => {
    if (!isOver) log.fault('news could not be told', error);
  };
  /** What is asked of the database at this moment, and nobody else waits for. */
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
      ledger: coalesced(
        wait,
        async () => {
          const news = await teller.after(room.toldSeq);
          if (news.seq === room.toldSeq) return;
          room.toldSeq = news.seq;
          for (const watcher of watchers) watcher.send('ledger', news);
        },
        failed,
      ),
      presenceNews: coalesced(
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

  /** Turns away whoever may not look any more. */
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
    // Another connection of the same tab may have taken its place.
    const isElsewhere = [...(rooms.get(room.id)?.watchers ?? [])].some(
      (one) => one.presence.tab === presence.tab && one.presence.person === presence.person,
    );
    if (isElsewhere) return;
    await leaveReview(team, presence, server);
    await notifyTeam(team, 'here', room.id);
  }

  const all = (): readonly Watcher[] => [...rooms.values()].flatMap(({ watchers }) => [...watchers]);
  const listeners = (): readonly Listener[] => [...all(), ...lists.keys()];

  const tellLists = coalesced(
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
      // Whoever is still in it may be something else there.
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
        // Whoever comes as the server ends goes elsewhere.
        if (isEnding) {
          watcher.end();
          return leaveIt;
        }
        const room = roomOf(watcher, head);
        room.watchers.add(watcher);
        leaveIt = () => leave(room, watcher);
        await enterReview(team, presence, server);
        // From here on it is told; how far the ledger has come by now it is told at once.
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
        // What was missed until now is read at once.
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
      // What is heard meanwhile asks for more.
      await listening.close();
      while (underWay.size > 0) await Promise.all(underWay);
      isOver = true;
    },
  };
}
