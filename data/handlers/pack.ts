import { refuse } from '../../core/result.ts';
import type { Handler } from './context.ts';

export const exportReview: Handler<'pack.export'> = async () =>
  refuse('unsupported', 'This Keeling cannot export a pack yet. Nothing was written.');
