import type { PackModel } from './model.ts';

/** What a draft says of itself on every page. */
export const DRAFT = 'DRAFT';

/** A pack as a draft: it says so in its title, from which all of its files take theirs. */
export const asDraft = (model: PackModel): PackModel => ({
  ...model,
  isDraft: true,
  document: { ...model.document, title: `${DRAFT}: ${model.document.title}` },
});
