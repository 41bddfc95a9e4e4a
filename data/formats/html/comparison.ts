import type { Account, ComparedLine } from '../../../core/compare/account.ts';
import { CHANGE_CLASSES } from '../../../core/compare/classes.ts';
import type { OutlineEntry } from '../../../core/pack/outline.ts';
import type { Reliance } from '../../../core/pack/reliance.ts';
import { type Markup, markup } from '../markup.ts';
import { actOf, headingId } from './act.ts';
import { CONTENT_POLICY, STYLE } from './style.ts';

const PREFIX = 't';

const textOf = ({ label, body }: ComparedLine): string =>
  [...label, ...body].flatMap(({ runs }) => runs.map(({ text }) => text)).join('');

/** The headings of the text, except those inside quotations, for the page's headings and contents. */
function outlineOf(lines: readonly ComparedLine[]): readonly OutlineEntry[] {
  return lines.flatMap(({ role, pid, kind, level, label, body, changeStatus }) => {
    if (role !== 'heading' || level > 0 || (changeStatus.state === 'deleted' && changeStatus.moved))
      return [];
    const runs = (lineParts: ComparedLine['body']) =>
      lineParts.flatMap((piece) =>
        piece.runs.map(({ text, kind: what }) => (what === 'deleted' ? '' : text)),
      );
    const depth = kind === 'act' ? 0 : 1;
    const changed = [...label, ...body].some((piece) => piece.runs.some((run) => run.kind !== 'kept'));
    const [num, heading] = [runs(label).join(''), runs(body).join('')];
    return [{ pid, kind, depth, num, heading, extent: '', changed, changeStatus: changeStatus.state }];
  });
}

function relianceOf(lines: readonly ComparedLine[]): readonly Reliance[] {
  return lines.flatMap((line) => {
    const { pid, doubt } = line;
    if (!doubt) return [];
    const doubtWords = [doubt.before && `before: ${doubt.before}`, doubt.after && `after: ${doubt.after}`];
    const all = [doubt.before, doubt.after];
    return [
      {
        pid,
        cite: textOf(line).slice(0, 80),
        status: all.includes('unverified') || all.includes('not available') ? 'unverified' : 'derived',
        meaning: doubtWords.filter(Boolean).join(', '),
        words: [],
        missing: all.includes('not available'),
        remark: '',
        sources: [],
        versionDate: '',
      },
    ];
  });
}

const sideOf = (name: string, { title, description, licence, remarks }: Account['before']): Markup =>
  markup`<dt>${name}</dt><dd>${title}. ${description}. ${licence}.${remarks.map((remark) => markup`<br/>${remark}`)}</dd>`;

/**
 * Writes a comparison as one accessible page that loads nothing: its differences in words, and both texts as one
 * marked-up text. It says that it isn't official.
 */
export function comparisonPage(account: Account): string {
  const { before, after, lines, differences, counts } = account;
  const outline = outlineOf(lines);
  const reliance = relianceOf(lines);
  const titles = before.title === after.title ? before.title : `${before.title} and ${after.title}`;
  const title = `${titles}, compared`;
  const countWords = CHANGE_CLASSES.filter((each) => counts[each] > 0).map(
    (each) => `${counts[each]} ${each}`,
  );
  return markup`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"/><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}"/>${STYLE}</head>
<body><a class="skip" href="#main">Skip to the main content</a>
<header><h1>${title}</h1></header>
<nav aria-label="Contents"><h2>Contents</h2><ul><li><a href="#differences">Differences</a></li><li><a href="#text">Both texts, marked up</a></li>${reliance.length > 0 && markup`<li><a href="#status">Status of the text</a></li>`}</ul></nav>
<main id="main"><section class="notice" aria-labelledby="about"><h2 id="about">About this document</h2><dl>${sideOf('Before', before)}${sideOf('After', after)}</dl><p>Not an official version.</p></section>
<section aria-labelledby="differences"><h2 id="differences">Differences</h2>
<p>${countWords.length > 0 ? `${countWords.join(', ')}.` : 'The two texts are the same.'}</p>
<ol>${differences.map(
    ({ key, class: of, words }) => markup`<li id="${key}">${words} <span class="said">(${of})</span></li>
`,
  )}</ol></section>
<section aria-labelledby="text"><h2 id="text">Both texts, marked up</h2>
<nav class="provisions" aria-label="Provisions"><ul>${outline.map(
    ({ num, heading, changed }, at) =>
      markup`<li><a href="#${headingId(PREFIX, at)}">${[num, heading].filter(Boolean).join(' ') || 'No heading'}</a>${changed && ' (changed)'}</li>`,
  )}</ul></nav>
<div class="act">${actOf(lines, { prefix: PREFIX, outline, reliance })}</div></section>
${
  reliance.length > 0 &&
  markup`<section aria-labelledby="status"><h2 id="status">Status of the text</h2><ul>${reliance.map(
    ({ cite, meaning }, at) => markup`<li id="r-${at + 1}">${meaning}: ${cite}…</li>
`,
  )}</ul></section>`
}</main>
<footer><p>${before.licence}.</p></footer>
</body></html>
`.toString();
}
