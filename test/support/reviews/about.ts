import type { Decision, Excerpt, Question, Theme } from '../../../core/evidence/records.ts';
import type { Reviewed, Thread } from '../../../core/review/records.ts';
import type { CopyInMemory } from './ledgers.ts';

interface Response {
  readonly pins?: readonly { readonly source: string; readonly quote: string }[];
}

/**
 * What in a copy is about another thing than the one that it was made about. Whoever made it had it say in words of its own
 * what it is about, and no merge alters words: so nothing of how a merge follows numbers is needed to tell.
 */
export function aboutOthers({ copy: { state }, held }: CopyInMemory): readonly string[] {
  const wrong: string[] = [];
  const themes = new Map<string, string>();
  const questions = new Map<string, string>();
  for (const { kind, value } of state.records.values()) {
    if (kind === 'theme') themes.set((value as Theme).id, (value as Theme).name);
    if (kind === 'question') questions.set((value as Question).id, (value as Question).text);
  }
  const purposeOf = (id: string): string | undefined => state.amendments.get(id)?.purpose;
  const must = (what: string, is: string | undefined, said: string): void => {
    // What is gone may leave a name behind; nothing may go on to mean something else.
    if (is !== undefined && is !== '' && is !== said)
      wrong.push(`${what}: about “${is}”, and says “${said}”`);
  };
  const afterLast = (words: string, by: string): string => words.slice(words.lastIndexOf(by) + by.length);
  for (const { kind, value } of state.records.values()) {
    if (kind === 'excerpt') {
      const { id, themes: on, anchor } = value as Excerpt;
      for (const theme of on) must(`excerpt ${id}`, themes.get(theme), anchor.prefix);
    } else if (kind === 'decision') {
      const { id, about, reason } = value as Decision;
      if (about.startsWith('theme:'))
        must(`decision ${id}`, themes.get(about.slice('theme:'.length)), afterLast(reason, ' of '));
      else if (about.startsWith('question:'))
        must(`decision ${id}`, questions.get(about.slice('question:'.length)), afterLast(reason, ' of '));
    } else if (kind === 'thread') {
      const { id, on, comments } = value as Thread;
      if (on.startsWith('amendment:'))
        must(
          `thread ${id}`,
          purposeOf(on.slice('amendment:'.length)),
          afterLast(comments[0]?.text ?? '', ' on '),
        );
    } else if (kind === 'reviewed') {
      const { id, amendment, print } = value as Reviewed;
      must(`reviewed ${id}`, purposeOf(amendment), print);
    }
  }
  for (const { link } of state.links.values())
    must(`link ${link.id}`, purposeOf(link.from.slice('amendment:'.length)), link.fromHash);
  const sources = new Map(
    state.marks.flatMap(({ kind, id, hash }) =>
      kind === 'source' ? [[id, (held.get(hash) as { readonly text: string }).text] as const] : [],
    ),
  );
  for (const { kind, id, hash } of state.marks)
    if (kind === 'response')
      for (const { source, quote } of (held.get(hash) as Response).pins ?? [])
        must(`response ${id}`, sources.get(source), quote);
  return wrong;
}
