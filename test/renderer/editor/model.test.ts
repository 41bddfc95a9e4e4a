import { describe, expect, it } from 'vitest';
import { EditorModel, UNCLAIMED } from '../../../renderer/editor/model.ts';
import { currentAct, stalkingExamples } from '../../support/review.ts';

describe('words typed before there is an amendment', () => {
  const act = currentAct();
  const examples = stalkingExamples(act);
  const first = examples.children[0]?.pid ?? '';
  const typed = () => {
    const model = new EditorModel(act, act.children.find(({ num }) => num === '2A') ?? act);
    model.receive([]);
    model.type(`${first}/content`, UNCLAIMED, { at: 9, remove: 0, insert: ' closely' }, 'before', () => true);
    return model;
  };

  it('stay when the one started for them comes in, first empty and then as saved', () => {
    const model = typed();
    const claimed = model.claim('A-001');
    expect(claimed?.after).toMatchObject([{ pid: first, insert: ' closely' }]);
    model.receive([{ id: 'A-001', edits: [] }]);
    expect(model.edits.get('A-001')).toEqual(claimed?.after);
    model.reported(model.unreported());
    model.receive([{ id: 'A-001', edits: claimed?.after ?? [] }]);
    expect(model.edits.get('A-001')).toEqual(claimed?.after);
  });

  it('stay when it comes in before it takes them', () => {
    const model = typed();
    model.receive([{ id: 'A-001', edits: [] }]);
    const claimed = model.claim('A-001');
    expect(model.edits.get('A-001')).toEqual(claimed?.after);
    model.receive([{ id: 'A-001', edits: [] }]);
    expect(model.edits.get('A-001')).toEqual(claimed?.after);
  });
});
