import type { Status } from '../../../../core/act/tree.ts';
import type { MarkedText } from '../../../support/acts/actText.ts';
import { readReference } from '../../support.ts';

/** What one pair of square brackets, or one row of three dots, stood round in the reference. */
export interface Mark {
  readonly mark: string;
  /** Characters other than white space before it in its section. */
  readonly at: number;
  readonly words: string;
}

export interface ReferenceSection extends MarkedText {
  readonly num: string;
  readonly heading: string;
  readonly extent: string;
  readonly marks: readonly Mark[];
  /** Its text again, one space between words. */
  readonly spaced: string;
}

interface RawSection {
  readonly num: string;
  readonly heading: string;
  readonly extent: string;
  readonly parts: readonly { readonly status: Status; readonly text: string }[];
}

export interface ReferenceAct {
  readonly front: {
    readonly title: string;
    readonly uri: string;
    readonly royalAssent: string;
    readonly longTitle: string;
    readonly dateOfEnactment: string;
    readonly enactingText: string;
    readonly crossheadings: readonly { readonly title: string; readonly sections: string }[];
  };
  readonly sections: readonly ReferenceSection[];
}

/** In reading order: a mark that opens or closes, a description in place of words, a row of dots, or one character. */
const TOKEN =
  /(?<missing>\[as enacted:[^\]]*\])|\[(?<open>F\d+)?|(?<close>\])|(?<omitted>F\d+)\.\.\.|(?<dots>(?:\. ){3,}\.)|(?<space>\s)|(?<char>\S)/gu;

function readSection(raw: RawSection): ReferenceSection {
  let text = '';
  let spaced = '';
  const statuses: Status[] = [];
  const marks: Mark[] = [];
  const open: { mark: string; at: number }[] = [];
  for (const part of raw.parts) {
    // A part may begin in the middle of a word: then, and only then, no white space comes between the two.
    if (!/[a-z]$/.test(spaced) || !/^[a-z]/.test(part.text)) spaced += ' ';
    for (const { groups = {} } of part.text.matchAll(TOKEN)) {
      if (groups.char !== undefined) {
        text += groups.char;
        spaced += groups.char;
        statuses.push(part.status);
      } else if (groups.close !== undefined) {
        const opened = open.pop();
        if (!opened) throw new Error(`A bracket closes that did not open in section ${raw.num}`);
        marks.push({ ...opened, words: text.slice(opened.at) });
      } else if (groups.omitted !== undefined) {
        marks.push({ mark: groups.omitted, at: text.length, words: '' });
      } else if (groups.space !== undefined) {
        spaced += ' ';
      } else if (!groups.missing && !groups.dots) {
        open.push({ mark: groups.open ?? '', at: text.length });
      }
    }
  }
  return { ...raw, text, statuses, marks, spaced: spaced.replace(/ +/g, ' ').trim() };
}

export function readReferenceAct(file: string): ReferenceAct {
  const raw = JSON.parse(readReference('act', file).toString('utf8')) as Omit<ReferenceAct, 'sections'> & {
    sections: readonly RawSection[];
  };
  return { front: raw.front, sections: raw.sections.map(readSection) };
}
