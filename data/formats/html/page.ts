import type { Annex } from '../../../core/pack/blocks.ts';
import { DRAFT } from '../../../core/pack/draft.ts';
import { historyEntry } from '../../../core/pack/history-entry.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { headingOf, type PackPart } from '../../../core/pack/parts.ts';
import { enactment } from '../enactment.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';
import { shellsOf } from '../shells.ts';
import { actContents, actOf } from './act.ts';
import { amendmentNames, hasAnnex, type Page, proposalNames } from './anchors.ts';
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

/** The writers of a pack's annexes, by kind, called when a part of the page contains that annex. */
function annexesOf(model: PackModel, page: Page): Readonly<Record<Annex, () => MarkupValue>> {
  const { outline, instrument, readers } = model;
  const shells = shellsOf(instrument.root);
  const enacted = enactment(instrument).map((line) => markup`<p class="said">${line}</p>`);
  const setting = {
    outline,
    // For the public, the paper itself says once which text was not compared with its source.
    reliance: readers === 'public' ? [] : model.reliance,
    shells,
    nameOf: amendmentNames(page),
    hasStatus: hasAnnex(page, 'status'),
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

/** Makes a function that writes the content of each part of a page. */
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

/** One part of a pack's page on its own, as it will look there. */
export const partHtmlOf = (model: PackModel, part: PackPart): string =>
  aloneMarkup(model, headingOf(part), sectionMarkup(part, contentsOf(model, [part])));

/** The page shown for a part of which nothing is written yet. */
export const unwrittenHtmlOf = (model: PackModel, heading: string): string =>
  aloneMarkup(
    model,
    heading,
    markup`<section><h2>${heading}</h2><p>Nothing is written in this part yet, so it is not in the paper.</p></section>`,
  );

/** The parts on the first page of a document, in order. The others have a page each. */
export const onFirstPage = ({ document }: Pick<PackModel, 'document'>): Page =>
  document.parts.filter(({ place }) => place !== 'file');

/** The annexes of a document that are separate files. */
export const filedParts = ({ document }: Pick<PackModel, 'document'>): readonly PackPart[] =>
  document.parts.filter(({ place }) => place === 'file');

/** The file name of an annex, without its extension: `annex-c-marked-up`. */
export const annexName = ({ number, id }: Pick<PackPart, 'number' | 'id'>): string =>
  `annex-${number.toLowerCase()}-${id}`;

const licenceOf = ({ instrument }: PackModel): Markup =>
  markup`<p>${instrument.licence.replace(/\.$/, '')}.${instrument.uri !== '' && [' Source: ', source(instrument.uri)]}</p>`;

/** Where the file comes from. Only for colleagues, not for the public. */
const madeFrom = ({ generator, ledger, review, instrumentHash, readers }: PackModel): Markup | null =>
  readers === 'public'
    ? null
    : markup`<p>Made by ${generator} from ${historyEntry(ledger.seq)} (${ledger.hash}) of the review ${review.id}. SHA-256 of the base text: ${instrumentHash}.</p>`;

const KIND = { consultation: 'Consultation paper', response: 'Consultation response' } as const;

const DOCUMENT_START: Markup = markup`<!DOCTYPE html>
<html lang="en-GB">`;

/**
 * A page that is only printed is hidden on screen, so that the browser doesn't lay it out before and after printing.
 */
const HIDDEN_DOCUMENT_START: Markup = markup`<!DOCTYPE html>
<html lang="en-GB" class="unseen">`;

/** Yields a page in pieces, so that a page of many megabytes is never one string. */
function* pagePieces(
  model: PackModel,
  title: string,
  cover: Markup,
  main: Iterable<Markup>,
  isPrinted = false,
): Generator<string> {
  yield markup`${isPrinted ? HIDDEN_DOCUMENT_START : DOCUMENT_START}${head(title, model)}
<body><a class="skip" href="#main">Skip to the main content</a>${model.isDraft ? DRAFT_NOTE : null}
${cover}<main id="main">`.toString();
  for (const part of main) yield part.toString();
  yield markup`</main>
<footer>${licenceOf(model)}<p>Not an official version of the Act.</p>${madeFrom(model)}</footer>
</body></html>
`.toString();
}

/** An annex of a pack as a separate page, in pieces. */
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

/** The same as one string. */
export const annexHtmlOf = (model: PackModel, part: PackPart, isPrinted = false): string =>
  [...annexPieces(model, part, isPrinted)].join('');

/** The page of the printed paper on which each part begins, by id. Absent until the paper has been printed once. */
type PartPages = ReadonlyMap<string, number>;

/** A file in the same folder as a page, and its description. */
export interface BesideFile {
  readonly path: string;
  readonly words: string;
}

export interface PageOptions {
  /** The files of the pack beside the page, without those of its annexes. */
  readonly packFiles?: readonly BesideFile[];
  readonly pages?: PartPages;
  /** Whether the page is only printed. */
  readonly isPrinted?: boolean;
  /** The volume to write, if the paper is too long to be printed as one. */
  readonly volume?: { readonly number: number; readonly of: number; readonly parts: readonly PackPart[] };
}

/**
 * Yields a pack's paper as one accessible page that loads nothing: no script, picture, font or network. Headings are in
 * order, tables have captions and headers, and every change is also in words (drafting-conventions.md §5.5).
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
  const sectionPieces = function* () {
    for (const part of parts) yield sectionMarkup(part, content);
  };
  yield* pagePieces(model, title, cover, sectionPieces(), isPrinted);
}

/** The same as one string. */
export const htmlOf = (model: PackModel, options: PageOptions = {}): string =>
  [...htmlPieces(model, options)].join('');
