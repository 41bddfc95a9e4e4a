import type { Page } from 'playwright-core';
import type { Words } from './composed.ts';

/** What is drawn of a section, or of a heading over some. */
export interface ShownUnit {
  readonly pid: string;
  /** Far from what is in view: nothing of it is drawn. */
  readonly isFar: boolean;
  readonly words: readonly Words[];
}

/**
 * Reads off the page what a person sees of the Act, with its marks: underlined, struck, or neither. In an open section
 * numbers and quotation marks are printed by the stylesheet, out of attributes.
 */
export const readShown = (page: Page): Promise<readonly ShownUnit[]> =>
  page.evaluate(() => {
    const SEEN_BY_NOBODY = '.hidden-words, .tags, .note-mark';
    const units: { pid: string; isFar: boolean; words: { mark: Words['mark']; text: string }[] }[] = [];
    const read = (line: Element, add: (mark: Words['mark'], text: string) => void) => {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const round = text.parentElement;
        if (!round || round.closest(SEEN_BY_NOBODY)) continue;
        // The space that sets a number off from its words.
        if (round.matches('.label')) continue;
        const mark = round.closest('del') ? 'struck' : round.closest('ins') ? 'inserted' : 'kept';
        add(mark, text.nodeValue ?? '');
      }
    };
    const readTyped = (line: HTMLElement, add: (mark: Words['mark'], text: string) => void) => {
      const { fate, label, labelWas } = line.dataset;
      if (label) {
        if (labelWas) add('struck', labelWas);
        add(labelWas || fate === 'inserted' ? 'inserted' : fate === 'deleted' ? 'struck' : 'kept', label);
      }
      const body = line.querySelector<HTMLElement>('.ed-words');
      if (!body) return add('kept', line.textContent ?? '');
      for (const part of body.childNodes) {
        const isStruck = part instanceof HTMLElement && part.matches('del');
        const isPutIn = part instanceof HTMLElement && part.querySelector('[data-inserted]') !== null;
        add(isStruck ? 'struck' : isPutIn ? 'inserted' : 'kept', part.textContent ?? '');
      }
    };
    for (const unit of document.querySelectorAll<HTMLElement>('article [data-unit]')) {
      const words: { mark: Words['mark']; text: string }[] = [];
      const add = (mark: Words['mark'], text: string) => {
        if (text) words.push({ mark, text });
      };
      for (const line of unit.querySelectorAll<HTMLElement>('.line, .ed-line'))
        if (line.closest('[data-unit]') === unit)
          line.matches('.ed-line') ? readTyped(line, add) : read(line, add);
      units.push({ pid: unit.dataset.unit ?? '', isFar: unit.matches('.far'), words });
    }
    return units;
  });
