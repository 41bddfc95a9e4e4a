import type { Annex } from '../../../core/pack/blocks.ts';
import { DRAFT } from '../../../core/pack/draft.ts';
import { historyEntry } from '../../../core/pack/history-entry.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { headingOf, type PackPart } from '../../../core/pack/parts.ts';
import { enactment } from '../enactment.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';
import { shellsOf } from '../shells.ts';
import { actContents, actOf } from './act.ts';
import { amendmentNames, type Page, proposalNames, shows } from './anchors.ts';
import {
  changesSection,
  leftAloneSection,
  notesSection,
  recommendationsSection,
  source,
  statusSection,
  themesSection,
} from './apparatus.ts';
import { blocksOf } from './blocks.ts';
import { CONTENT_POLICY, DRAFT_STYLE, STYLE } from './style.ts';

/** The annexes of a pack, each made when a part asks for it. */
function annexesOf(model: PackModel, page: Page): Readonly<Record<Annex, () => MarkupValue>> {
  const { outline, instrument, readers } = model;
  const shells = shellsOf(instrument.root);
  const enacted = enactment(instrument).map((line) => markup`<p class="said">${line}</p>`);
  const setting = {
    outline,
    // The public is told once, in the paper, what of the text was not compared with its source.
    reliance: readers === 'public' ? [] : model.reliance,
    shells,
    nameOf: amendmentNames(page),
    hasStatus: shows(page, 'status'),
  };
  return {
    amendments: () => changesSection(model, page),
    'marked-up': () =>
      markup`${actContents(outline, 'm', true)}<div class="act">${enacted}${actOf(model.markedUp, { prefix: 'm', ...setting })}</div>`,
    'as-amended': () =>
      markup`${actContents(outline, 'a', false)}<div class="act">${enacted}${actOf(model.asAmended, { prefix: 'a', ...setting })}</div>`,
    recommendations: () => recommendationsSection(model, page),
    'left-alone': () => leftAloneSection(model, page),
    notes: () => notesSection(model),
    themes: () => themesSection(model),
    status: () => statusSection(model),
  };
}

/** What makes the contents of the parts of a page: once for all of them. */
function contentsOf(model: PackModel, page: Page): (part: PackPart) => MarkupValue {
  const { document, instrument } = model;
  const annexes = annexesOf(model, page);
  const shells = shellsOf(instrument.root);
  const nameOf = proposalNames(document, page);
  const places = new Map(document.parts.map(({ id }, at) => [id, at]));
  return ({ id, blocks }) =>
    blocksOf(blocks, {
      prefix: `x${(places.get(id) ?? 0) + 1}`,
      annex: (annexKind) => annexes[annexKind](),
      nameOf,
      shells,
    });
}

const head = (title: string, { generator, isDraft }: Pick<PackModel, 'generator' | 'isDraft'>): Markup =>
  markup`<head><meta charset="utf-8"/><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}"/><meta name="generator" content="${generator}"/>${STYLE}${isDraft ? DRAFT_STYLE : null}</head>`;

const DRAFT_NOTE = markup`<p class="draft"><strong>${DRAFT}</strong>: this is not agreed, and not published.</p>`;

const sectionMarkup = (part: PackPart, content: (part: PackPart) => MarkupValue): Markup =>
  markup`<section class="part ${part.place}" aria-labelledby="${part.id}"><h2 id="${part.id}">${headingOf(part)}</h2>
${content(part)}</section>
`;

const aloneMarkup = (model: PackModel, title: string, content: MarkupValue): string =>
  markup`<!DOCTYPE html>
<html lang="en-GB">${head(title, model)}
<body><main id="main" class="alone">${content}</main></body></html>
`.toString();

/** One part of a pack’s page by itself, as it will look there. */
export const partHtmlOf = (model: PackModel, part: PackPart): string =>
  aloneMarkup(model, headingOf(part), sectionMarkup(part, contentsOf(model, [part])));

/** What stands in the place of a part of which nothing is written yet. */
export const unwrittenHtmlOf = (model: PackModel, heading: string): string =>
  aloneMarkup(
    model,
    heading,
    markup`<section><h2>${heading}</h2><p>Nothing is written in this part yet, so it is not in the paper.</p></section>`,
  );

/** The parts of a document that are on its first page, in order; the others have a page each. */
export const onFirstPage = ({ document }: Pick<PackModel, 'document'>): Page =>
  document.parts.filter(({ place }) => place !== 'file');

/** The annexes of a document that have files of their own. */
export const filedParts = ({ document }: Pick<PackModel, 'document'>): readonly PackPart[] =>
  document.parts.filter(({ place }) => place === 'file');

/** What the files of such an annex are called, without what says their format: `annex-c-marked-up`. */
export const annexName = ({ number, id }: Pick<PackPart, 'number' | 'id'>): string =>
  `annex-${number.toLowerCase()}-${id}`;

