import { parseArgs } from 'node:util';

/**
 * Calculates the first limit of a server as reviews and people grow: `npm run growth -- --reviews 100000 --people
 * 20000`. The same input gives the same tables. docs/growth.md says what was measured and what is assumed.
 */
const { values } = parseArgs({
  options: {
    reviews: { type: 'string', default: '100000' },
    people: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1997' },
  },
});
const REVIEWS = Number(values.reviews);
const PEOPLE = Number(values.people);

/** Measured figures; see docs/growth.md. */
const MEASURED = {
  relations: 60,
  megabytes: 0.72,
  catalogueKilobytes: 75,
  connections: 6,
  /** Milliseconds for a save, with the clause that is generated after it; and for a read by a window. */
  saveMs: 8,
  readMs: 1.2,
  /** How often per second each window of a busy review gets news and reads it. A read of news takes four calls. */
  newsPerSecond: 2.5,
  followedPerSecond: 0.5,
  followed: 4,
  bytesPerSave: 434,
  archivedPerSave: 984,
  turnsPerSecond: 107,
};

/** Assumed figures, to be replaced by those of a department. */
const ASSUMED = {
  /**
   * The share of all people who have a window open at the busiest moment. And of those who save as in the
   * load test.
   */
  present: 0.5,
  working: 0.25,
  savesPerSecond: 0.5,
  hours: 6,
  /** The share of reviews that anybody opens in a day, and the most people in one review. */
  live: 0.05,
  most: 150,
};

/** The number of look-ups for every call: the person, and their role in the review. */
const LOOK_UPS = 2;

/** The reads per second of all windows of a review with so many people. */
function readsOf(people) {
  const saves = people * ASSUMED.working * ASSUMED.savesPerSecond;
  const news = Math.min(MEASURED.newsPerSecond, saves);
  const followed = MEASURED.followed * Math.min(MEASURED.followedPerSecond, saves);
  return people * (news + followed);
}

/** The capacity of one server of each kind. */
const CAPACITY = {
  relations: 1_000_000,
  connections: 500,
  commits: 2_000,
  lookUps: 20_000,
};

/** Pseudo-random numbers between 0 and 1, from a seed. */
function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The number of people in each open review: few in most, many in some. */
function peopleByReview(draw) {
  const open = Math.max(1, Math.round(REVIEWS * ASSUMED.live));
  const sums = [];
  for (let at = 0, sum = 0; at < open; at++) {
    sum += 1 / (at + 1);
    sums.push(sum);
  }
  const total = sums.at(-1);
  const inEach = new Int32Array(open);
  for (let person = 0; person < PEOPLE * ASSUMED.present; person++) {
    const at = sums.findIndex((sum) => sum >= draw() * total);
    // People who come to a full review are sent to another one.
    const free = inEach[at] < ASSUMED.most ? at : Math.floor(draw() * open);
    inEach[free] += 1;
  }
  return inEach;
}

/** The server of each review. The directory puts a new review on the server with the fewest. */
const serverOf = (review, servers) => review % servers;

function busiest(inEach, servers) {
  const each = Array.from({ length: servers }, () => ({ open: 0, saves: 0, cpu: 0 }));
  const perReview = Math.ceil(REVIEWS / servers);
  for (const [review, people] of inEach.entries()) {
    if (people === 0) continue;
    const server = each[serverOf(review, servers)];
    const saves = people * ASSUMED.working * ASSUMED.savesPerSecond;
    server.open += 1;
    server.saves += saves;
    server.cpu += (saves * MEASURED.saveMs + readsOf(people) * MEASURED.readMs) / 1000;
  }
  const busiestBy = (of) => Math.max(...each.map(of));
  return {
    relations: perReview * MEASURED.relations,
    connections: busiestBy(({ open }) => open) * MEASURED.connections,
    commits: busiestBy(({ saves }) => saves),
    processors: busiestBy(({ cpu }) => cpu),
    gigabytes: (perReview * MEASURED.megabytes) / 1000,
  };
}

const share = (used, borne) => `${Math.round((100 * used) / borne)} %`;

const inEach = peopleByReview(numbersOf(Number(values.seed)));
const saves = PEOPLE * ASSUMED.present * ASSUMED.working * ASSUMED.savesPerSecond;
const reads = [...inEach].reduce((all, people) => all + readsOf(people), 0);
/** After each save, the window requests the generated clause. */
const lookUps = (2 * saves + reads) * LOOK_UPS;
const rows = [1, 2, 5, 10, 20, 50, 100].map((servers) => {
  const { relations, connections, commits, processors, gigabytes } = busiest(inEach, servers);
  const used = {
    'tables and indexes': relations / CAPACITY.relations,
    connections: connections / CAPACITY.connections,
    commits: commits / CAPACITY.commits,
    directory: lookUps / CAPACITY.lookUps,
  };
  const [first, highestShare] = Object.entries(used).toSorted(([, a], [, b]) => b - a)[0];
  return {
    servers,
    'tables and indexes': share(relations, CAPACITY.relations),
    connections: share(connections, CAPACITY.connections),
    commits: share(commits, CAPACITY.commits),
    directory: share(lookUps, CAPACITY.lookUps),
    'processors for Keeling': processors.toFixed(1),
    storage: `${gigabytes.toFixed(1)} GB`,
    'first limit': highestShare > 1 ? first : `nothing (${first})`,
  };
});

const perDay = (bytes) => ((saves * 3600 * ASSUMED.hours * bytes) / 1e9).toFixed(0);

const table = (list) => {
  const names = Object.keys(list[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(names), line(names.map(() => '--:')), ...list.map((row) => line(Object.values(row)))].join(
    '\n',
  );
};

console.log(
  [
    `${REVIEWS.toLocaleString('en-GB')} reviews, ${PEOPLE.toLocaleString('en-GB')} people; at the busiest moment ${Math.round(PEOPLE * ASSUMED.present).toLocaleString('en-GB')} windows in ${inEach.filter((people) => people > 0).length.toLocaleString('en-GB')} reviews, at most ${Math.max(...inEach)} in one; ${Math.round(saves).toLocaleString('en-GB')} saves and ${Math.round(reads).toLocaleString('en-GB')} reads a second`,
    `stored in a day: ${perDay(MEASURED.bytesPerSave)} GB, and archived: ${perDay(MEASURED.archivedPerSave)} GB, if every moment of ${ASSUMED.hours} hours were as busy`,
    `writing to the review with most people takes ${share(Math.max(...inEach) * ASSUMED.working * ASSUMED.savesPerSecond, MEASURED.turnsPerSecond)} of the time available`,
    '',
    table(rows),
  ].join('\n'),
);
