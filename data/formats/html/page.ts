import type { Annex } from '../../../core/pack/blocks.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { OutlineEntry } from '../../../core/pack/outline.ts';
import { enactment } from '../enactment.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';
import { shellsOf } from '../shells.ts';
import { actOf, headingId } from './act.ts';
import { amendmentNames, proposalNames, shows } from './anchors.ts';
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
import { CONTENT_POLICY, STYLE } from './style.ts';

interface Section {
  readonly id: string;
  readonly heading: string;
  /** Made when it is shown: the Act, marked up, takes time. */
  readonly content: () => MarkupValue;
}

/** The Act's own contents, as links to its headings in one of its readings. */
export function actContents(outline: readonly OutlineEntry[], prefix: string, marked: boolean): Markup {
  const name = marked ? 'Provisions of the Act, marked up' : 'Provisions of the Act as it would read';
  return markup`<nav class="provisions" aria-label="${name}"><ul>${outline.map(
    ({ num, heading, changed, changeStatus }, at) => {
      if (!marked && changeStatus === 'deleted') return null;
      const note =
        changeStatus === 'inserted'
          ? ' (inserted)'
          : changeStatus === 'deleted'
            ? ' (omitted)'
            : changed
              ? ' (changed)'
              : '';
      return markup`<li><a href="#${headingId(prefix, at)}">${[num, heading].filter((part) => part !== '').join(' ') || 'No heading'}</a>${marked && note}</li>`;
    },
  )}</ul></nav>`;
}

/** The annexes of a pack, each made when a part asks for it. */
function annexesOf(model: PackModel): Readonly<Record<Annex, () => MarkupValue>> {
  const { outline, reliance, instrument, document } = model;
  const shells = shellsOf(instrument.root);
  const enacted = enactment(instrument).map((line) => markup`<p class="said">${line}</p>`);
  const setting = {
    outline,
    reliance,
    shells,
    nameOf: amendmentNames(document),
    hasStatus: shows(document, 'status'),
  };
  return {
    amendments: () => changesSection(model),
    'marked-up': () =>
      markup`${actContents(outline, 'm', true)}<div class="act">${enacted}${actOf(model.markedUp, { prefix: 'm', ...setting })}</div>`,
    'as-amended': () =>
      markup`${actContents(outline, 'a', false)}<div class="act">${enacted}${actOf(model.asAmended, { prefix: 'a', ...setting })}</div>`,
    recommendations: () => recommendationsSection(model),
    'left-alone': () => leftAloneSection(model),
    notes: () => notesSection(model),
    themes: () => themesSection(model),
    status: () => statusSection(model),
  };
}

function sectionsOf(model: PackModel): readonly Section[] {
  const { document, instrument } = model;
  const annexes = annexesOf(model);
  const shells = shellsOf(instrument.root);
  const nameOf = proposalNames(document);
  return document.parts.map(({ id, heading, blocks }, at) => ({
    id,
    heading,
    content: () =>
      blocksOf(blocks, { prefix: `x${at + 1}`, annex: (what) => annexes[what](), nameOf, shells }),
  }));
}

const head = (title: string, generator: string): Markup =>
  markup`<head><meta charset="utf-8"/><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}"/><meta name="generator" content="${generator}"/>${STYLE}</head>`;

const sectionMarkup = ({
  id,
  heading,
  content,
}: Section): Markup => markup`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${content()}</section>
`;

/** One part of a pack’s page by itself, as it will look there; null where there is none of that id. */
export function partHtmlOf(model: PackModel, part: string): string | null {
  const section = sectionsOf(model).find(({ id }) => id === part);
  if (!section) return null;
  return markup`<!DOCTYPE html>
<html lang="en-GB">${head(section.heading, model.generator)}
<body><main id="main" class="alone">${sectionMarkup(section)}</main></body></html>
`.toString();
}

/**
 * A pack as one accessible page that needs nothing else: no script, no picture, no font, no network. Headings run in
 * order, tables have captions and headers, and every change is said in words (drafting-conventions.md §5.5).
 */
export function htmlOf(model: PackModel): string {
  const { review, instrument, ledger, generator, document } = model;
  const sections = sectionsOf(model);
  const { title } = document;
  return markup`<!DOCTYPE html>
<html lang="en-GB">${head(title, generator)}
<body><a class="skip" href="#main">Skip to the main content</a>
<header class="cover"><h1>${title}</h1>${document.lines.map((line) => markup`<p>${line}</p>`)}</header>
<nav class="contents" aria-label="Contents"><h2>Contents</h2><ul>${sections.map(
    ({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>
`,
  )}</ul></nav>
<main id="main">${sections.map(sectionMarkup)}</main>
<footer><p>${instrument.licence}. Source: ${source(instrument.uri)}</p><p>Not an official version. ${instrument.description}.</p><p>Made by ${generator} from ledger entry ${ledger.seq} (${ledger.hash}) of the review ${review.id}. SHA-256 of the base text: ${model.instrumentHash}.</p></footer>
</body></html>
`.toString();
}
