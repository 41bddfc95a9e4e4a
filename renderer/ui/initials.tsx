import { listed } from '../../core/base/english.ts';
import './initials.css';

/** The initials of the first and last word of a name. Text in brackets is ignored. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\s*\(.*$/, '')
    .split(/\s+/)
    .filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = '') => [...word][0]?.toLocaleUpperCase('en-GB') ?? '').join('');
}

/** People's initials. They are hidden from screen readers, so the caller must say in words what the people do. */
export function Initials({ names, title }: { readonly names: readonly string[]; readonly title: string }) {
  const [first = ''] = names;
  return (
    <span className="initials" title={title} aria-hidden="true">
      {names.length > 1 ? `+${names.length}` : initialsOf(first)}
    </span>
  );
}

/** For example `Ann Draper and Ben Lawyer are in this section`. */
export const inSectionWords = (names: readonly string[]): string =>
  `${listed(names)} ${names.length === 1 ? 'is' : 'are'} in this section`;
