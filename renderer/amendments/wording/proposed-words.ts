import { countAside } from '../../../core/amend/instructions/set-aside.ts';
import type { CallOutput } from '../../../core/api.ts';
import { count, listed, sentence, subjectAndVerb } from '../../../core/base/english.ts';
import { asideWords } from './set-aside.tsx';

export type Proposed = CallOutput<'wording.read'>['items'][number];

export const STATUS_WORDS: Readonly<Record<Proposed['status'], string>> = {
  applied: 'Will be applied',
  'already-made': 'Already made',
  'not-applied': 'Not applied',
  overlaps: 'An alternative',
  'other-act': 'Not an amendment of this Act',
  unread: 'Not applied: Keeling cannot read it',
  'set-aside': 'Not an amendment',
  'left-out': 'Excluded by you',
};

/** Whether a person may select an instruction: it can be applied, or could be before they excluded it. */
export const canChoose = ({ status }: Proposed): boolean => status === 'applied' || status === 'left-out';

/** Explains why an instruction is not applied; '' if it is applied. */
export function whyNot({ status, reason, suggestion, alternatives }: Proposed): string {
  const perhaps = suggestion ? ` Keeling suggests: ${suggestion}` : '';
  const because = sentence(reason);
  if (status === 'overlaps') {
    const them = alternatives.length === 1 ? 'it' : 'them';
    return `${subjectAndVerb(alternatives, 'changes', 'change')} the same words: this will be an alternative to ${them}. ${because}`;
  }
  if (status === 'applied' || status === 'left-out') return '';
  return because + perhaps;
}

/** The notes about an instruction that is applied. */
export const notesOn = ({ revises, notes }: Pick<Proposed, 'revises' | 'notes'>): readonly string[] => [
  ...(revises.length > 0 ? [`Also changes ${listed(revises)}.`] : []),
  ...notes.map(sentence),
];

/** Whether an item is not an amendment of this Act, so that it cannot be selected. */
export const isAside = ({ status }: Proposed): boolean => status === 'set-aside' || status === 'other-act';

/** Summarises the preview in one or two sentences. */
export function previewWords(all: readonly Proposed[]): string {
  const items = all.filter((item) => !isAside(item));
  const aside = countAside(all.filter(isAside).map((item) => item.aside ?? 'other-act'));
  const asideSentence = aside.length > 0 ? ` ${asideWords(aside)}.` : '';
  if (items.length === 0) return `These words do not amend this Act.${asideSentence}`;
  const applied = items.filter(({ status }) => status === 'applied').length;
  const out = items.filter(({ status }) => status === 'left-out').length;
  const not = items.length - applied - out;
  return [
    `${count(items.length, 'instruction')} found: ${applied} will be applied`,
    ...(not > 0 ? [`${not} not`] : []),
    ...(out > 0 ? [`${out} excluded`] : []),
  ]
    .join(', ')
    .concat('.', asideSentence);
}
