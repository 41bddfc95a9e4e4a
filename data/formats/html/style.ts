import { sha256 } from '../../base/hash.ts';
import { type Markup, markup } from '../markup.ts';
import { PRINT_STYLE } from './print-style.ts';

/**
 * The style of a page, inside it so that the page is one file. It looks plain and wide like government consultations on
 * the web, without a crest or logo. Insertions are bold and underlined, and omissions struck through and bracketed with
 * a word. So colour alone never carries meaning (drafting-conventions.md §4.3 R4.8, §5.5 R5.3). Nothing is wider than a
 * narrow screen.
 */
const SCREEN_STYLE: Markup = markup`<style>
:root { color-scheme: light dark; --ink: #0b0c0c; --paper: #fff; --quiet: #484d51; --rule: #b1b4b6; --strong: #1d70b8; --wash: #f3f2f1; --ins: #00574b; --del: #97130c; --link: #1a5f9e; --focus: #ffdd00; --on-focus: #0b0c0c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f1ef; --paper: #161616; --quiet: #c3c6c8; --rule: #62686c; --strong: #6fb2ec; --wash: #242423; --ins: #6fd6c2; --del: #ff9d92; --link: #9cc7ff; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.1875rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
header, nav, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem; }
footer { border-top: 1px solid var(--rule); margin-top: 3rem; color: var(--quiet); font-size: 1rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
a:focus-visible { outline: 3px solid transparent; background: var(--focus); color: var(--on-focus); box-shadow: 0 4px var(--on-focus); text-decoration: none; }
h1 { font-size: 2.5rem; line-height: 1.1; margin: 0.5rem 0 1.5rem; }
h2 { font-size: 1.6875rem; line-height: 1.2; margin: 3rem 0 1rem; }
h3 { font-size: 1.3125rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
h4, h5, h6 { font-size: 1.1875rem; margin: 1.5rem 0 0.4rem; }
p { margin: 0.75rem 0; }
section.part { border-top: 1px solid var(--rule); margin-top: 2.5rem; } section.part > h2 { margin-top: 1.75rem; }
nav.provisions { max-width: none; margin: 0 0 1.5rem; padding: 0.75rem 1rem; background: var(--wash); font-size: 1rem; }
nav.provisions ul { margin: 0; padding: 0; list-style: none; columns: 20rem; column-gap: 2rem; }
nav.provisions li { break-inside: avoid; padding: 0.1rem 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; display: inline-block; padding: 0.75rem; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice h2 { margin: 0.75rem 0; }
.notice { border: 2px solid var(--rule); padding: 0.25rem 1rem; }
.prose { white-space: pre-wrap; max-width: 44rem; }
header.cover { max-width: none; padding: 0; border-top: 0.625rem solid var(--strong); } .cover > * { max-width: 60rem; margin-left: auto; margin-right: auto; padding-left: 1.5rem; padding-right: 1.5rem; } .cover .kind { margin-top: 2.5rem; color: var(--quiet); font-size: 1.3125rem; } .cover h1 { margin-top: 0.25rem; } .cover h1 ~ p { margin-top: 0.25rem; margin-bottom: 0.25rem; } .cover > :last-child { padding-bottom: 2rem; }
.alone section.part { border: 0; margin: 0; } .alone section.part > h2 { margin-top: 0; }
nav.contents h2 { font-size: 1.1875rem; margin: 0 0 0.5rem; } nav.contents h2.beside { margin-top: 1.25rem; } nav.contents ul { margin: 0; padding: 0; list-style: none; } nav.contents li { padding: 0.2rem 0 0.2rem 1.6rem; text-indent: -1.6rem; } nav.contents li::before { content: "\\2013" / ""; display: inline-block; width: 1.6rem; text-indent: 0; color: var(--quiet); } .page { display: none; }
section > dl { max-width: 44rem; }
.running { max-width: 44rem; } ul.running { padding-left: 1.4rem; } .running li { margin: 0.25rem 0; }
p.running:has(> .para) { padding-left: 3.25rem; text-indent: -3.25rem; } .para { display: inline-block; box-sizing: border-box; min-width: 3.25rem; padding-right: 0.5rem; text-indent: 0; color: var(--quiet); }
.gap { max-width: 44rem; margin: 0.75rem 0; padding: 0.1rem 1rem; border: 2px dashed var(--rule); background: var(--wash); }
.question { max-width: 44rem; margin: 1.25rem 0; padding: 0.25rem 1rem; border-left: 0.625rem solid var(--strong); background: var(--wash); }
.question > ul { margin: 0.5rem 0; } .options { list-style: none; margin: 0.25rem 0; padding: 0; }
.extract { margin: 1rem 0 1.5rem; padding: 0.5rem 0 0.5rem 1rem; border-left: 0.625rem solid var(--rule); } .extract .name { font-weight: 700; margin: 0 0 0.5rem; } .name::first-letter { text-transform: uppercase; }
.elided { color: var(--quiet); }
.clause .line { margin: 0.35rem 0; } .c1 { padding-left: 2rem; } .c2 { padding-left: 4rem; } .c3 { padding-left: 6rem; } .c4, .c5, .c6 { padding-left: 8rem; }
.said { color: var(--quiet); font-size: 1rem; margin: 0 0 0.5rem; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 1.5rem; font-size: 1rem; }
caption { text-align: left; font-weight: 700; padding: 0.25rem 0; font-size: 1.1875rem; }
th, td { border-bottom: 1px solid var(--rule); padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
th { overflow-wrap: break-word; }
.bar { display: block; width: 100%; max-width: 24rem; height: 0.75rem; margin-top: 0.3rem; overflow: visible; } .bar .whole { fill: none; stroke: var(--rule); } .bar .share { fill: var(--strong); }
@media (forced-colors: active) { .bar .whole { stroke: CanvasText; } .bar .share { fill: CanvasText; } }
dd ul, td ul { margin: 0; padding-left: 1.2rem; }
thead th { font-weight: 700; }
tbody th { font-weight: 700; } section[aria-labelledby="recommendations"] tbody th { font-weight: 400; }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; margin: 1rem 0; }
dt, dd { border-bottom: 1px solid var(--rule); padding: 0.5rem 1rem 0.5rem 0; }
dt { font-weight: 700; }
dd { margin: 0; white-space: pre-wrap; }
blockquote { margin: 0.75rem 0 1rem; padding: 0.25rem 0 0.25rem 1rem; border-left: 0.625rem solid var(--rule); } blockquote p { margin: 0.25rem 0; }
.act { font-family: "Source Serif 4", Georgia, "Times New Roman", serif; max-width: 46rem; }
.act .said { font-family: Arial, Helvetica, "Liberation Sans", sans-serif; }
.group { text-align: center; font-weight: 400; }
.law { margin: 0.35rem 0; white-space: pre-wrap; padding-left: 2.75rem; }
.lawtable { position: relative; margin: 0.5rem 0; padding-left: 2.75rem; overflow-x: auto; } .lawtable table { margin: 0; width: 100%; border-collapse: collapse; font-size: 1rem; } .lawtable th, .lawtable td { border: 1px solid var(--rule); padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; white-space: pre-wrap; }
.l2 { padding-left: 5.5rem; } .l3 { padding-left: 8.25rem; } .l4 { padding-left: 11rem; } .l5 { padding-left: 13.75rem; } .l6 { padding-left: 16.5rem; }
.num { display: inline-block; min-width: 2.75rem; margin-left: -2.75rem; }
.extract > .act:first-child > .l0:first-child:not(:has(> .num)) { padding-left: 0; }
.shell::after { content: " . . . . . . ." / ""; color: var(--quiet); }
.quoted { font-weight: 700; }
ins { color: var(--ins); font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; }
del { color: var(--del); text-decoration: line-through; }
.tag { display: inline-block; white-space: pre; }
.tag, .am { font: 700 0.85rem Arial, Helvetica, "Liberation Sans", sans-serif; }
.am { margin: 0 0.25rem; text-decoration: underline; font-weight: 400; }
@media screen { .unseen body { content-visibility: hidden; } del + ins { margin-left: 0.25em; } }
@media screen and (max-width: 48rem) {
body { font-size: 1rem; } h1 { font-size: 2rem; } h2 { font-size: 1.5rem; margin-top: 2rem; } h3 { font-size: 1.1875rem; } h4, h5, h6, caption { font-size: 1rem; }
header, nav, main, footer, .cover > * { padding-left: 1rem; padding-right: 1rem; }
dl { grid-template-columns: 1fr; } dt { border: 0; padding-bottom: 0; }
p.running:has(> .para) { padding-left: 0; text-indent: 0; } .para { min-width: 0; }
.extract, blockquote, .question { padding-left: 0.75rem; border-left-width: 0.375rem; }
.law { padding-left: 2.25rem; } .l2 { padding-left: 3.5rem; } .l3 { padding-left: 4.75rem; } .l4, .l5, .l6 { padding-left: 6rem; } .num { min-width: 2.25rem; margin-left: -2.25rem; }
.c1 { padding-left: 1rem; } .c2 { padding-left: 2rem; } .c3, .c4, .c5, .c6 { padding-left: 3rem; }
table.wide, .wide caption, .wide tbody, .wide tr, .wide th, .wide td { display: block; } .wide thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; } .wide tr { border-bottom: 2px solid var(--rule); padding: 0.5rem 0; } .wide th, .wide td { border: 0; padding: 0.25rem 0; } .wide td::before { content: attr(data-of); display: block; font-weight: 700; color: var(--quiet); }
}
</style>`;

/** The style of a draft: the banner on screen, and the words at the top of each printed page. */
export const DRAFT_STYLE: Markup = markup`<style>
.draft { position: sticky; top: 0; z-index: 1; max-width: none; margin: 0; padding: 0.5rem 1.5rem; background: var(--ink); color: var(--paper); }
@media print { .draft { display: none; } }
@page { @top-left { content: "DRAFT: not agreed, and not published"; font: 700 12pt Arial, "Liberation Sans", sans-serif; color: #000; } }
</style>`;

/** The whole style of a page, for screen and paper. */
export const STYLE: Markup = markup`${SCREEN_STYLE}${PRINT_STYLE}`;

const sourceOf = (style: Markup): string => {
  const css = style.toString().replace(/^<style[^>]*>|<\/style>$/g, '');
  return `'sha256-${sha256(css, 'base64')}'`;
};

/** The hashes of the styles, as a content security policy allows them. */
export const STYLE_SOURCES: string = [SCREEN_STYLE, PRINT_STYLE, DRAFT_STYLE].map(sourceOf).join(' ');

/** The content security policy: a page may load nothing but its own style. */
export const CONTENT_POLICY: string = `default-src 'none'; style-src ${STYLE_SOURCES}; base-uri 'none'; form-action 'none'`;
