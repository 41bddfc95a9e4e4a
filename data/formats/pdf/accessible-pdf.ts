import { escapeRegExp } from '../../../core/base/escape-reg-exp.ts';
import { sha256 } from '../../base/hash.ts';
import { withArtifacts } from './artifacts.ts';
import { deflatedStream, dictionaryOf, type PdfObjects, streamOf, writePdf } from './rewrite.ts';
import { srgbProfile } from './srgb-profile.ts';
import { catalogOf, type Element, elementsOf, entryOf, referenceNumber } from './structure.ts';
import { type XmpFacts, xmpOf } from './xmp.ts';

/** The facts to add to Chromium's PDF. */
interface AccessibleFacts extends XmpFacts {
  /** The name of a link's target inside the document, by its destination. */
  readonly nameOf: (destination: string) => string;
  /** Content streams that replace Chromium's, by object number. */
  readonly drawings?: ReadonlyMap<number, string>;
}

/** A PDF text string in UTF-16, which can contain any character. */
const pdfText = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')).join('')}>`;

/** The UTF-8 bytes of a text, as one character each. */
const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The changed and added objects, by number. */
class Draft {
  readonly changedDictionaries = new Map<number, string>();
  readonly parts: PdfObjects;
  #next: number;

  constructor(parts: PdfObjects) {
    this.parts = parts;
    this.#next = Math.max(...parts.spans.keys()) + 1;
  }

  of(number: number): string {
    return this.changedDictionaries.get(number) ?? dictionaryOf(this.parts, number);
  }

  setDictionary(number: number, dictionary: string): void {
    this.changedDictionaries.set(number, dictionary);
  }

