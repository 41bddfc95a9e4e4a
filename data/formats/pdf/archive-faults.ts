import { asCharacters } from './objects.ts';
import { dictionaryOf, type PdfObjects, parsePdf, streamOf } from './rewrite.ts';
import { catalogOf, entryOf, referenceNumber } from './structure.ts';
import { uaFaults } from './ua-faults.ts';

/** Content that PDF/A forbids anywhere, with its description (ISO 19005-2, 6.1 to 6.5). */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\/(?:JavaScript|JS)\b/, 'a script'],
  [
    /\/S\s*\/(?:Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView)\b/,
    'an action that does more than lead somewhere',
  ],
  [/\/AA\s*<</, 'actions of its own'],
  [/\/(?:EmbeddedFiles|AcroForm|XFA)\b/, 'files or forms within it'],
  [/\/Subtype\s*\/(?:3D|Sound|Screen|Movie|FileAttachment|RichMedia|PS)\b/, 'sound, film or a program'],
  [/\/LZWDecode\b|\/Filter\s*\/Crypt\b/, 'a stream packed in a way that is not allowed'],
  [
    /\/(?:DeviceCMYK|DeviceN|Separation|Lab|CalRGB|CalGray)\b/,
    'colours of another kind than those of a screen',
  ],
  [/(?<!\/S\s*)\/TR2?\s*(?!\/Default)[/<\d]|\/HTP\b/, 'a change of colours at a printer'],
  [/\/Interpolate\s+true\b|\/Alternates\b|\/OPI\b/, 'a picture that is not drawn as it is'],
  [
    /\/BM\s*\/(?!(?:Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)\b)/,
    'colours mixed in an unknown way',
  ],
];

const everyDictionary = (parts: PdfObjects): readonly string[] =>
  [...parts.spans.keys()].map((number) => dictionaryOf(parts, number));

const contentFaults = (dictionaries: readonly string[]): readonly string[] =>
  FORBIDDEN.flatMap(([pattern, what]) =>
    // Strings are people's text and may contain anything, so they are removed first.
    dictionaries.some((one) => pattern.test(one.replace(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>/g, '()')))
      ? [what]
      : [],
  );

/** Every annotation must be printed. */
const annotationFaults = (dictionaries: readonly string[]): readonly string[] =>
  dictionaries.flatMap((one) => {
    if (!/^<<\s*\/Type\s*\/Annot\b/.test(one)) return [];
    const flags = Number(entryOf(one, 'F') || '0');
    const [isHidden, isPrinted] = [(flags & 0b100011) !== 0, (flags & 0b100) !== 0];
    return isPrinted && !isHidden ? [] : ['a link that is not printed'];
  });

/** A glyph that the font lacks is drawn as its first glyph (0000), a box. */
function letterFaults(parts: PdfObjects, dictionaries: readonly string[]): readonly string[] {
  const drawings = dictionaries
    .filter((one) => entryOf(one, 'Type') === '/Page')
    .map((one) => referenceNumber(entryOf(one, 'Contents')))
    .map((number) => (number === null ? '' : (streamOf(parts, number) ?? '')));
  const isBox = (hexText: string) => /^(?:[0-9A-Fa-f]{4})*?0000/.test(hexText.replace(/\s/g, ''));
  const boxes = drawings.some((drawing) =>
    [...drawing.matchAll(/<([0-9A-Fa-f\s]+)>(?=[^<>]*?T[jJ])/g)].some(([, shown = '']) => isBox(shown)),
  );
  const maps = dictionaries
    .map((one) => referenceNumber(entryOf(one, 'ToUnicode')))
    .map((number) => (number === null ? '' : (streamOf(parts, number) ?? '')));
  const unnamed = maps.some((map) => /<[0-9A-Fa-f]+>\s*<(?:0000|FEFF|FFFE)>/i.test(map));
  return [...(boxes ? ['a letter that no font draws'] : []), ...(unnamed ? ['a letter without a name'] : [])];
}

function colourFaults(parts: PdfObjects, catalog: string): readonly string[] {
  const intents = entryOf(catalog, 'OutputIntents');
  const number = referenceNumber(/\/DestOutputProfile\s+(\d+ \d+ R)/.exec(intents)?.[1] ?? '');
  if (!/\/S\s*\/GTS_PDFA1\b/.test(intents) || number === null)
    return ['nothing that says what its colours mean'];
  const profile = streamOf(parts, number) ?? '';
  const isWhole =
    profile.slice(36, 40) === 'acsp' &&
    Buffer.from(profile.slice(0, 4), 'latin1').readUInt32BE() === profile.length;
  const isOfScreens = profile.slice(12, 20) === 'mntrRGB ' && /\/N 3\b/.test(dictionaryOf(parts, number));
  return isWhole && isOfScreens ? [] : ['a profile of colours that is none'];
}

