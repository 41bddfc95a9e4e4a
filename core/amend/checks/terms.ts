import { cite } from '../../act/citation.ts';
import type { Definition } from '../../act/definitions.ts';
import { isAmending } from '../../act/references/setting.ts';
import { termWordsIn, wordsFor } from '../../act/term-words.ts';
import { termsIn } from '../../act/terms.ts';
import type { Pid, Provision } from '../../act/tree.ts';
import { definitionsOfTerm, findTerm, isInScope, isUsed, occurrencesIn, usesOf } from '../../act/uses.ts';
import { capital } from '../../base/english.ts';
import { changedFields, changerOf, insertionAt, isNew, isOmitted } from './changed.ts';
import { type CheckContext, definitionsOf, divisionOf, writerOf } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** The first amendment that deleted a use of a term, or a provision that used it. */
function lastUseRemover(context: CheckContext, term: string): string | null {
  for (const node of context.touched) {
    const texts = isOmitted(node)
      ? [node.provision.intro, node.provision.content, node.provision.wrapUp]
      : [];
    const cut = changedFields(node).flatMap(({ deletions }) => deletions.map(({ text }) => text));
    if ([...texts, ...cut].some((text) => findTerm(text, term).length > 0)) return changerOf(node);
  }
  return null;
}

const placeOf = ({ pid, field, from, to }: Definition) => ({ pid, field, from, to });

/** D09. Finds terms that are defined but not used: new ones, and old ones whose last use the draft deletes. */
export const D09: Check = {
  id: 'D09',
  run: (context) => {
    if (context.touched.length === 0) return [];
    const { before, after } = definitionsOf(context);
    const isStillUsed = (definition: Definition) => isUsed(context.amended, context.title, definition);
    const old = new Map(before.map((definition) => [definition.key, definition]));
    return after.flatMap((definition): UnkeyedFinding[] => {
      // The words that use a term defined in a quotation are partly in another Act.
      if (definition.quoted) return [];
      const definer = writerOf(context, definition);
      const earlier = old.get(definition.key);
      const wasUsed = () => earlier !== undefined && isUsed(context.base, context.title, earlier);
      if (isStillUsed(definition) || !(definer !== null || wasUsed())) return [];
      const { term, scopeWords } = definition;
      return [
        {
          severity: 'warning',
          ...placeOf(definition),
          amendment: definer ?? lastUseRemover(context, term),
          detail: term,
          message: `“${term}” is defined for ${scopeWords}, and not used in it`,
        },
      ];
    });
  },
};

/** Whether a term can't be an ordinary word: a label, a letter, or a name of several words or with a hyphen. */
const isDistinctive = ({ term, form }: Definition): boolean =>
  form === 'label' || /^\p{Lu}$/u.test(term) || (form !== 'meaning' && /[\s-]/.test(term));

/** Whether the section of a change already uses the word in the base text. */
function sectionUses(context: CheckContext, pid: Pid, term: string): boolean {
  const host = divisionOf(context, pid);
  if (!host || isNew(host)) return false;
  const uses = (node: Provision): boolean =>
    [node.intro, node.content, node.wrapUp].some((text) => findTerm(text, term).length > 0) ||
    node.children.some(uses);
  return uses(host.provision);
}

