import type { Kind, Kinds, TextField } from './kinds.ts';

/**
 * What is done to a field before somebody reads it. Colleagues have every field as it stands.
 * - `open`: as it stands.
 * - `scrubbed`: without copies of redacted words.
 * - `redacted`: without its own redacted words, and copies of others.
 * - `located`: as `scrubbed`; for the public, also without places on somebody’s disk.
 * - `internal`: nothing for the public; for lawyers as `scrubbed`.
 * - `undated`: for the public, the date of the newest entry in its place; for lawyers as it stands.
 * - `secret`: nothing for either.
 */
export type Rule = 'open' | 'scrubbed' | 'redacted' | 'located' | 'internal' | 'undated' | 'secret';

const AUTHORSHIP = { by: 'internal', at: 'undated' } as const;

/**
 * The rule of each field that holds words: a field of a kind that is not here does not compile.
 *
 * A note, an answer or an excerpt is also withheld whole if its author did not agree to its publication, or asked
 * for confidence. The rules for that are in drafting-conventions.md §5.2, 11.
 */
export const RULES: {
  readonly [K in Kind]: { readonly [F in TextField<Kinds[K]>]: Rule };
} = {
  review: { id: 'open', title: 'scrubbed' },
  amendment: {
    id: 'open',
    title: 'scrubbed',
    purpose: 'scrubbed',
    reason: 'scrubbed',
    author: 'internal',
    createdAt: 'undated',
    changedAt: 'undated',
    changedBy: 'internal',
    // What it does to the text, and its clause, are law: a person is asked about redacted words in them.
    edits: 'open',
    wording: 'open',
    aside: 'internal',
    letters: 'internal',
  },
  link: { id: 'open', fromHash: 'open', toHash: 'open', ...AUTHORSHIP, looked: 'internal' },
  source: {
    id: 'open',
    title: 'open',
    author: 'open',
    date: 'open',
    url: 'open',
    licence: 'open',
    text: 'redacted',
    hash: 'open',
  },
  recommendation: {
    id: 'open',
    addressee: 'open',
    text: 'scrubbed',
    gist: 'scrubbed',
    gistFrom: 'open',
    deadline: 'open',
    sub: 'scrubbed',
    found: 'located',
    remark: 'scrubbed',
  },
  response: {
    id: 'open',
    recommendations: 'open',
    body: 'open',
    date: 'open',
    terms: 'scrubbed',
    pins: 'redacted',
  },
  commitment: {
    id: 'open',
    response: 'open',
    owner: 'open',
    due: 'open',
    pin: 'redacted',
    remark: 'scrubbed',
  },
  note: {
    id: 'open',
    date: 'open',
    author: 'scrubbed',
    organisation: 'scrubbed',
    question: 'scrubbed',
    text: 'redacted',
    found: 'located',
  },
  decision: { id: 'open', reason: 'scrubbed', ...AUTHORSHIP },
  theme: { id: 'open', name: 'scrubbed', description: 'scrubbed', parent: 'open' },
  question: {
    id: 'open',
    code: 'scrubbed',
    text: 'scrubbed',
    options: 'scrubbed',
    import: 'open',
    was: 'secret',
  },
  excerpt: {
    id: 'open',
    anchor: 'redacted',
    themes: 'open',
    remark: 'secret',
    suggested: 'secret',
    by: 'internal',
    at: 'undated',
  },
  thread: {
    id: 'open',
    on: 'open',
    words: 'internal',
    comments: 'internal',
    resolved: 'internal',
    task: 'internal',
  },
  consultation: {
    title: 'scrubbed',
    department: 'scrubbed',
    audience: 'scrubbed',
    opens: 'open',
    closes: 'open',
    respondBy: 'open',
    email: 'scrubbed',
    address: 'scrubbed',
    website: 'scrubbed',
    enquiries: 'scrubbed',
    formats: 'scrubbed',
    complaints: 'scrubbed',
    controller: 'scrubbed',
    protectionOfficer: 'scrubbed',
    longTitle: 'scrubbed',
    shortTitle: 'scrubbed',
    extent: 'scrubbed',
    commencement: 'scrubbed',
  },
  // What had been computed is compared with what is computed now, and never shown.
  'pack-text': { id: 'open', text: 'scrubbed', computed: 'open' },
  tally: { question: 'open', code: 'scrubbed', text: 'scrubbed', groups: 'scrubbed', rows: 'scrubbed' },
  name: { key: 'open', name: 'scrubbed' },
  respondent: {
    key: 'secret',
    name: 'secret',
    email: 'secret',
    organisation: 'scrubbed',
    type: 'scrubbed',
    date: 'secret',
    notes: 'secret',
    onPublication: 'secret',
  },
  text: { by: 'open', name: 'scrubbed', text: 'redacted', question: 'scrubbed', type: 'scrubbed' },
};