/** The text of a PDF string, literal or hexadecimal. */
function textOf(value: string): string {
  if (value.startsWith('<')) {
    const bytes = Buffer.from(value.replace(/[<>\s]/g, ''), 'hex');
    return bytes.subarray(0, 2).toString('hex') === 'feff'
      ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
      : bytes.toString('latin1');
  }
  return value.slice(1, -1).replace(/\\(.)/g, '$1');
}

const unescaped = (xml: string): string =>
  xml.replace(
    /&(amp|lt|gt|quot);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
  );

/** Compares the document information with the XMP metadata, which must agree. */
function accountFaults(parts: PdfObjects, catalog: string): readonly string[] {
  const metadata = referenceNumber(entryOf(catalog, 'Metadata'));
  const span = metadata === null ? undefined : parts.spans.get(metadata);
  if (metadata === null || !span) return ['nothing that says what it is'];
  const xmp = Buffer.from(parts.bytes.subarray(span.from, span.to)).toString('utf8');
  const xmpValue = (pattern: RegExp) => unescaped(pattern.exec(xmp)?.[1] ?? '');
  const number = referenceNumber(entryOf(parts.trailer, 'Info'));
  const info = number === null ? '' : dictionaryOf(parts, number);
  const at = (key: string) => textOf(entryOf(info, key)).replace(/\D/g, '').slice(0, 14);
  const pairs: readonly (readonly [string, string])[] = [
    [textOf(entryOf(info, 'Title')), xmpValue(/<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)</)],
    [textOf(entryOf(info, 'Creator')), xmpValue(/<xmp:CreatorTool>([^<]*)</)],
    [textOf(entryOf(info, 'Producer')), xmpValue(/<pdf:Producer>([^<]*)</)],
    [at('CreationDate'), xmpValue(/<xmp:CreateDate>([^<]*)</).replace(/\D/g, '')],
    [at('ModDate'), xmpValue(/<xmp:ModifyDate>([^<]*)</).replace(/\D/g, '')],
  ];
  const isDescribed =
    !/<pdfuaid:part>/.test(xmp) || xmp.includes('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<');
  return [
    ...(/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A<\/pdfaid:conformance>/.test(xmp)
      ? []
      : ['no identifier of PDF/A-2a']),
    ...(entryOf(dictionaryOf(parts, metadata), 'Filter') === '' ? [] : ['what it says of itself is packed']),
    ...(info === '' || pairs.every(([one, other]) => one === other)
      ? []
      : ['two accounts of itself that differ']),
    ...(isDescribed ? [] : ['a mark that is not described']),
  ];
}

function fileFaults({ bytes, trailer, head }: PdfObjects): readonly string[] {
  const start = asCharacters(bytes.subarray(0, head));
  const [first = '', second = ''] = start.split('\n');
  const isBinary =
    second.startsWith('%') &&
    [...bytes.subarray(first.length + 2, first.length + 6)].every((byte) => byte > 127);
  return [
    ...(/^%PDF-1\.[0-7]$/.test(first) && isBinary
      ? []
      : ['a beginning that is not that of a PDF for an archive']),
    ...(/^\[\s*<[0-9A-F]+>\s*<[0-9A-F]+>\s*\]$/i.test(entryOf(trailer, 'ID'))
      ? []
      : ['nothing that it is known by']),
    ...(entryOf(trailer, 'Encrypt') === '' ? [] : ['it is encrypted']),
  ];
}

/**
 * Finds what keeps a PDF that we wrote from being PDF/A-2a (ISO 19005-2), as far as a program can tell without drawing
 * it. Each kind of fault is listed once.
 * It checks identification and metadata, colours, fonts and letters, forbidden content, and structure (`uaFaults`). It
 * doesn't check font programs and their widths.
 * @throws RangeError for a PDF of another form than ours
 */
export function archiveFaults(pdf: Uint8Array): readonly string[] {
  const parts = parsePdf(pdf);
  const catalog = dictionaryOf(parts, catalogOf(parts));
  const dictionaries = everyDictionary(parts);
  const faults = [
    ...uaFaults(pdf),
    ...fileFaults(parts),
    ...accountFaults(parts, catalog),
    ...colourFaults(parts, catalog),
    ...contentFaults(dictionaries),
    ...annotationFaults(dictionaries),
    ...letterFaults(parts, dictionaries),
  ];
  return [...new Set(faults)];
}
