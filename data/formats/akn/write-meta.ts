import type { EditorialNote, Instrument, Prelim } from '../../../core/act/instrument.ts';
import { type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { element, type XmlElement } from '../xml/tree.ts';

const SOURCE = '#keeling';
const NO_DATE = '9999-01-01';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TYPES = { act: 'ukpga', bill: 'ukpubb', secondary: 'uksi' } as const;
const PERIOD = /^(?:from (\d{4}-\d{2}-\d{2}))? ?(?:to (\d{4}-\d{2}-\d{2}))?$/;

/** A Welsh text is a separate version of an instrument, whose name ends so. */
const WELSH = /\.welsh$/;

const dayOr = (text: string): string => (DAY.test(text) ? text : NO_DATE);
const valueElement = (name: string, text: string): XmlElement => element(name, { value: text });

/** The type at the beginning of an instrument's id: `ukpga`. */
export const typeOf = ({ id, kind = 'act' }: Instrument): string =>
  /^[a-z]{2,8}(?=\/)/.exec(id)?.[0] ?? TYPES[kind];

function identification(instrument: Instrument): XmlElement {
  const { id, uri, version, number, title, date } = instrument;
  const work = uri || `#${id.replace(/\s/g, '-')}`;
  const expression = `${work}/${version.replace(/\s/g, '-')}`;
  const level = (
    name: string,
    at: string,
    day: XmlElement,
    extraElements: readonly XmlElement[],
  ): XmlElement =>
    element(name, {}, [
      valueElement('FRBRthis', at),
      valueElement('FRBRuri', at),
      day,
      element('FRBRauthor', { href: SOURCE }),
      ...extraElements,
    ]);
  const day = (date: string, name: string) => element('FRBRdate', { date: dayOr(date), name });
  return element('identification', { source: SOURCE }, [
    level('FRBRWork', work, day(date, instrument.kind === 'bill' ? 'introduced' : 'enacted'), [
      valueElement('FRBRcountry', 'GB-UKM'),
      valueElement('FRBRnumber', uri ? number : id.split('/').slice(1).join('/') || number),
      valueElement('FRBRname', title),
    ]),
    level('FRBRExpression', expression, day(version, 'version'), [
      element('FRBRlanguage', { language: WELSH.test(version) ? 'cym' : 'eng' }),
    ]),
    level('FRBRManifestation', `${expression}/data.akn`, day('', 'akn_xml'), [
      valueElement('FRBRformat', 'application/akn+xml'),
    ]),
  ]);
}

/** The elements for the extent and dates of provisions, and the elements that define the names they refer to. */
function restrictions(
  root: Provision,
  idOf: (pid: Pid) => string | undefined,
): { readonly restrictions: readonly XmlElement[]; readonly places: readonly XmlElement[] } {
  const restrictionElements: XmlElement[] = [];
  const extents = new Map<string, string>();
  const addRestriction = (href: string | undefined, refersTo: string): void => {
    restrictionElements.push(
      element('restriction', { type: 'jurisdiction', href: href && `#${href}`, refersTo: `#${refersTo}` }),
    );
  };
  for (const node of walk(root)) {
    const id = idOf(node.pid);
    if (id === undefined && node !== root) continue;
    if (node.extent !== undefined) {
      const name = extents.get(node.extent) ?? `extent-${extents.size + 1}`;
      extents.set(node.extent, name);
      addRestriction(id, name);
    }
    const [, from, to] = PERIOD.exec(node.versionDate ?? '') ?? [];
    const period = [from && `from-${from}`, to && `to-${to}`].filter(Boolean).join('-');
    if (period !== '') addRestriction(id, `period-${period}`);
  }
  const places = [...extents].map(([showAs, eId]) => element('TLCLocation', { eId, href: SOURCE, showAs }));
  return { restrictions: restrictionElements, places };
}

const noteElement = ({ id, type, mark, text = '' }: EditorialNote): XmlElement =>
  element(
    'note',
    { eId: id, class: `commentary ${type}`, marker: mark || undefined },
    text.split('\n').map((line) => element('p', {}, line === '' ? [] : [line])),
  );

/** The places of notes that have no mark in the text. The `analysis` part of the file holds them. */
const commentaries = (
  unmarked: readonly EditorialNote[],
  root: Provision,
  idOf: (pid: Pid) => string | undefined,
): readonly XmlElement[] =>
  unmarked.map(({ id, pid }) =>
    element('ukl:commentary', { href: `#${pid === root.pid ? '' : (idOf(pid) ?? '')}`, refersTo: `#${id}` }),
  );

/** The `meta` element of an instrument. `unmarked` are the notes that no mark in its text refers to. */
export function metaElement(
  instrument: Instrument,
  idOf: (pid: Pid) => string | undefined,
  unmarked: readonly EditorialNote[],
): XmlElement {
  const { restrictions: restrictionElements, places } = restrictions(instrument.root, idOf);
  const stage = DAY.test(instrument.version)
    ? []
    : [element('TLCConcept', { eId: 'varStageVersion', href: SOURCE, showAs: instrument.version })];
  const notes = instrument.notes.map(noteElement);
  const about = commentaries(unmarked, instrument.root, idOf);
  return element('meta', {}, [
    identification(instrument),
    ...(restrictionElements.length > 0 || about.length > 0
      ? [
          element('analysis', { source: SOURCE }, [
            ...(restrictionElements.length > 0
              ? [element('restrictions', { source: SOURCE }, restrictionElements)]
              : []),
            ...(about.length > 0 ? [element('otherAnalysis', { source: SOURCE }, about)] : []),
          ]),
        ]
      : []),
    element('references', { source: SOURCE }, [
      element('TLCOrganization', { eId: 'keeling', href: SOURCE, showAs: 'Keeling' }),
      ...places,
      ...stage,
    ]),
    ...(notes.length > 0 ? [element('notes', { source: SOURCE }, notes)] : []),
  ]);
}

function prelimElement({ name, text }: Prelim): XmlElement {
  const lines = text.split('\n');
  return lines.length === 1
    ? element('block', { name }, [text])
    : element(
        'tblock',
        { class: name },
        lines.map((line) => element('p', {}, [line])),
      );
}

/** The lines of a cover, preface or conclusions that are not part of the law. */
export const prelimElements = ({ prelims = [] }: Instrument, part: Prelim['part']): readonly XmlElement[] =>
  prelims.filter((prelim) => prelim.part === part).map(prelimElement);

/** The title, number and date of an instrument for its preface: before and after the long title. */
export function titleElements({ title, number, date, dateOfEnactment }: Instrument): {
  readonly before: readonly XmlElement[];
  readonly after: readonly XmlElement[];
} {
  const block = (name: string, inner: XmlElement): XmlElement => element('block', { name }, [inner]);
  return {
    before: [
      ...(title === '' ? [] : [block('title', element('docTitle', {}, [title]))]),
      ...(number === '' ? [] : [block('number', element('docNumber', {}, [number]))]),
    ],
    after:
      dateOfEnactment === ''
        ? []
        : [block('dateOfEnactment', element('docDate', { date: dayOr(date) }, [dateOfEnactment]))],
  };
}