  add(dictionary: string): number {
    this.changedDictionaries.set(this.#next, dictionary);
    return this.#next++;
  }

  /** Sets a key of a dictionary, and replaces its old value. */
  set(number: number, key: string, value: string): void {
    const dictionary = this.of(number);
    const old = entryOf(dictionary, key);
    const now =
      old === ''
        ? dictionary.replace(/>>\s*$/, `\n/${key} ${value}>>`)
        : dictionary.replace(new RegExp(`/${key}\\s*${escapeRegExp(old)}`), `/${key} ${value}`);
    this.setDictionary(number, now);
  }
}

/** Gives each link annotation a description of its target, which screen readers announce if its words say nothing. */
function nameLinks(draft: Draft, nameOf: AccessibleFacts['nameOf']): void {
  for (const number of draft.parts.spans.keys()) {
    const dictionary = draft.of(number);
    if (!/^<<\s*\/Type\s*\/Annot\b/.test(dictionary) || !/\/Subtype\s*\/Link\b/.test(dictionary)) continue;
    const destination = entryOf(dictionary, 'Dest').replace(/^\//, '');
    const address = /\/URI\s*\(((?:\\.|[^\\)])*)\)/.exec(dictionary)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
    draft.set(number, 'Contents', pdfText(address || nameOf(destination) || destination));
  }
}

/** Marks everything on a page that is outside the structure as an artifact. */
function markArtifacts(draft: Draft, drawings: AccessibleFacts['drawings']): void {
  for (const number of draft.parts.spans.keys()) {
    const dictionary = draft.of(number);
    if (!/^<<\s*\/Type\s*\/Page\b/.test(dictionary)) continue;
    const contents = referenceNumber(entryOf(dictionary, 'Contents'));
    const drawing = contents === null ? null : (drawings?.get(contents) ?? streamOf(draft.parts, contents));
    if (contents !== null && drawing !== null)
      draft.setDictionary(contents, deflatedStream(withArtifacts(drawing)));
  }
}

/**
 * Moves the content of a list item, except its bullet, into an `LBody` element. PDF/UA expects that, and Chromium omits
 * it.
 */
function addListBodies(draft: Draft, elements: ReadonlyMap<number, Element>): void {
  const moved = new Map<number, number>();
  for (const { number, type, kids, dictionary } of elements.values()) {
    if (type !== 'LI') continue;
    const typeOf = (kid: (typeof kids)[number]) =>
      kid.kind === 'object' ? (elements.get(kid.number)?.type ?? '') : '';
    const inside = kids.filter((kid) => !['Lbl', 'LBody'].includes(typeOf(kid)));
    if (inside.length === 0) continue;
    const page = entryOf(dictionary, 'Pg');
    const body = draft.add(
      `<</Type /StructElem\n/S /LBody\n/P ${number} 0 R${page && `\n/Pg ${page}`}\n/K [${inside.map(({ text }) => text).join(' ')}]>>`,
    );
    const outerKids = kids.filter((kid) => !inside.includes(kid)).map(({ text }) => text);
    draft.set(number, 'K', `[${[...outerKids, `${body} 0 R`].join(' ')}]`);
    for (const kid of inside) {
      if (kid.kind === 'object' && elements.has(kid.number)) draft.set(kid.number, 'P', `${body} 0 R`);
      else moved.set(number, body);
    }
  }
  if (moved.size > 0) updateParentTree(draft, moved);
}

/** Updates the parent tree for content that moved into another element. */
function updateParentTree(draft: Draft, moved: ReadonlyMap<number, number>): void {
  const follow = (number: number): void => {
    const dictionary = draft.of(number);
    const now = dictionary.replace(/(\d+) 0 R/g, (matched, of: string) => {
      const body = moved.get(Number(of));
      return body === undefined ? matched : `${body} 0 R`;
    });
    if (now !== dictionary) draft.setDictionary(number, now);
    if (!/\/(?:Nums|Kids|ParentTree)\b/.test(dictionary) && !/^\[/.test(dictionary)) return;
    for (const [, inner = ''] of dictionary.matchAll(/(\d+) 0 R/g)) {
      const next = Number(inner);
      if (
        draft.parts.spans.has(next) &&
        /^(?:\[|<<\s*\/(?:Nums|Kids|Limits|Type \/ParentTree))/.test(draft.of(next))
      )
        follow(next);
    }
  };
  const root = referenceNumber(entryOf(draft.of(catalogOf(draft.parts)), 'StructTreeRoot'));
  const tree = root === null ? null : referenceNumber(entryOf(draft.of(root), 'ParentTree'));
  if (tree !== null) follow(tree);
}

/**
 * Adds what PDF/A requires (ISO 19005-2): an output intent for its colours, a title equal to that in XMP, and a file
 * id. Returns the trailer's new entries.
 */
function addArchiveEntries(draft: Draft, { title }: AccessibleFacts): string {
  const profile = deflatedStream(Buffer.from(srgbProfile()).toString('latin1'), '/N 3\n');
  const intent = `<</Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (sRGB IEC61966-2.1)\n/Info (sRGB IEC61966-2.1)\n/DestOutputProfile ${draft.add(profile)} 0 R>>`;
  draft.set(catalogOf(draft.parts), 'OutputIntents', `[${intent}]`);
  const info = referenceNumber(entryOf(draft.parts.trailer, 'Info'));
  if (info !== null) draft.set(info, 'Title', pdfText(title));
  const id = sha256(draft.parts.bytes).slice(0, 32).toUpperCase();
  return entryOf(draft.parts.trailer, 'ID') === '' ? `\n/ID [<${id}><${id}>]` : '';
}

/**
 * Adds to a PDF tagged by Chromium what PDF/UA-1 also requires (drafting-conventions.md §5.5 R5.4). Links describe
 * their targets, list items have a body, and decoration is an artifact. The title is shown, and XMP states the
 * conformance. On request, what PDF/A-2a requires is added. The same PDF gives the same bytes.
 */
export function accessiblePdf(parts: PdfObjects, facts: AccessibleFacts): Uint8Array {
  const draft = new Draft(parts);
  nameLinks(draft, facts.nameOf);
  addListBodies(draft, elementsOf(draft.parts));
  markArtifacts(draft, facts.drawings);
  const xmp = asBytes(xmpOf(facts));
  const metadata = draft.add(
    `<</Type /Metadata\n/Subtype /XML\n/Length ${xmp.length}>>\nstream\n${xmp}\nendstream`,
  );
  const catalog = catalogOf(draft.parts);
  draft.set(catalog, 'Metadata', `${metadata} 0 R`);
  draft.set(catalog, 'ViewerPreferences', '<</DisplayDocTitle true>>');
  draft.set(catalog, 'MarkInfo', '<</Marked true>>');
  if (entryOf(draft.of(catalog), 'Lang') === '') draft.set(catalog, 'Lang', '(en-GB)');
  const archiveEntries = facts.isArchival ? addArchiveEntries(draft, facts) : '';
  return writePdf(draft.parts, draft.changedDictionaries, archiveEntries);
}