const licenceOf = ({ instrument }: PackModel): Markup =>
  markup`<p>${instrument.licence.replace(/\.$/, '')}.${instrument.uri !== '' && [' Source: ', source(instrument.uri)]}</p>`;

/** What a file for colleagues says of its making; the public isn't told. */
const madeFrom = ({ generator, ledger, review, instrumentHash, readers }: PackModel): Markup | null =>
  readers === 'public'
    ? null
    : markup`<p>Made by ${generator} from ${historyEntry(ledger.seq)} (${ledger.hash}) of the review ${review.id}. SHA-256 of the base text: ${instrumentHash}.</p>`;

const KIND = { consultation: 'Consultation paper', response: 'Consultation response' } as const;

const DOCUMENT_START: Markup = markup`<!DOCTYPE html>
<html lang="en-GB">`;

/** What is only printed needn’t be laid out for a screen, which a browser would do before and after it prints. */
const UNSEEN: Markup = markup`<!DOCTYPE html>
<html lang="en-GB" class="unseen">`;

/** A page in pieces, so that one of many megabytes need not be put together to be written. */
function* pagePieces(
  model: PackModel,
  title: string,
  cover: Markup,
  main: Iterable<Markup>,
  isPrinted = false,
): Generator<string> {
  yield markup`${isPrinted ? UNSEEN : DOCUMENT_START}${head(title, model)}
<body><a class="skip" href="#main">Skip to the main content</a>${model.isDraft ? DRAFT_NOTE : null}
${cover}<main id="main">`.toString();
  for (const part of main) yield part.toString();
  yield markup`</main>
<footer>${licenceOf(model)}<p>Not an official version of the Act.</p>${madeFrom(model)}</footer>
</body></html>
`.toString();
}

/** An annex of a pack as a page of its own, in pieces. */
export function annexPieces(model: PackModel, part: PackPart, isPrinted = false): Iterable<string> {
  const { title, kind } = model.document;
  return pagePieces(
    model,
    `${headingOf(part)}: ${title}`,
    markup`<header class="cover"><p class="kind">${KIND[kind]}</p><h1>${title}</h1></header>`,
    [sectionMarkup(part, contentsOf(model, [part]))],
    isPrinted,
  );
}

/** The same in one. */
export const annexHtmlOf = (model: PackModel, part: PackPart, isPrinted = false): string =>
  [...annexPieces(model, part, isPrinted)].join('');

/** On which page of the printed paper each part begins, by its id; absent where it is not printed yet. */
type PartPages = ReadonlyMap<string, number>;

/** A file that lies beside a page, and what it is. */
export interface BesideFile {
  readonly path: string;
  readonly words: string;
}

export interface PageOptions {
  /** The files of the pack that lie beside the page, without those of its annexes. */
  readonly packFiles?: readonly BesideFile[];
  readonly pages?: PartPages;
  /** Whether it is only printed. */
  readonly isPrinted?: boolean;
  /** One of several volumes, where a paper is too long to be printed in one: which, of how many, and its parts. */
  readonly volume?: { readonly number: number; readonly of: number; readonly parts: readonly PackPart[] };
}

/**
 * A pack’s paper as one accessible page that needs nothing else: no script, no picture, no font, no network. Headings run in
 * order, tables have captions and headers, and every change is said in words (drafting-conventions.md §5.5). In pieces.
 */
export function* htmlPieces(
  model: PackModel,
  { pages, volume, packFiles: besideFiles = [], isPrinted = false }: PageOptions = {},
): Generator<string> {
  const { document } = model;
  const { title, kind, lines } = document;
  const parts = volume?.parts ?? onFirstPage(model);
  const filed = filedParts(model);
  const content = contentsOf(model, parts);
  const page = (id: string) => markup`<span class="page">${pages ? `${pages.get(id) ?? ''}` : '000'}</span>`;
  const cover = markup`<header class="cover"><p class="kind">${KIND[kind]}</p><h1>${title}</h1>${lines.map((line) => markup`<p>${line}</p>`)}${volume !== undefined && markup`<p>Volume ${volume.number} of ${volume.of}</p>`}</header>
<nav class="contents" aria-label="Contents"><h2>Contents</h2><ul>${parts.map(
    (part) => markup`<li><a href="#${part.id}"><span>${headingOf(part)}</span>${page(part.id)}</a></li>
`,
  )}</ul>${
    filed.length + besideFiles.length > 0 &&
    markup`<h2 class="beside">Published beside this paper</h2><ul>${filed.map((part) => markup`<li><a href="${`${annexName(part)}.html`}">${headingOf(part)}</a></li>`)}${besideFiles.map(({ path, words }) => markup`<li><a href="${path}">${words}</a></li>`)}</ul>`
  }</nav>
`;
  const sections = function* () {
    for (const part of parts) yield sectionMarkup(part, content);
  };
  yield* pagePieces(model, title, cover, sections(), isPrinted);
}

/** The same in one. */
export const htmlOf = (model: PackModel, options: PageOptions = {}): string =>
  [...htmlPieces(model, options)].join('');
