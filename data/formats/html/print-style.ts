import { type Markup, markup } from '../markup.ts';

/**
 * The style of a page on paper and in a PDF. Words for screen readers are printed in small letters, because a PDF has
 * no invisible words. Wide tables have landscape pages. Nothing is wider than its page, because a browser would then
 * shrink everything.
 */
export const PRINT_STYLE: Markup = markup`<style media="print">
@page { size: A4; margin: 20mm 20mm 22mm; @bottom-left { content: "Not an official version of the Act"; font: 9pt Arial, "Liberation Sans", sans-serif; color: #333; } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, "Liberation Sans", sans-serif; color: #333; } }
@page broad { size: A4 landscape; margin: 18mm 20mm 20mm; }
:root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --rule: #6b6b6b; --strong: #333; --wash: #fff; --ins: #000; --del: #000; --link: #000; }
* { font-variant-ligatures: none; }
body { font: 12pt/1.38 Arial, "Liberation Sans", Helvetica, sans-serif; }
header, nav, main, footer { max-width: none; padding: 0; }
.cover > * { max-width: none; padding: 0; }
.skip, nav.provisions, .beside, .beside + ul { display: none; }
header.cover { padding: 12mm 0 8mm; border-top: 3mm solid #333; } .cover h1 { break-after: auto; } body:has(> main > section.file:first-child) header.cover { padding: 2mm 0 0; } .cover .kind { margin-top: 6mm; font-size: 14pt; } .cover > :last-child { padding-bottom: 0; }
h1 { font-size: 26pt; line-height: 1.15; margin-bottom: 6mm; }
nav.contents h2 { margin: 6mm 0 2mm; font-size: 14pt; }
nav.contents li { padding: 0.7mm 0; text-indent: 0; break-inside: avoid; } nav.contents li::before { content: none; } nav.contents a { display: flex; justify-content: space-between; gap: 6mm; text-decoration: none; } .page { display: block; min-width: 10mm; text-align: right; }
h2 { font-size: 17pt; line-height: 1.2; margin: 9mm 0 3mm; padding: 0; border: 0; }
h3 { font-size: 13pt; margin: 5mm 0 1.5mm; }
h4, h5, h6 { font-size: 12pt; margin: 4mm 0 1mm; }
h1, h2, h3, h4, h5, h6, caption, .name, dt, .said:has(+ .law), .said:has(+ blockquote) { break-after: avoid; }
h1, h2, h3, h4, h5, h6 { break-inside: avoid; }
section.part { border: 0; margin: 0; } section.part > h2 { margin-top: 9mm; }
main > section.body:first-child > h2, section.annex > h2 { break-before: page; margin-top: 0; }
main > section.file:first-child > h2 { margin-top: 0; }
section[aria-labelledby="matrix"], section[aria-labelledby="recommendations"], body:has(> main > section.file:is([aria-labelledby="matrix"], [aria-labelledby="recommendations"])) { page: broad; }
section[aria-labelledby="matrix"] table { table-layout: fixed; } section[aria-labelledby="matrix"] thead th { width: 17%; } section[aria-labelledby="matrix"] thead th:nth-child(n + 4) { width: 31%; } section[aria-labelledby="matrix"] thead th:nth-child(n + 5) { width: 22%; } section[aria-labelledby="matrix"] thead th:nth-child(3) { width: 13%; }
p { margin: 2mm 0; }
p, li, dd, blockquote, td, th { orphans: 3; widows: 3; }
.gap, .question, .notice, tr, li { break-inside: avoid; }
.running, .prose, .gap, .question, .act, section > dl { max-width: none; }
p.running:has(> .para) { padding-left: 12mm; text-indent: -12mm; } .para { min-width: 12mm; margin: 0; padding-right: 1.5mm; }
dl { margin: 2mm 0; grid-template-columns: 45mm 1fr; } dt, dd { padding: 1mm 3mm 1mm 0; }
.extract { margin: 3mm 0; padding: 0 0 0 4mm; border-left: 1mm solid #6b6b6b; } .question { margin: 3mm 0; border-left-width: 1mm; } blockquote { margin: 2mm 0 3mm; border-left-width: 1mm; padding-left: 4mm; }
table { font-size: 11pt; line-height: 1.35; margin: 2mm 0 6mm; }
caption { font-size: 12pt; padding-bottom: 1.5mm; }
th, td { min-width: 24mm; padding: 1.2mm 1.8mm; border: 1px solid var(--rule); }
td { overflow-wrap: anywhere; } th { overflow-wrap: break-word; }
table.many, .many caption, .many tbody, .many tr, .many th, .many td { display: block; border: 0; padding: 0.5mm 0; } .many thead { display: none; } .many tr { border-bottom: 1px solid var(--rule); padding: 1.5mm 0; } .many td::before { content: attr(data-of) ": "; font-weight: 700; }
.bar { max-width: 75mm; height: 3mm; margin: 1mm 0 0; }
thead { display: table-header-group; } .body table.short, .annex table.short { break-inside: avoid; } .body tbody tr:first-child:not(:last-child), .body tbody tr:nth-last-child(2) { break-after: avoid; } section[aria-labelledby="matrix"] tbody tr:first-child { break-inside: auto; }
thead th { background: #ececec; }
.act { font: 11.5pt/1.35 "Source Serif 4", Georgia, "Times New Roman", "Liberation Serif", serif; }
.law { margin: 1mm 0; padding-left: 11mm; }
.l2 { padding-left: 22mm; } .l3 { padding-left: 33mm; } .l4 { padding-left: 44mm; } .l5, .l6 { padding-left: 55mm; }
.num { min-width: 11mm; margin-left: -11mm; }
.tag, .am { font: 600 8pt Arial, "Liberation Sans", Helvetica, sans-serif; }
.am { font-weight: 400; margin: 0 0.8mm; }
.vh { display: none; }
.vh.tag { display: inline; position: static; width: auto; height: auto; margin: 0; overflow: visible; clip-path: none; white-space: normal; }
.num:has(> :only-child):has(+ ins, + del) > :only-child > .tag ~ .tag, .num:has(> ins:only-child) + ins > .tag:first-child, .num:has(> del:only-child) + del > .tag:first-child { display: none; }
a { text-decoration-thickness: 0.5px; }
.running > li:first-child:not(:last-child) { break-after: avoid; } .running > li:last-child:not(:first-child) { break-before: avoid; } p.running:has(+ blockquote, + table, + ul, + .extract) { break-after: avoid; } .extract > .act > :nth-child(-n + 3) { break-after: avoid; } .question > :last-child { margin-bottom: 2mm; }
footer { margin-top: 8mm; padding-top: 3mm; font-size: 10pt; break-inside: avoid; }
footer p { margin: 1mm 0; overflow-wrap: anywhere; }
</style>`;
