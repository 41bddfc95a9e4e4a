import { sha256 } from '../../base/hash.ts';
import { type Markup, markup } from '../markup.ts';
import { PRINT_STYLE } from './print-style.ts';

/**
 * The page's style, within it so that the page is one file. No colour says anything alone: insertions are bold and
 * underlined, omissions struck and bracketed with a word (drafting-conventions.md §4.3 R4.8, §5.5 R5.3).
 */
const SCREEN_STYLE: Markup = markup`<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #4a4a4a; --rule: #8a8a8a; --wash: #f3f3f1; --ins: #00574b; --del: #97130c; --link: #0b4a8f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececea; --paper: #161616; --quiet: #bdbdbb; --rule: #7a7a78; --wash: #232322; --ins: #6fd6c2; --del: #ff9d92; --link: #9cc7ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; overflow-wrap: break-word; }
header, nav, main, footer { max-width: 76rem; margin: 0 auto; padding: 1rem 1.25rem; }
footer { border-top: 1px solid var(--rule); color: var(--quiet); }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 0.75rem; border-top: 2px solid var(--rule); padding-top: 1rem; }
h3 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
h4, h5, h6 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
nav h2 { border: 0; padding: 0; margin-top: 0; }
nav.provisions { max-width: none; margin: 0 0 1.5rem; padding: 0.75rem 1rem; background: var(--wash); }
nav.provisions ul { margin: 0; padding: 0; list-style: none; columns: 20rem; column-gap: 2rem; }
nav.provisions li { break-inside: avoid; padding: 0.1rem 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; display: inline-block; padding: 0.75rem; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice h2 { border: 0; padding: 0; margin: 0.75rem 0; }
.notice { border: 2px solid var(--rule); padding: 0.25rem 1rem; }
.prose { white-space: pre-wrap; max-width: 44rem; }
header.cover { padding-top: 4rem; padding-bottom: 2.5rem; } .cover h1 { font-size: 2.75rem; max-width: 40rem; margin: 0 0 1.5rem; padding-left: 1.25rem; border-left: 0.5rem solid var(--link); } .cover p { margin: 0.25rem 0; padding-left: 1.75rem; color: var(--quiet); } .cover h1 + p { color: var(--ink); font-size: 1.25rem; font-weight: 600; }
.alone h2 { margin-top: 0; border: 0; padding-top: 0; }
nav.contents { background: var(--wash); padding-top: 1.5rem; padding-bottom: 1.5rem; } nav.contents ul { margin: 0; padding: 0; list-style: none; columns: 24rem; column-gap: 3rem; } nav.contents li { break-inside: avoid; padding: 0.25rem 0; }
section > dl { max-width: 44rem; grid-template-columns: minmax(8rem, max-content) 1fr; }
.running { max-width: 44rem; } ul.running { padding-left: 1.4rem; } .running li { margin: 0.25rem 0; }
.gap { max-width: 44rem; margin: 0.75rem 0; padding: 0.1rem 1rem; border: 2px dashed var(--rule); background: var(--wash); }
.question { max-width: 44rem; margin: 1rem 0; padding: 0.1rem 1rem; border-left: 4px solid var(--link); background: var(--wash); }
.form-item { max-width: 44rem; margin: 1rem 0; break-inside: avoid; } .form-item p { margin: 0.25rem 0; }
.options { list-style: none; margin: 0.25rem 0; padding: 0; }
.room { border-bottom: 1px solid var(--ink); height: 2rem; } .room.box { border: 1px solid var(--ink); height: 8rem; margin-top: 0.5rem; }
.extract { margin: 1rem 0 1.5rem; padding: 0 0 0 1rem; border-left: 2px solid var(--rule); } .extract .name { font-weight: 600; margin: 0 0 0.5rem; } .name::first-letter { text-transform: uppercase; }
.clause .line { margin: 0.35rem 0; } .c1 { padding-left: 2rem; } .c2 { padding-left: 4rem; } .c3 { padding-left: 6rem; } .c4, .c5, .c6 { padding-left: 8rem; }
.said { color: var(--quiet); font-size: 0.9rem; margin: 0 0 0.5rem; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid var(--rule); padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; white-space: pre-wrap; min-width: 7rem; overflow-wrap: anywhere; }
th { overflow-wrap: break-word; }
dd ul, td ul { margin: 0; padding-left: 1.2rem; }
thead th { background: var(--wash); }
tbody th { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; white-space: pre-wrap; }
blockquote { margin: 0.5rem 0 1rem; padding-left: 1rem; border-left: 4px solid var(--rule); }
.act { font-family: "Source Serif 4", Georgia, "Times New Roman", serif; max-width: 46rem; }
.act .said { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
.group { text-align: center; font-weight: 400; }
.law { margin: 0.35rem 0; white-space: pre-wrap; padding-left: 2.75rem; }
.l2 { padding-left: 5.5rem; } .l3 { padding-left: 8.25rem; } .l4 { padding-left: 11rem; } .l5 { padding-left: 13.75rem; } .l6 { padding-left: 16.5rem; }
.num { display: inline-block; min-width: 2.75rem; margin-left: -2.75rem; }
.shell::after { content: " . . . . . . ." / ""; color: var(--quiet); }
.quoted { font-weight: 600; }
ins { color: var(--ins); font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; }
del { color: var(--del); text-decoration: line-through; }
.tag { display: inline-block; white-space: pre; }
.tag, .am { font: 600 0.8rem system-ui, "Segoe UI", Arial, sans-serif; }
.am { margin: 0 0.25rem; text-decoration: underline; font-weight: 400; }
@media (max-width: 48rem) { th, td { min-width: 5rem; padding: 0.3rem 0.4rem; } }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } .law { padding-left: 2.25rem; } .l2 { padding-left: 3.5rem; } .l3 { padding-left: 4.75rem; } .l4, .l5, .l6 { padding-left: 6rem; } .num { min-width: 2.25rem; margin-left: -2.25rem; } }
</style>`;

/** The page's whole style: on a screen, and what is other on paper. */
export const STYLE: Markup = markup`${SCREEN_STYLE}${PRINT_STYLE}`;

const sourceOf = (style: Markup): string => {
  const css = style.toString().replace(/^<style[^>]*>|<\/style>$/g, '');
  return `'sha256-${sha256(css, 'base64')}'`;
};

/** The page's style as a policy lets it in: by its hashes. */
export const STYLE_SOURCES: string = `${sourceOf(SCREEN_STYLE)} ${sourceOf(PRINT_STYLE)}`;

/** What the page may load: nothing at all but its own style. */
export const CONTENT_POLICY: string = `default-src 'none'; style-src ${STYLE_SOURCES}; base-uri 'none'; form-action 'none'`;
