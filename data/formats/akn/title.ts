import type { Provision } from '../../../core/act/tree.ts';
import type { Metadata } from './metadata.ts';

/** The form of a title by which an instrument can be cited. */
const TITLE = /\b(?:Act|Bill|Measure|Order|Regulations|Rules|Scheme)\b(?:\s+\(.*\))?(?:\s+\d{4})?$/;
/** The most characters of a title, far more than any has. */
const MAX_TITLE_LENGTH = 500;
const SHORT_TITLE =
  /\b(?:may be (?:cited as|referred to as)|is (?:called|to be cited as)|short title of this Act is) the ([^;]{3,200}? (?:Act|Measure|Order|Regulations|Rules)(?: \([^)]*\))? ?\d{4})/;

const titleIn = (text: string): string => SHORT_TITLE.exec(text)?.[1] ?? '';

/**
 * The short title that an instrument gives itself: "This Act may be cited as the …". If it gives several, the last one
 * counts.
 */
function shortTitle(node: Provision): string {
  // Searched from the end, because one of the last sections has it.
  for (let at = node.children.length - 1; at >= 0; at -= 1) {
    const child = node.children[at];
    const title = child && child.kind !== 'quotation' ? shortTitle(child) : '';
    if (title !== '') return title;
  }
  return titleIn(node.intro) || titleIn(node.content);
}

const stem = (title: string): string => title.replace(/\s+(?:Act|Bill)\b.*$/, '').toLowerCase();

/**
 * The title by which an instrument is known. A draft often has a working title; a short title in its own text takes
 * precedence.
 */
export function titleOf(root: Provision, printed: string, { variables, kind }: Metadata): string {
  const titleChoices = [printed, variables.get('varActTitle') ?? '', variables.get('varBillTitle') ?? ''];
  const titled = titleChoices.find((text) => text.length <= MAX_TITLE_LENGTH && TITLE.test(text));
  const short = kind === 'bill' || titled === undefined ? shortTitle(root) : '';
  if (titled !== undefined && (short === '' || stem(short) === stem(titled))) return titled;
  return short || titleChoices.find((text) => text !== '') || '';
}
