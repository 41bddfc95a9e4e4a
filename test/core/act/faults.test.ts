import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../core/act/faults.ts';
import type { EditorialNote, Instrument } from '../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../core/act/tree.ts';

const holding = (section: Partial<Provision>, note: Partial<EditorialNote> = {}): Instrument => ({
  id: 'ukpga/2000/1',
  version: 'current',
  title: 'Example Act 2000',
  number: '2000 c. 1',
  uri: '',
  date: '2000-01-01',
  dateOfEnactment: '[1st January 2000]',
  description: '',
  licence: '',
  statusKey: { verified: '', derived: '', unverified: '' },
  commencement: '',
  root: provision({
    pid: 'act',
    kind: 'act',
    children: [provision({ pid: '1', kind: 'section', content: 'words', ...section })],
  }),
  notes: [{ id: 'n', mark: 'F1', type: 'F', pid: '1', effect: 'inserted', ...note }],
  outstanding: [],
});

describe('faultsOf', () => {
  it.each<[string, Instrument]>([
    ['a note on a whole provision', holding({})],
    ['a note on words', holding({}, { field: 'content', from: 0, to: 5 })],
    ['a note on a place', holding({}, { field: 'content', from: 5, to: 5 })],
    ['a note on a field', holding({}, { field: 'heading' })],
    ['words not held', holding({ content: '', missing: true })],
  ])('finds none in %s', (_, instrument) => expect(faultsOf(instrument)).toEqual([]));

  it.each<[string, Instrument]>([
    ['used twice', holding({ pid: 'act' }, { pid: 'act' })],
    ['not there', holding({}, { field: 'content', from: 0, to: 6 })],
    ['not there', holding({}, { field: 'content', from: 3, to: 2 })],
    ['not there', holding({}, { field: 'content', from: 3 })],
    ['not there', holding({}, { from: 0, to: 0 })],
    ['not there', holding({}, { pid: '2' })],
    ['outside its text', holding({ spans: [{ field: 'content', from: 4, to: 6, status: 'derived' }] })],
    ['not held', holding({ missing: true })],
  ])('says what is %s', (fault, instrument) => {
    expect(faultsOf(instrument)).toEqual([expect.stringContaining(fault)]);
  });
});
