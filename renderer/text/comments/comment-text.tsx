import { escapeRegExp } from '../../../core/base/escape-reg-exp.ts';
import { mentionedPeople } from '../../../core/review/threads.ts';

/** The text of a comment, with mentioned people in bold. */
export function CommentText({ text, people }: { readonly text: string; readonly people: readonly string[] }) {
  const names = mentionedPeople(text, people).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const pattern = new RegExp(`@(?:${names.map(escapeRegExp).join('|')})`, 'giu');
  let at = 0;
  const parts = [...text.matchAll(pattern)].flatMap(({ 0: name, index }) => {
    const before = text.slice(at, index);
    at = index + name.length;
    return [before, <strong key={index}>{name}</strong>];
  });
  return [...parts, text.slice(at)];
}
