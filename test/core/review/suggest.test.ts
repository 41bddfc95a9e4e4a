import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { acceptSuggestion, amendmentForSuggestion } from '../../../core/review/suggest.ts';
import { selectedWords } from '../../../core/review/thread-words.ts';
import { wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { must } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { act, anchored, sources, typed } from './repeated-words.ts';

const root = act();
type Draft = ReturnType<typeof typed>;
const live = (draft: Draft): string =>
  sources(root, draft)
    .map(({ text, kind }) => (kind === 'deleted' ? '' : text))
    .join('');

/** A draft with a suggestion for some of its words taken. */
function taken(
  draft: Draft,
  words: Parameters<typeof wordsInDraft>[2],
  insert: string,
  amendmentId: string,
): Draft {
  const { words: passage } = wordsInDraft(root, 's1', words, draft);
  const changes = must(
    acceptSuggestion({ root, words: passage, quote: words.quote, insert, amendments: draft, amendmentId }),
  );
  const all = draft.some(({ id }) => id === amendmentId) ? draft : [...draft, { id: amendmentId, edits: [] }];
  return all.map(({ id, edits }) => ({ id, edits: [...(changes.get(id) ?? edits)] }));
}

describe('a suggestion', () => {
  it('changes only the words that differ, in whole words', () => {
    const after = taken([], anchored(root, [], 'must not do'), 'may not do', 'A-001');
    expect(after).toMatchObject([{ edits: [{ from: 9, to: 13, insert: 'may' }] }]);
  });

  it('revises the amendment whose words it is about, and leaves the rest to the one it is taken into', () => {
    const draft = typed(root, [], 'A-001', 9, 4, 'shall');
    const words = anchored(root, draft, 'shall not');
    const states = draft.map((each) => ({ ...each, state: 'draft' as const }));
    expect(amendmentForSuggestion(words.held ?? [], 'provision:s1', states)).toBe('A-001');
    const after = taken(draft, words, 'may never', 'A-001');
    expect(after).toHaveLength(1);
    expect(live(after)).toContain('A person may never do what');
  });

  it('is for a new amendment where none that is open touches the words', () => {
    const draft = typed(root, [], 'A-001', 9, 4, 'shall').map((each) => ({
      ...each,
      state: 'agreed' as const,
    }));
    expect(
      amendmentForSuggestion(anchored(root, draft, 'unless').held ?? [], 'provision:s1', draft),
    ).toBeNull();
  });

  it('is refused where the words read otherwise by now', () => {
    const words = anchored(root, [], 'unless a person may');
    const draft = typed(root, [], 'A-001', 56, 1, 'any');
    const { words: passage } = wordsInDraft(root, 's1', words, draft);
    const suggestion = {
      root,
      words: passage,
      quote: words.quote,
      insert: 'x',
      amendments: draft,
      amendmentId: 'A-002',
    };
    expect(acceptSuggestion(suggestion)).toMatchObject({ ok: false, error: { kind: 'clash' } });
  });

  it('is for a comma where that was chosen together with a space that is struck', () => {
    const draft = typed(root, [], 'A-001', 36, 8, ', and');
    const words = anchored(root, draft, ' ,');
    expect(words).toMatchObject({ quote: ',', from: 36, prefix: expect.stringMatching(/person m$/) });
    expect(live(taken(draft, words, ';', 'A-001'))).toContain('a person m; anddo, unless');
  });

  it('puts its words where those were and changes nothing else, in every draft', () => {
    const put = fc.constantFrom('', 'a ', 'must ', 'person', ', and');
    const stroke = fc.record({ am: fc.constantFrom('A-001', 'A-002'), at: fc.nat(), cut: fc.nat(9), put });
    const insert = fc.constantFrom('', 'a person', 'must', 'what a person may do', 'x');
    fc.assert(
      fc.property(
        fc.array(stroke, { maxLength: 5 }),
        fc.nat(),
        fc.nat(20),
        insert,
        (strokes, from, length, put) => {
          const draft = strokes.reduce<Draft>((before, one) => {
            const size = live(before).length;
            const at = one.at % (size + 1);
            return typed(root, before, one.am, at, Math.min(one.cut, size - at), one.put);
          }, []);
          const all = sources(root, draft);
          const size = all.reduce((n, { text }) => n + text.length, 0);
          const start = from % (size + 1);
          const chosen = selectedWords([{ sources: all, from: start, to: Math.min(size, start + length) }]);
          if (!chosen?.words.held) return;
          const { words } = chosen;
          const text = live(draft);
          const { words: passage } = wordsInDraft(root, 's1', words, draft);
          const answer = acceptSuggestion({
            root,
            words: passage,
            quote: words.quote,
            insert: put,
            amendments: draft,
            amendmentId: 'A-003',
          });
          // Words that are struck, or have others between them, don't stand as they were read.
          if (!answer.ok) {
            expect(answer.error.kind).toBe('clash');
            return;
          }
          const after = taken(draft, words, put, 'A-003');
          const at = words.from;
          expect(live(after)).toBe(text.slice(0, at) + put + text.slice(at + words.quote.length));
          expect(originalOf(redline(root, after))).toEqual(root);
        },
      ),
      { numRuns: amount(150, 20_000) },
    );
  });
});
