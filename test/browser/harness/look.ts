import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { asAmendedOf, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { type Block, liveText } from '../../../renderer/text/editor/blocks.ts';
import type { SectionController } from '../../../renderer/text/editor/controller.ts';
import { $blockNodes, $selectedSpan, $textOnPage } from '../../../renderer/text/editor/lexical-tree.ts';

/** What is on screen in one block, with `[-struck-]` and `{+inserted+}` marks. */
export interface Seen {
  readonly key: string;
  readonly label: string;
  readonly marked: string;
  readonly live: string;
}

const elementOf = (key: string) => {
  const [pid, field] = key.split('/');
  return document.querySelector(`.ed-line[data-pid="${pid}"][data-field="${field}"]`);
};

function seen(key: string): Seen {
  const line = elementOf(key);
  const body = line?.firstElementChild;
  const text = (of: Element) => of.textContent ?? '';
  const all = [...(body?.children ?? [])].filter(({ tagName }) => tagName !== 'BR');
  const marked = all.map((one) => {
    if (one.tagName === 'DEL') return `[-${text(one)}-]`;
    return one.querySelector('[data-inserted]') ? `{+${text(one)}+}` : text(one);
  });
  const live = all.filter(({ tagName }) => tagName !== 'DEL').map(text);
  return { key, label: line?.getAttribute('data-label') ?? '', marked: marked.join(''), live: live.join('') };
}

export function lookAt(controller: SectionController) {
  const span = controller.editor.getEditorState().read($selectedSpan);
  return {
    blocks: controller.model.blocks.map(({ key }) => seen(key)),
    span,
    side: controller.selection.side,
  };
}

const markedOf = ({ liveRuns, struckAtEnd }: Block) =>
  liveRuns
    .map(({ text, am, struckBefore }) => {
      const struck = struckBefore.map((one) => one.text).join('');
      return `${struck ? `[-${struck}-]` : ''}${am === null ? text : `{+${text}+}`}`;
    })
    .join('') + (struckAtEnd.length > 0 ? `[-${struckAtEnd.map((one) => one.text).join('')}-]` : '');

/** Everything that must hold after every key; empty when it does. */
export function problems(controller: SectionController, root: Provision): readonly string[] {
  const found: string[] = [];
  const { model } = controller;
  const drawn = redline(root, model.selection());
  if (JSON.stringify(originalOf(drawn)) !== JSON.stringify(root))
    found.push('kept + deleted is not the base');
  const amended = indexTree(asAmendedOf(drawn)).byPid;
  const written = controller.editor.getEditorState().read(() => {
    return new Map([...$blockNodes()].map(([key, node]) => [key, $textOnPage(node)]));
  });
  const onScreen = document.querySelectorAll('.ed-line').length;
  if (onScreen !== model.blocks.length)
    found.push(`${onScreen} blocks on screen, ${model.blocks.length} in the model`);
  for (const block of model.blocks) {
    const live = liveText(block);
    const screen = seen(block.key);
    const say = (what: string, got: string | undefined, wanted = live) =>
      found.push(`${block.key}: ${what} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    if (written.get(block.key) !== live) say('Lexical', written.get(block.key));
    if (screen.live !== live) say('the screen', screen.live);
    if (screen.marked !== markedOf(block)) say('the marks', screen.marked, markedOf(block));
    const provision = amended.get(block.pid);
    if (block.changeStatus.state !== 'deleted' && provision?.[block.field] !== live) {
      say('as amended', provision?.[block.field]);
    }
  }
  return found;
}

const APART = '.label, .hidden-words, .tags, .note-mark, del';

export interface Standing {
  readonly word: string;
  readonly left: number;
  readonly top: number;
}

/** Every word of the law in an element with where it stands, to the pixel. */
export function wordsIn(element: Element, line: string): readonly Standing[] {
  const found: Standing[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    const parent = text.parentElement;
    if (!parent?.closest(line) || parent.closest(APART)) continue;
    for (const word of text.data.matchAll(/[^\s“”]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const { left, top } = range.getBoundingClientRect();
      found.push({ word: word[0], left: Math.round(left), top: Math.round(top) });
    }
  }
  return found;
}
