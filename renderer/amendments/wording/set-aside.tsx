import { type AsideCount, asideCountWords } from '../../../core/amend/instructions/set-aside.ts';
import { count, sentence } from '../../../core/base/english.ts';
import './set-aside.css';

/** A part of a text that does not amend this Act, as shown in a list. */
export interface AsidePart {
  readonly name: string;
  readonly words: string;
  readonly reason: string;
}

/** Describes how many parts of a text do not amend this Act, by kind. */
export const asideWords = (counts: readonly AsideCount[]): string => {
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  return `${count(all, 'other part')} of the text: ${asideCountWords(counts)}`;
};

/** The parts of a text that do not amend this Act, each with the reason. */
export function AsideList({ parts }: { readonly parts: readonly AsidePart[] }) {
  return (
    <ul>
      {parts.map(({ name, words, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
        <li key={at}>
          {name && <strong>{name}</strong>} <span lang="en-GB">{words}</span>{' '}
          <span className="soft">{sentence(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
