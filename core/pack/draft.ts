import type { PackModel } from './model.ts';

/** The mark on every page of a draft. */
export const DRAFT = 'DRAFT';

/** A pack marked as a draft in its title, which all of its files repeat. */
export const asDraft = (model: PackModel): PackModel => ({
  ...model,
  isDraft: true,
  document: { ...model.document, title: `${DRAFT}: ${model.document.title}` },
});
