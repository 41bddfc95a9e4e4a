import type { Prelim } from '../../../core/act/instrument.ts';
import { type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { elementsOf, type XmlElement } from '../xml/tree.ts';
import type { Gathering } from './gathering.ts';
import type { Metadata } from './metadata.ts';
import { SILENT } from './names.ts';
import { plainWords, refsIn, wordsOf } from './words-of.ts';

/** What stands before the body of an instrument. */
interface Front {
  readonly title: string;
  readonly number: string;
  readonly dateOfEnactment: string;
  /** Its title and number as they are printed, where they are other words than its metadata have. */
  readonly prelims: readonly Prelim[];
  /** The long title, the enacting words, recitals, and whatever else stands there, in order. */
  readonly provisions: readonly Provision[];
}

/** Read into the instrument's own fields. */
const TITLES = new Set(['Title', 'MultilineTitle', 'Number', 'DateOfEnactment', 'MadeDate']);
/** What only holds what stands before the body. */
const HOLDING = new Set(['PrimaryPreamble', 'SecondaryPreamble', 'EUPreamble']);

const SINCE = /\s*\((?:repealed|revoked|expired|spent|obsolete|superseded|lapsed)\b[^()]*\)$/i;

const alike = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (text: string): string => (text.normalize('NFKC').toLowerCase().match(/[^\s]/gu) ?? []).join('');

/** Reads what stands before the body. Notes on what becomes a field of the instrument are on the whole of it. */
export function frontMatter(holder: XmlElement, metadata: Metadata, gathering: Gathering): Front {
  const prelims = elementsOf(holder).find(({ name }) => /Prelims$/.test(name));
  const inner = prelims ? elementsOf(prelims) : [];
  const lineOf = (...names: readonly string[]): string => {
    const element = inner.find(({ name }) => names.includes(name));
    return element ? plainWords(element).replaceAll('\n', ' ') : '';
  };
  const title = lineOf('Title', 'MultilineTitle');
  const number = lineOf('Number');
  const printed: Prelim[] = [];
  // What became of an instrument since is said after its title, and is no part of it.
  const bareTitle = metadata.title.replace(SINCE, '');
  const knownTitle = title !== '' && alike(title, bareTitle) ? bareTitle : metadata.title;
  // A file's metadata have its title in the letters of a sentence, where an old instrument prints it in capitals.
  if (title !== '' && knownTitle !== '' && !alike(title, knownTitle))
    printed.push({ part: 'preface', name: 'printedTitle', text: title });
  if (number !== '' && metadata.number !== '' && !alike(number, metadata.number))
    printed.push({ part: 'preface', name: 'printedNumber', text: number });
  const titleElements = inner.filter(({ name }) => TITLES.has(name));
  gathering.onAct.push(...titleElements.flatMap(refsIn));
  return {
    title: knownTitle || title,
    number,
    dateOfEnactment: lineOf('DateOfEnactment', 'MadeDate'),
    prelims: printed,
    provisions: prelims ? provisionsOf(prelims, new Set(titleElements), gathering) : [],
  };
}

function provisionsOf(
  prelims: XmlElement,
  usedElements: ReadonlySet<XmlElement>,
  gathering: Gathering,
): readonly Provision[] {
  const parts: Provision[] = [];
  const add = (kind: Kind, element: XmlElement): void => {
    gathering.faultsIn(element);
    const content = plainWords(element);
    if (content === '') {
      gathering.onAct.push(...refsIn(element));
      return;
    }
    const pid = gathering.nextPid();
    parts.push(provision({ pid, kind, content }));
    // Words in lines have no places for marks: a footnote there is one on them all.
    gathering.note(pid, refsIn(element));
  };
  const visit = (element: XmlElement): void => {
    if (SILENT.has(element.name)) gathering.onAct.push(element.attributes.Ref ?? '');
    else if (element.name === 'LongTitle') {
      const pid = gathering.nextPid();
      const words = wordsOf(element);
      gathering.keep(pid, 'content', words);
      parts.push(provision({ pid, kind: 'longTitle', content: words.text }));
    } else if (HOLDING.has(element.name)) for (const inner of elementsOf(element)) visit(inner);
    else add(element.name === 'EnactingText' ? 'enactingWords' : 'block', element);
  };
  for (const element of elementsOf(prelims)) if (!usedElements.has(element)) visit(element);
  return parts;
}
