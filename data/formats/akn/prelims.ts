import type { Prelim } from '../../../core/act/instrument.ts';
import { type Pid, type Provision, provision } from '../../../core/act/tree.ts';
import { descend, elementsOf, type XmlElement } from '../xml/tree.ts';
import { Flow, type Gathering } from './gathering.ts';
import { type InlineOptions, InlineReader, isLeftOut, plain } from './inline.ts';

/** The parts of a document around its body: fields of the instrument, first provisions, and the other lines. */
export interface Prelims {
  readonly title: string;
  readonly number: string;
  readonly dateOfEnactment: string;
  readonly prelims: readonly Prelim[];
  /** The long title, recitals and enacting words, in order. */
  readonly provisions: readonly Provision[];
}

const PARTS: ReadonlyMap<string, Prelim['part']> = new Map([
  ['coverPage', 'cover'],
  ['preface', 'preface'],
  ['conclusions', 'conclusions'],
]);
/** The empty brackets of a date that has not been filled in. */
const EMPTY_BRACKETS = /^[[\]\s]*$/;

const isDateLine = (element: XmlElement): boolean => /enact|made/i.test(lineName(element));
const lineName = ({ name, attributes }: XmlElement): string => attributes.name ?? attributes.class ?? name;

/** Reads the parts of a document around its body. */
export function prelimsOf(document: XmlElement, gathering: Gathering, options: InlineOptions): Prelims {
  const { variables } = options;
  const titleFields = { title: '', number: '', dateOfEnactment: '' };
  const prelims: Prelim[] = [];
  const provisions: Provision[] = [];
  const inline = new InlineReader(options, (element, flow) => flow.add(plain(element, variables)));

  const addProvision = (kind: Provision['kind'], element: XmlElement): void => {
    if (isLeftOut(element, options.changes, gathering)) return;
    const pid: Pid = gathering.pid(element);
    const flow = new Flow(gathering);
    inline.read(element, flow, pid);
    const { content } = flow.fields(pid);
    const { eId } = element.attributes;
    if (content !== '') provisions.push(provision({ pid, kind, content, ...(eId ? { eid: eId } : {}) }));
  };

  const addLine = (element: XmlElement, where: Prelim['part']): void => {
    if (element.name === 'toc') return;
    if (element.name === 'container') {
      for (const inner of elementsOf(element)) addLine(inner, where);
      return;
    }
    const inPreface = where === 'preface';
    const findInside = (name: string) => [...descend(element)].find((inner) => inner.name === name);
    const text = plain(element, variables);
    if (inPreface && element.name === 'longTitle') addProvision('longTitle', element);
    else if (inPreface && titleFields.title === '' && findInside('docTitle')) titleFields.title = text;
    else if (inPreface && titleFields.number === '' && findInside('docNumber')) titleFields.number = text;
    else if (isDateLine(element) && titleFields.dateOfEnactment === '' && inPreface && findInside('docDate'))
      titleFields.dateOfEnactment = text;
    else if (!EMPTY_BRACKETS.test(text)) prelims.push({ part: where, name: lineName(element), text });
  };

  for (const element of elementsOf(document)) {
    const where = PARTS.get(element.name);
    if (where) for (const inner of elementsOf(element)) addLine(inner, where);
    if (element.name === 'preamble') {
      for (const inner of elementsOf(element)) {
        if (inner.name === 'longTitle') addProvision('longTitle', inner);
        else addProvision(/enacting/i.test(lineName(inner)) ? 'enactingWords' : 'block', inner);
      }
    }
  }
  return { ...titleFields, prelims, provisions };
}
