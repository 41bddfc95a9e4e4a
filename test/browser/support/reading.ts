import type { Page } from 'playwright-core';

/** What was said last of undoing or redoing: in the open section, or by the window. */
export const readSaid = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const status = document.querySelector('.ed-frame [role=status]');
    const notices = [...document.querySelectorAll('.notice.done p')];
    return status?.textContent || (notices.at(-1)?.textContent ?? '');
  });

/** The two texts of the marked-up page, all spaces and quotation marks left out. */
export interface Reading {
  /**
   * Kept and deleted words of every line that is in the original, without numbers: an open section shows a number only
   * as it would read.
   */
  readonly original: string;
  /** Kept and inserted words, with their numbers. */
  readonly amended: string;
}

export const bare = (text: string): string => text.replace(/[\s“”]+/g, '');

/** Reads both texts off the page as it stands, whether a section is open for typing or not. */
export async function readPage(page: Page): Promise<Reading> {
  const { original, amended } = await page.evaluate(() => {
    let original = '';
    let amended = '';
    const words = (line: Element) => {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const round = text.parentElement;
        if (!round || round.closest('.hidden-words, .tags, .note-mark')) continue;
        if (!round.closest('del')) amended += text.nodeValue;
        if (!round.closest('ins, .label, .inserted')) original += text.nodeValue;
      }
    };
    const typed = (line: HTMLElement) => {
      const body = line.firstElementChild as HTMLElement;
      const { fate, label = '' } = line.dataset;
      if (fate !== 'deleted') amended += label;
      const was = (words: string | undefined) => {
        if (fate !== 'inserted') original += words ?? '';
      };
      for (const run of body.querySelectorAll<HTMLElement>(':scope > span, :scope > del')) {
        const text = run.textContent ?? '';
        if (!run.matches('del')) amended += text;
        if (!run.querySelector('[data-inserted]')) was(text);
      }
    };
    for (const line of document.querySelectorAll<HTMLElement>('article .line, article .ed-line'))
      line.matches('.ed-line') ? typed(line) : words(line);
    return { original, amended };
  });
  return { original: bare(original), amended: bare(amended) };
}

/** Where one text first differs from another, with what is round it; empty where they are the same. */
export function difference(is: string, wanted: string): string {
  if (is === wanted) return '';
  let at = 0;
  while (is[at] === wanted[at]) at++;
  const round = (text: string) => text.slice(Math.max(0, at - 60), at + 90);
  return `…${round(is)}… where it should be …${round(wanted)}…`;
}
