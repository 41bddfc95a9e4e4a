import { listed } from '../../core/base/english.ts';
import './initials.css';

/** The first letters of the first and the last word of a name; what follows in brackets is none of it. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\s*\(.*$/, '')
    .split(/\s+/)
    .filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = '') => [...word][0]?.toLocaleUpperCase('en-GB') ?? '').join('');
}

/** People by their initials, for who sees them; what they are doing there is said beside it for who does not. */
export function Initials({ names, title }: { readonly names: readonly string[]; readonly title: string }) {
  const [first = ''] = names;
  return (
    <span className="initials" title={title} aria-hidden="true">
      {names.length > 1 ? `+${names.length}` : initialsOf(first)}
    </span>
  );
}

/** `Ann Draper and Ben Lawyer are in this section`. */
export const inSectionWords = (names: readonly string[]): string =>
  `${listed(names)} ${names.length === 1 ? 'is' : 'are'} in this section`;
