import type { Prelim } from '../../../core/act/instrument.ts';
import { type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { elementsOf, type XmlElement } from '../xml/tree.ts';
import type { Gathering } from './gathering.ts';
import type { Metadata } from './metadata.ts';
import { NOTE_REFS } from './names.ts';
import { plainWords, refsIn, wordsOf } from './words-of.ts';

/** The parts of an instrument before its body. */
interface FrontMatter {
  readonly title: string;
  readonly number: string;
  readonly dateOfEnactment: string;
  /** The printed title and number, if their words differ from those of the metadata. */
  readonly prelims: readonly Prelim[];
  /** The long title, enacting words, recitals and other text, in order. */
  readonly provisions: readonly Provision[];
}

/** Elements that are read as fields of the instrument. */
const TITLES = new Set(['Title', 'MultilineTitle', 'Number', 'DateOfEnactment', 'MadeDate']);
/** Elements that only contain other parts of the front matter. */
const CONTAINERS = new Set(['PrimaryPreamble', 'SecondaryPreamble', 'EUPreamble']);

const LATER_STATUS = /\s*\((?:repealed|revoked|expired|spent|obsolete|superseded|lapsed)\b[^()]*\)$/i;

/** Whether two texts are equal apart from case, spaces and compatibility characters. */
const isSameText = (a: string, b: string): boolean => letters(a) === letters(b);
const letters = (text: string): string =>
  (text.normalize('NFKC').toLowerCase().match(/[^\s]/gu) ?? []).join('');

/** Reads the parts before the body. Notes on a field of the instrument are on the whole instrument. */
export function frontMatter(holder: XmlElement, metadata: Metadata, gathering: Gathering): FrontMatter {
  const prelims = elementsOf(holder).find(({ name }) => /Prelims$/.test(name));
  const inner = prelims ? elementsOf(prelims) : [];
  const lineOf = (...names: readonly string[]): string => {
    const element = inner.find(({ name }) => names.includes(name));
    return element ? plainWords(element).replaceAll('\n', ' ') : '';
  };
  const title = lineOf('Title', 'MultilineTitle');
  const number = lineOf('Number');
  const printed: Prelim[] = [];
  // legislation.gov.uk adds to a title what happened to the instrument later. That is not part of the title.
  const bareTitle = metadata.title.replace(LATER_STATUS, '');
  const knownTitle = title !== '' && isSameText(title, bareTitle) ? bareTitle : metadata.title;
  // The metadata have the title in sentence case, where an old instrument prints it in capitals.
  if (title !== '' && knownTitle !== '' && !isSameText(title, knownTitle))
    printed.push({ part: 'preface', name: 'printedTitle', text: title });
  if (number !== '' && metadata.number !== '' && !isSameText(number, metadata.number))
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
    // Plain lines have no offsets for marks. So a note in them is on the whole block.
    gathering.note(pid, refsIn(element));
  };
  const visit = (element: XmlElement): void => {
    if (NOTE_REFS.has(element.name)) gathering.onAct.push(element.attributes.Ref ?? '');
    else if (element.name === 'LongTitle') {
      const pid = gathering.nextPid();
      const words = wordsOf(element);
      gathering.keep(pid, 'content', words);
      parts.push(provision({ pid, kind: 'longTitle', content: words.text }));
    } else if (CONTAINERS.has(element.name)) for (const inner of elementsOf(element)) visit(inner);
    else add(element.name === 'EnactingText' ? 'enactingWords' : 'block', element);
  };
  for (const element of elementsOf(prelims)) if (!usedElements.has(element)) visit(element);
  return parts;
}
