import { diffWordsWithSpace } from 'diff';
import { diff_match_patch } from 'diff-match-patch';
import { it } from 'vitest';
import { plainText } from '../../../core/amend/redline/lines.ts';
import { compare } from '../../../core/compare/compare.ts';
import { medianOf, medianUnless } from '../measure.ts';
import { record } from '../record.ts';
import { another, wordsChanged } from '../support.ts';
import { CASES } from './inputs.ts';

/** How long another may take over one comparison, in seconds. */
const LIMIT = 12;

const CHANGED = CASES.filter(({ amendments }) => amendments > 0);

const KINDS = [
  { what: 'two texts, word by word', with: 'words changed', changed: wordsChanged },
  { what: 'the same, with a section left out and one moved', with: 'a section moved, too', changed: another },
] as const;

const inputs = CHANGED.flatMap((input) => KINDS.map((kind) => ({ ...input, ...kind })));

it.each(inputs)('compares $title: $with', async ({ name, instrument, amendments, what, changed }) => {
  const { root } = instrument;
  // Nothing is shared with the first text, as if both had just been read from files; and no identities tell what is what.
  const other = structuredClone(changed(root, amendments));
  const [before, after] = [plainText(root), plainText(other)];
  const row = { topic: 'compare', input: name, amendments, unit: 'ms', limit: LIMIT, what } as const;
  const ours = await medianOf(() => compare(root, other, { identity: 'none' }));
  const words = await medianUnless(
    () => diffWordsWithSpace(before, after, { timeout: LIMIT * 1000 }) !== undefined,
  );
  record({ ...row, ours, peer: 'jsdiff, the whole text in words', theirs: words });
  const engine = new diff_match_patch();
  engine.Diff_Timeout = LIMIT;
  const characters = await medianOf(() => engine.diff_main(before, after));
  // It gives up by answering with less than it could find.
  const theirs = characters < LIMIT * 1000 ? characters : null;
  record({ ...row, ours, peer: 'diff-match-patch, the whole text in characters', theirs });
});
