import { count } from '../../../core/base/english.ts';
import type { KeelingSchedule, KeelingSource } from '../../../core/pack/keeling.ts';
import { type Markup, markup } from '../markup.ts';
import { actContents, actOf } from './act.ts';
import { table } from './lists.ts';
import { CONTENT_POLICY, STYLE } from './style.ts';

const idOf = (at: number): string => `source-${at + 1}`;

function changesTable({ sources }: KeelingSchedule): Markup {
  return table(
    'Every amendment, what it does, and what it says',
    ['Source', 'Effect', 'Status', 'Where', 'Change in words', 'The amending words'],
    sources.map(({ cite, effect, status, reason, changes, words }, at) => [
      markup`<span id="${idOf(at)}">${cite}</span>`,
      effect,
      reason === '' ? status : `${status}: ${reason}`,
      changes.map(({ place }) => place).join('\n') || 'Nowhere',
      changes.map((change) => change.words).join('\n') || 'None',
      words,
    ]),
  );
}

const notShown = (sources: readonly KeelingSource[]): Markup =>
  sources.length === 0
    ? markup`<p>Every amendment of this Act is shown.</p>`
    : table(
        'Amendments of this Act that are not shown, and why',
        ['Source', 'The amending words', 'Why it is not shown'],
        sources.map(({ cite, words, reason }) => [cite, words, reason]),
      );

/**
 * Writes a Keeling schedule as one accessible page that loads nothing. Insertions are bold and underlined; omissions
 * are struck through and bracketed with a word. Each change has a link to its source. Colour alone never carries
 * meaning (drafting-conventions.md §4.3 R4.8).
 */
export function keelingHtmlOf(schedule: KeelingSchedule): string {
  const { title, cover, instrument, outline, reliance, lines, sources, generator } = schedule;
  const names = new Map(sources.map(({ id, cite }, at) => [id, { id: idOf(at), words: cite }]));
  const nameOf = (am: string) => names.get(am) ?? { id: am, words: am };
  // This page has no section on the status of the text, so no links to it are written.
  const act = actOf(lines, { prefix: 'k', outline, reliance: [], nameOf });
  return markup`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"/><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}"/><meta name="generator" content="${generator}"/>${STYLE}</head>
<body><a class="skip" href="#act">Skip to the Act</a>
<header><h1>${title}</h1></header>
<main><section class="notice" aria-labelledby="about"><h2 id="about">About this schedule</h2><ul>${cover.map(
    (line) => markup`<li>${line}</li>`,
  )}${reliance.length > 0 && markup`<li>${count(reliance.length, 'part')} of the base text ${reliance.length === 1 ? 'needs' : 'need'} checking before you rely on ${reliance.length === 1 ? 'it' : 'them'}.</li>`}</ul></section>
<section aria-labelledby="act"><h2 id="act">The Act with its changes</h2>
${actContents(outline, 'k', true)}<div class="act">${act}</div></section>
<section aria-labelledby="changes"><h2 id="changes">Amendments</h2>${changesTable(schedule)}</section>
<section aria-labelledby="not-shown"><h2 id="not-shown">Not shown</h2>${notShown(schedule.notApplied)}</section></main>
<footer><p>${instrument.licence}. Made by ${generator}. Not an official version.</p></footer>
</body></html>
`.toString();
}
