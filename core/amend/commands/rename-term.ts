import { cite } from '../../act/citation.ts';
import { termCard } from '../../act/term-card.ts';
import type { TermPlace } from '../../act/uses.ts';
import { articleOf } from '../../base/english.ts';
import { refuse } from '../../base/result.ts';
import { CONTEXT_LENGTH, fieldsOf, type Hit, insertersIn } from '../find-words.ts';
import { asAmendedOf, redline, textOf } from '../redline/redline.ts';
import { amendEachPlace } from './amend-each-place.ts';
import { type Command, type DraftingSession, shownOf } from './command.ts';

/** The new name of a term. */
interface NewTerm {
  readonly term: string;
  readonly plural: string;
  /** Whether “a” before it becomes “an”, and the other way round, where the new first letter needs it. */
  readonly articles: boolean;
}

/** A place where a term stands. */
interface TermHit {
  readonly hit: Hit;
  readonly isPlural: boolean;
  /** The “’s” or “’” of a possessive. */
  readonly ending: string;
}

/** The length of “an ” and a quotation mark, the longest article that may change with a term. */
const MAX_ARTICLE_LENGTH = 4;

const POSSESSIVE = /['’]s?$/u;
const ARTICLE = /(^|[^\p{L}\p{N}])(an?)([ \u00a0]“?)$/iu;

/** The regular plural of a term. */
export function usualPlural(term: string): string {
  if (term === '') return '';
  if (/[^aeiou]y$/i.test(term)) return `${term.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(term) ? `${term}es` : `${term}s`;
}

/**
 * Every place of a defined term in the text on the screen, its definition first. Parts of other words and of longer terms
 * are left out. Empty where the text has no such definition.
 */
export function termHits(session: DraftingSession, title: string, key: string): readonly TermHit[] {
  const marked = redline(session.base, shownOf(session));
  const text = asAmendedOf(marked);
  const card = termCard(text, title, key);
  if (!card) return [];
  const fields = new Map(
    [...fieldsOf(marked)].map(({ node, pid, field }) => [
      `${field} ${node.provision.pid}`,
      { pid, runs: node.fields[field] },
    ]),
  );
  const { term } = card.definition;
  return [card.definition, ...card.uses].flatMap(
    ({ pid, field, from, to }: TermPlace): readonly TermHit[] => {
      const searched = fields.get(`${field} ${pid}`);
      if (!searched) return [];
      const words = textOf(searched.runs, 'deleted');
      const matched = words.slice(from, to);
      const ending = POSSESSIVE.exec(matched)?.[0] ?? '';
      const bare = matched.slice(0, matched.length - ending.length);
      return [
        {
          hit: {
            key: `${field} ${from} ${pid}`,
            pid: searched.pid,
            field,
            place: cite(text, pid),
            text: matched,
            before: words.slice(Math.max(0, from - CONTEXT_LENGTH - MAX_ARTICLE_LENGTH), from),
            after: words.slice(to, to + CONTEXT_LENGTH),
            live: { from, to },
            revises: insertersIn(searched.runs, from, to),
            blockedBy: [],
          },
          isPlural: bare.replace(/\s+/gu, ' ').toLowerCase() !== term.replace(/\s+/gu, ' ').toLowerCase(),
          ending,
        },
      ];
    },
  );
}

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
const capitalAs = (text: string, like: string, was: string): string =>
  isCapital(like) && !isCapital(was) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A replacement at one place: the old words, as a hit, and the new ones. */
interface Renaming {
  readonly hit: Hit;
  readonly insert: string;
}

/** The renaming at one place, with the article before it if that changes. @param was the old term */
export function renamingOf({ hit, isPlural, ending }: TermHit, was: string, to: NewTerm): Renaming {
  const bare = capitalAs(isPlural ? to.plural : to.term, hit.text, was);
  // A plural in s has the possessive “’”, and any other plural “’s”: "persons’", "people’s".
  const end = isPlural && ending.length === 1 && !/s$/iu.test(bare) ? `${ending}s` : ending;
  const insert = bare + end;
  const [, , article = '', space = ''] = (to.articles && !isPlural && ARTICLE.exec(hit.before)) || [];
  const newArticle = articleOf(bare);
  if (article === '' || article.toLowerCase() === newArticle || !hit.live)
    return { hit: { ...hit, before: hit.before.slice(-CONTEXT_LENGTH) }, insert };
  const lead = article + space;
  return {
    hit: {
      ...hit,
      text: lead + hit.text,
      before: hit.before.slice(0, hit.before.length - lead.length),
      live: { ...hit.live, from: hit.live.from - lead.length },
    },
    insert: capitalAs(newArticle, article, '') + space + insert,
  };
}

/** Renames a term in the chosen places, as one step in one amendment. Words in others' insertions are revised there. */
export function renameTerm(session: DraftingSession, renamings: readonly Renaming[]): Command {
  if (renamings.some(({ insert }) => insert.trim() === '')) return refuse('invalid', 'A term needs a name');
  const inserts = new Map(renamings.map(({ hit, insert }) => [hit.key, insert]));
  return amendEachPlace(
    session,
    renamings.map(({ hit }) => hit),
    (hit) => inserts.get(hit.key) ?? hit.text,
  );
}
