import type { Kind, Kinds, TextField } from './kinds.ts';

/**
 * The treatment of a field for lawyers and the public. Colleagues see every field unchanged.
 * - `open`: unchanged.
 * - `scrubbed`: without copies of redacted words.
 * - `redacted`: without its own redacted words and without copies of others.
 * - `located`: like `scrubbed`; for the public, also without paths on somebody’s disk.
 * - `internal`: for lawyers like `scrubbed`; empty for the public.
 * - `undated`: unchanged for lawyers; for the public, replaced by the time of the newest entry.
 * - `secret`: empty for both.
 */
export type Rule = 'open' | 'scrubbed' | 'redacted' | 'located' | 'internal' | 'undated' | 'secret';

const AUTHORSHIP = { by: 'internal', at: 'undated' } as const;

/**
 * The rule of each field that contains text. A field without a rule does not compile.
 *
 * A note, an answer or an excerpt is withheld completely if its author did not consent to publication or asked for
 * confidentiality. The rules are in drafting-conventions.md §5.2, 11.
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
    // Edits and wording are law, and are never changed. If they contain redacted words, the exporting person is asked.
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
  // `computed` is only compared with the present text, and never shown.
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
