import { asCharacters } from './objects.ts';
import { dictionaryOf, type PdfObjects, parsePdf, streamOf } from './rewrite.ts';
import { catalogOf, type Element, elementsOf, entryOf, referenceNumber } from './structure.ts';

/** The standard structure types of PDF 1.7. Readers ignore any other type. */
const STANDARD_TYPES: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH
  TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form`.split(/\s+/),
);

/** The types allowed directly inside an element; any type may be inside the others. */
const ALLOWED_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
};

/** The types of an element's children. `NonStruct` elements, which have no meaning, are replaced by their children. */
function childTypes(element: Element, all: ReadonlyMap<number, Element>): readonly string[] {
  return element.kids.flatMap((kid) => {
    const child = kid.kind === 'object' ? all.get(kid.number) : undefined;
    if (!child) return [];
    return child.type === 'NonStruct' ? childTypes(child, all) : [child.type];
  });
}

function structureFaults(all: ReadonlyMap<number, Element>): readonly string[] {
  return [...all.values()].flatMap((element) => {
    const { type, dictionary } = element;
    const allowed = ALLOWED_CHILDREN[type];
    const wrong = allowed ? childTypes(element, all).filter((child) => !allowed.includes(child)) : [];
    return [
      ...(STANDARD_TYPES.has(type) ? [] : [`an element of an unknown kind: ${type}`]),
      ...wrong.map((child) => `${child} right in ${type}`),
      ...(type === 'TH' && !/\/Scope\s*\/(?:Row|Column|Both)\b/.test(dictionary)
        ? ['a header cell without a scope']
        : []),
      ...(type === 'Figure' && entryOf(dictionary, 'Alt') === ''
        ? ['a picture without a text in its place']
        : []),
    ];
  });
}

/** The elements in reading order. */
function* inOrder(all: ReadonlyMap<number, Element>, number: number): Generator<Element> {
  const element = all.get(number);
  if (!element) return;
  yield element;
  for (const kid of element.kids) if (kid.kind === 'object') yield* inOrder(all, kid.number);
}

function headingFaults(all: ReadonlyMap<number, Element>, root: string): readonly string[] {
  const [top] = [...root.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
  let before = 0;
  const faults: string[] = [];
  for (const { type } of top === undefined ? [] : inOrder(all, top)) {
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (level === 0) continue;
    if (level > before + 1) faults.push(`a heading of level ${level} after one of level ${before}`);
    before = level;
  }
  return before === 0 ? [...faults, 'no heading'] : faults;
}

function linkFaults(parts: PdfObjects, all: ReadonlyMap<number, Element>): readonly string[] {
  const tagged = new Set(
    [...all.values()]
      .filter(({ type }) => type === 'Link')
      .flatMap(({ dictionary }) =>
        [...dictionary.matchAll(/\/Obj (\d+) 0 R/g)].map(([, number]) => Number(number)),
      ),
  );
  return [...parts.spans.keys()].flatMap((number) => {
    const dictionary = dictionaryOf(parts, number);
    if (!/^<<\s*\/Type\s*\/Annot\b/.test(dictionary)) return [];
    return [
      ...(entryOf(dictionary, 'Contents').length > 2 ? [] : ['a link that does not say where it leads']),
      ...(tagged.has(number) ? [] : ['a link that is not in the structure']),
    ];
  });
}

function fontFaults(parts: PdfObjects): readonly string[] {
  return [...parts.spans.keys()].flatMap((number) => {
    const dictionary = dictionaryOf(parts, number);
    if (/\/Type\s*\/FontDescriptor\b/.test(dictionary))
      return /\/FontFile[23]?\b/.test(dictionary) ? [] : ['a font that is not in the file'];
    const isWhole = /\/Type\s*\/Font\b/.test(dictionary) && !/\/Subtype\s*\/CIDFont/.test(dictionary);
    return isWhole && !/\/ToUnicode\b/.test(dictionary) ? ['a font whose letters are not named'] : [];
  });
}

/** Counts the text operators outside marked content. */
function countUntagged(drawing: string): number {
  let depth = 0;
  let times = 0;
  // Strings may contain anything, so they are removed before the search.
  const bare = drawing.replace(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>/g, '');
  for (const [operator] of bare.matchAll(/\b(?:BDC|BMC|EMC|Tj|TJ)\b/g)) {
    if (operator === 'EMC') depth -= 1;
    else if (operator.startsWith('B')) depth += 1;
    else if (depth <= 0) times += 1;
  }
  return times;
}

function pageFaults(parts: PdfObjects): readonly string[] {
  return [...parts.spans.keys()].flatMap((number) => {
    const dictionary = dictionaryOf(parts, number);
    if (entryOf(dictionary, 'Type') !== '/Page') return [];
    const drawing = referenceNumber(entryOf(dictionary, 'Contents'));
    return [
      ...(/\/Tabs\s*\/S\b/.test(dictionary) || !/\/Annots\b/.test(dictionary)
        ? []
        : ['links in no order on a page']),
      ...(drawing !== null && countUntagged(streamOf(parts, drawing) ?? '') > 0
        ? ['letters outside the structure']
        : []),
    ];
  });
}

function documentFaults(parts: PdfObjects, catalog: string): readonly string[] {
  const metadata = referenceNumber(entryOf(catalog, 'Metadata'));
  const span = metadata === null ? undefined : parts.spans.get(metadata);
  const xmp = span ? asCharacters(parts.bytes.subarray(span.from, span.to)) : '';
  return [
    ...(/\/Marked\s+true/.test(entryOf(catalog, 'MarkInfo')) ? [] : ['not marked as tagged']),
    ...(entryOf(catalog, 'Lang').length > 2 ? [] : ['no language']),
    ...(/\/DisplayDocTitle\s+true/.test(entryOf(catalog, 'ViewerPreferences'))
      ? []
      : ['its title is not shown']),
    ...(/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp) ? [] : ['no identifier of PDF/UA-1']),
    ...(/<dc:title>.*<rdf:li[^>]*>[^<]+</s.test(xmp) ? [] : ['no title']),
    ...(entryOf(catalog, 'StructTreeRoot') === '' ? ['no structure'] : []),
  ];
}

/**
 * Finds what keeps a PDF that we wrote from being PDF/UA-1 (ISO 14289-1), as far as a program can tell. Each kind of
 * fault is listed once.
 * It checks title, language and identifier, types and nesting of elements, and heading levels. It also checks scopes of
 * header cells, descriptions of links, fonts, and text outside the structure. People must check reading order and
 * words.
 * @throws RangeError for a PDF of another form than ours
 */
export function uaFaults(pdf: Uint8Array): readonly string[] {
  const parts = parsePdf(pdf);
  const catalog = dictionaryOf(parts, catalogOf(parts));
  const elements = elementsOf(parts);
  const root = referenceNumber(entryOf(catalog, 'StructTreeRoot'));
  const faults = [
    ...documentFaults(parts, catalog),
    ...structureFaults(elements),
    ...headingFaults(elements, root === null ? '' : entryOf(dictionaryOf(parts, root), 'K')),
    ...linkFaults(parts, elements),
    ...fontFaults(parts),
    ...pageFaults(parts),
  ];
  return [...new Set(faults)];
}
