import { type Markup, markup } from '../markup.ts';

/**
 * How a page is set on paper and in a PDF. What a screen reader is told of a change on screen is printed beside it in small
 * letters: a PDF holds no words that can’t be seen. Tables of many columns are set on their own, broad pages, and none is wider than its page: a browser would
 * then print everything smaller.
 */
export const PRINT_STYLE: Markup = markup`<style media="print">
@page { size: A4; margin: 20mm 20mm 22mm; @bottom-left { content: "Not an official version"; font: 9pt Arial, "Liberation Sans", sans-serif; color: #333; } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, "Liberation Sans", sans-serif; color: #333; } }
@page broad { size: A4 landscape; margin: 18mm 20mm 20mm; }
:root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --rule: #6b6b6b; --wash: #fff; --ins: #000; --del: #000; --link: #000; }
* { font-variant-ligatures: none; }
body { font: 12pt/1.42 Arial, "Liberation Sans", Helvetica, sans-serif; }
header, nav, main, footer { max-width: none; padding: 0; }
.skip, nav.provisions { display: none; }
header.cover { padding: 18mm 0 8mm; border-bottom-width: 3px; }
h1 { font-size: 26pt; line-height: 1.15; }
nav h2 { margin: 10mm 0 3mm; }
nav > ul { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 10mm; }
nav li { break-inside: avoid; padding: 0.6mm 0; }
h2 { font-size: 18pt; line-height: 1.2; margin: 11mm 0 3mm; padding: 0; border: 0; }
h3 { font-size: 14pt; margin: 7mm 0 2mm; }
h4, h5, h6 { font-size: 12.5pt; margin: 5mm 0 1.5mm; }
h1, h2, h3, h4, h5, h6, caption, .name, dt, .said:has(+ .law) { break-after: avoid; }
h1, h2, h3, h4, h5, h6 { break-inside: avoid; }
main > section:first-child > h2, h2[id^="proposal:"], #questions, #draft-bill, #changes, #amendments, #marked-up, #as-amended, #recommendations { break-before: page; margin-top: 0; }
section[aria-labelledby="matrix"], section[aria-labelledby="recommendations"] { page: broad; }
section[aria-labelledby="matrix"] > h2, section[aria-labelledby="recommendations"] > h2 { margin-top: 0; }
p, li, dd, blockquote, td, th { orphans: 3; widows: 3; }
.gap, .question, .form-item, .notice, tr, li { break-inside: avoid; }
.running, .prose, .gap, .question, .form-item, .act { max-width: none; }
.running, .prose { margin-block: 2mm; }
table { font-size: 11pt; line-height: 1.35; margin: 2mm 0 6mm; }
caption { font-size: 12pt; padding-bottom: 1.5mm; }
th, td { min-width: 24mm; padding: 1.2mm 1.8mm; }
td { overflow-wrap: anywhere; } th { overflow-wrap: break-word; }
thead { display: table-header-group; }
thead th { background: #ececec; }
.act { font: 12pt/1.38 "Source Serif 4", Georgia, "Times New Roman", "Liberation Serif", serif; }
.law { margin: 1.2mm 0; padding-left: 11mm; }
.l2 { padding-left: 22mm; } .l3 { padding-left: 33mm; } .l4 { padding-left: 44mm; } .l5, .l6 { padding-left: 55mm; }
.num { min-width: 11mm; margin-left: -11mm; }
.tag, .am { font: 600 8pt Arial, "Liberation Sans", Helvetica, sans-serif; }
.am { font-weight: 400; margin: 0 0.8mm; }
.vh { display: none; }
.vh.tag { display: inline; position: static; width: auto; height: auto; margin: 0; overflow: visible; clip-path: none; white-space: normal; }
.num:has(> :only-child):has(+ ins, + del) > :only-child > .tag ~ .tag, .num:has(> ins:only-child) + ins > .tag:first-child, .num:has(> del:only-child) + del > .tag:first-child { display: none; }
.room { height: 8mm; } .room.box { height: 28mm; }
a { text-decoration-thickness: 0.5px; }
footer { margin-top: 8mm; padding-top: 3mm; font-size: 10pt; break-inside: avoid; }
footer p { margin: 1mm 0; overflow-wrap: anywhere; }
</style>`;
