import { expect, test } from 'vitest';
import { liveText } from '../../../../renderer/text/editor/blocks.ts';
import { CaretReporter } from '../../../../renderer/text/editor/caret-reporter.ts';
import { EditorModel } from '../../../../renderer/text/editor/model.ts';
import type { EditorOptions } from '../../../../renderer/text/editor/options.ts';
import type { Destination } from '../../../../renderer/text/editor/rights.ts';
import { another, smallAct } from '../../../support/acts/small-act.ts';

test('tells nothing of a caret among words that an input method has just cancelled', () => {
  const model = new EditorModel(smallAct(), 's1');
  model.receive([{ id: 'A-001', edits: [] }, another()]);
  const destinations: Destination[] = [];
  const rights = { mayRevise: () => true, asksFirst: () => false, outOfScope: () => null };
  const options = { onDestination: (to: Destination) => destinations.push(to) } as unknown as EditorOptions;
  const teller = new CaretReporter(model, rights);
  const block = model.block('s1-2/content');
  if (!block) throw new TypeError('the small Act has no s1-2');
  const { key, pid, field } = block;
  const end = liveText(block).length;
  const caretAt = (offset: number) => ({ key, pid, field, offset, side: 'before' }) as const;
  // The page has two letters more than the text for as long as it takes to read that they were cancelled.
  teller.report(caretAt(end + 2), 'A-001', options);
  expect(destinations).toEqual([]);
  teller.report(caretAt(end), 'A-001', options);
  expect(destinations).toEqual([{ to: 'mine', id: 'A-001' }]);
});
