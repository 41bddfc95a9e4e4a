import type { Instrument } from '../../../core/act/instrument.ts';
import { uneditableContent } from '../../../core/act/shown-only.ts';
import { type Opaque, walk } from '../../../core/act/tree.ts';
import { count } from '../../../core/base/english.ts';
import type { WordAccount } from '../../../core/base/word-account.ts';
import { heldWords } from './held-words.ts';
import { missingWords } from './missing-words.ts';
import type { CountRules } from './rules.ts';
import { sourceWords } from './source-words.ts';

/** The singular and plural of each kind of opaque block. */
const KINDS: Readonly<Record<Opaque['what'], readonly [one: string, more: string]>> = {
  table: ['table', 'tables'],
  formula: ['formula', 'formulae'],
  image: ['picture', 'pictures'],
  form: ['form', 'forms'],
  other: ['other piece', 'other pieces'],
};
const AFTER_LAW: Readonly<Record<string, string>> = {
  explanatoryNote: 'the explanatory note',
  earlierOrders: 'the list of earlier orders',
  otherVersion: 'other versions of provisions',
};

/** The parts of an instrument that are shown but can't be edited, in words. */
function keptWhole({ root, prelims = [] }: Instrument): readonly string[] {
  const keptByKey = new Map<
    string,
    { readonly kind: Opaque['what']; readonly keptText: string | null; many: number }
  >();
  for (const node of walk(root)) {
    if (!node.opaque) continue;
    const { what: kind } = node.opaque;
    const reason = uneditableContent(node);
    const key = `${kind} ${reason}`;
    const group = keptByKey.get(key) ?? { kind, keptText: reason, many: 0 };
    group.many += 1;
    keptByKey.set(key, group);
  }
  const blocks = [...keptByKey.values()].map(({ kind, keptText, many }) =>
    keptText === null
      ? count(many, ...KINDS[kind])
      : `${count(many, ...KINDS[kind])} with ${keptText} in ${many === 1 ? 'it' : 'them'}`,
  );
  const after = Object.entries(AFTER_LAW).filter(([name]) => prelims.some((prelim) => prelim.name === name));
  return [...blocks, ...after.map(([, words]) => words)];
}

/** Compares the words of an Act's file with the words read from it, by the rules of the format. */
export function accountOf(xml: string, instrument: Instrument, rules: CountRules): WordAccount {
  const { words: source, titles } = sourceWords(xml, rules);
  const wordsHeld = heldWords(instrument, titles);
  const { missing: lostWords, doubled } = missingWords(source, wordsHeld);
  return {
    source: source.length,
    held: wordsHeld.length,
    lost: [...lostWords],
    doubled: [...doubled],
    keptWhole: [...keptWhole(instrument)],
  };
}