/** A capital letter as a label for a person; not the number of a Part or a level, nor an initial. */
const LETTER =
  /(?<![\p{L}\p{N}“(.’'-]|\b(?:Part|Schedule|Chapter|Class|Case|Form|Table|Group|Category|level) )[B-HJ-Z](?![\p{L}\p{N}”).-])/gu;

/** Terms indexed by a word that every text with the term has. Terms without such a word are under ''. */
function indexByWord(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const termsByWord = new Map<string, string[]>();
  for (const term of terms) {
    for (const word of wordsFor(term) ?? ['']) {
      const sharing = termsByWord.get(word);
      if (sharing) sharing.push(term);
      else termsByWord.set(word, [term]);
    }
  }
  return termsByWord;
}

function outOfScopeFindings(context: CheckContext): readonly UnkeyedFinding[] {
  const { before, after } = definitionsOf(context);
  const terms = new Map<string, Definition>();
  for (const definition of [...after, ...before]) {
    if (definition.quoted || !isDistinctive(definition) || terms.has(definition.term)) continue;
    terms.set(definition.term, definition);
  }
  const place = new Map([...terms.keys()].map((term, at) => [term, at]));
  const words = indexByWord(terms.keys());
  /** The terms that a provision may use, in the order of their definitions. */
  const termsFor = (node: Provision): readonly string[] =>
    ['', ...termWordsIn(node)]
      .flatMap((word) => words.get(word) ?? [])
      .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const isDefined = (term: string, pid: Pid): boolean =>
    definitionsOfTerm(context.amended, context.title, term).some((each) =>
      isInScope(context.amended, each, pid),
    );
  return context.changed.flatMap((change): UnkeyedFinding[] => {
    const { node, field, text, insertions } = change;
    const { pid } = node.provision;
    const now = context.index.byPid.get(pid);
    if (!now || insertions.length === 0) return [];
    const letters = [...text.matchAll(LETTER)].map(([letter]) => letter);
    return [...new Set([...termsFor(now), ...letters])].flatMap((term) => {
      if (isDefined(term, pid)) return [];
      return occurrencesIn(now, term).flatMap(({ field: where, from, to }): UnkeyedFinding[] => {
        if (where !== field) return [];
        const insertion = insertionAt(change, from, to);
        if (!insertion || /^“/.test(text.slice(from - 1)) || sectionUses(context, pid, term)) return [];
        const elsewhere = terms.get(term);
        const reason = elsewhere
          ? `has its meaning only in ${elsewhere.scopeWords}`
          : 'is a label that nothing here explains';
        const message = `“${term}” in ${cite(context.amended, pid)} ${reason}`;
        return [
          { severity: 'warning', pid, field, from, to, amendment: insertion.am, detail: term, message },
        ];
      });
    });
  });
}

function undefinedQuoteFindings(context: CheckContext): readonly UnkeyedFinding[] {
  const definedTerms = new Set(definitionsOf(context).after.map(({ term }) => term.toLowerCase()));
  return context.changed.flatMap((change): UnkeyedFinding[] => {
    const { node, field, text } = change;
    if (!text.includes('“')) return [];
    const { pid } = node.provision;
    const now = context.index.byPid.get(pid);
    if (!now || field === 'num' || isAmending(now)) return [];
    const terms = new Set(
      termsIn(now)
        .filter((term) => term.field === field)
        .map(({ from }) => from),
    );
    return [...text.matchAll(/“([^“”]+)”/g)].flatMap((quoted): UnkeyedFinding[] => {
      const word = quoted[1] ?? '';
      const from = quoted.index + 1;
      const insertion = insertionAt(change, from, from + word.length);
      if (!insertion || terms.has(from) || definedTerms.has(word.toLowerCase())) return [];
      const message = `“${word}” is in quotation marks in ${cite(context.amended, pid)}, and nothing says what it means`;
      return [
        {
          severity: 'warning',
          pid,
          field,
          from,
          to: from + word.length,
          amendment: insertion.am,
          detail: word,
          message,
        },
      ];
    });
  });
}

/** Finds terms of the base text that lose their definition, and are still used. */
function lostMeaningFindings(context: CheckContext): readonly UnkeyedFinding[] {
  const { before } = definitionsOf(context);
  return before.flatMap((definition): UnkeyedFinding[] => {
    const { term, form, scope, scopeWords, quoted } = definition;
    const isStillDefined = definitionsOfTerm(context.amended, context.title, term).some((each) =>
      each.scope.some((pid) => scope.includes(pid)),
    );
    if (form === 'label' || quoted || isStillDefined) return [];
    const use = usesOf(context.base, context.title, definition).find(({ pid, field }) => {
      const now = context.index.byPid.get(pid);
      return now !== undefined && findTerm(now[field], term).length > 0;
    });
    const now = use && context.index.byPid.get(use.pid);
    const [at] = use && now ? findTerm(now[use.field], term) : [];
    if (!use || !at) return [];
    const { pid, field } = use;
    const am = changerOf(context.nodes.get(definition.pid));
    const message = `“${term}” is used in ${cite(context.amended, pid)}, and no longer has a defined meaning for ${scopeWords}`;
    return [{ severity: 'warning', pid, field, ...at, amendment: am, detail: `lost ${term}`, message }];
  });
}

/** D10. Finds terms used without a meaning: out of scope, never defined, or no longer defined. */
export const D10: Check = {
  id: 'D10',
  run: (context) =>
    context.touched.length === 0
      ? []
      : [...outOfScopeFindings(context), ...undefinedQuoteFindings(context), ...lostMeaningFindings(context)],
};

/** The key by which a definition is sorted: its term in small letters, without "the". Null without a term. */
const sortKey = (node: Provision): string | null => {
  const [term] = termsIn(node);
  return term ? term.term.toLowerCase().replace(/^the /, '') : null;
};

const inOrder = (terms: readonly string[]): boolean =>
  terms.every((term, at) => at === 0 || (terms[at - 1] ?? '') <= term);

/** D11. Finds new definitions that are not in alphabetical order, in a list that is otherwise in order. */
export const D11: Check = {
  id: 'D11',
  run: (context) => {
    const parents = new Set(
      context.touched.flatMap((node) =>
        node.provision.kind === 'definition' ? (context.parentOf.get(node.provision.pid) ?? []) : [],
      ),
    );
    return [...parents].flatMap((parent): UnkeyedFinding[] => {
      const now = context.index.byPid.get(parent.provision.pid);
      const entries = (now?.children ?? []).flatMap((child) => {
        const term = child.kind === 'definition' ? sortKey(child) : null;
        return term === null ? [] : [{ child, term }];
      });
      const isOld = ({ child }: { child: Provision }) => {
        const node = context.nodes.get(child.pid);
        return node !== undefined && !isNew(node);
      };
      if (!inOrder(entries.filter(isOld).map(({ term }) => term))) return [];
      return entries.flatMap((entry, at): UnkeyedFinding[] => {
        const around = [entries[at - 1]?.term, entry.term, entries[at + 1]?.term].filter(
          (term) => term !== undefined,
        );
        const { pid } = entry.child;
        const am = changerOf(context.nodes.get(pid));
        if (am === null || inOrder(around)) return [];
        const message = `${capital(cite(context.amended, pid))} is not in its alphabetical place`;
        return [{ severity: 'information', pid, amendment: am, detail: 'order', message }];
      });
    });
  },
};

const INDEX = /\bindex of (?:defined|terms|expressions)|\bdefined (?:terms|expressions): index\b/i;

/** D12. Finds new definitions that are not in the Act's index of defined terms, if it has one. */
export const D12: Check = {
  id: 'D12',
  run: (context) => {
    const indexes = [...context.index.byPid.values()].filter(({ heading }) => INDEX.test(heading));
    const [index] = indexes;
    if (!index) return [];
    const text = (node: Provision): string =>
      [node.intro, node.content, node.wrapUp, ...node.children.map(text)].join(' ');
    const listed = indexes.map(text).join(' ');
    return definitionsOf(context).after.flatMap((definition): UnkeyedFinding[] => {
      const am = writerOf(context, definition);
      if (am === null || definition.form === 'label' || findTerm(listed, definition.term).length > 0)
        return [];
      const message = `“${definition.term}” is not in ${cite(context.amended, index.pid)}, “${index.heading}”`;
      return [
        { severity: 'information', ...placeOf(definition), amendment: am, detail: definition.term, message },
      ];
    });
  },
};
