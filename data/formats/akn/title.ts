import type { Provision } from '../../../core/act/tree.ts';
import type { Metadata } from './metadata.ts';

/** The shape of a title that an instrument can be cited by. */
const TITLE = /\b(?:Act|Bill|Measure|Order|Regulations|Rules|Scheme)\b(?:\s+\(.*\))?(?:\s+\d{4})?$/;
/** Characters; no title is nearly as long. */
const LONGEST = 500;
const SHORT_TITLE =
  /\b(?:may be (?:cited as|referred to as)|is (?:called|to be cited as)|short title of this Act is) the ([^;]{3,200}? (?:Act|Measure|Order|Regulations|Rules)(?: \([^)]*\))? ?\d{4})/;

const titleIn = (text: string): string => SHORT_TITLE.exec(text)?.[1] ?? '';

/** What an instrument calls itself in its own text: "This Act may be cited as the …". The last that it says holds. */
function shortTitle(node: Provision): string {
  // From the end: it stands in one of the last sections.
  for (let at = node.children.length - 1; at >= 0; at -= 1) {
    const child = node.children[at];
    const title = child && child.kind !== 'quotation' ? shortTitle(child) : '';
    if (title !== '') return title;
  }
  return titleIn(node.intro) || titleIn(node.content);
}

const stem = (title: string): string => title.replace(/\s+(?:Act|Bill)\b.*$/, '').toLowerCase();

/**
 * The title that a file's instrument is known by. A draft is often kept under a working title: where its own text gives
 * it another, that is the one it is cited by.
 */
export function titleOf(root: Provision, printed: string, { variables, kind }: Metadata): string {
  const titleChoices = [printed, variables.get('varActTitle') ?? '', variables.get('varBillTitle') ?? ''];
  const titled = titleChoices.find((text) => text.length <= LONGEST && TITLE.test(text));
  const short = kind === 'bill' || titled === undefined ? shortTitle(root) : '';
  if (titled !== undefined && (short === '' || stem(short) === stem(titled))) return titled;
  return short || titleChoices.find((text) => text !== '') || '';
}
