/** The kinds of edits, in the order of docs/edit-json.md. A test runs each of them. */
export const EDIT_HELP = `EDIT.json is a list of edits, or { "title": "…", "reason": "…", "edits": [ … ] }. An edit is one of:

  { "in": "section 2A(3)(g)", "replace": "watching", "with": "observing" }
  { "in": "section 2A(3)(g)", "after": "spying on", "insert": ", or tracking," }
  { "in": "section 2A(3)(g)", "before": "watching", "insert": "following, " }
  { "in": "section 2A(3)(g)", "omit": "or spying on " }
  { "in": "section 2A(4)", "omit": true }
  { "after": "section 2A(3)(g)", "insertProvision": { "num": "(h)", "text": "…" } }
  { "before": "section 2A(3)(a)", "insertProvision": { "num": "(za)", "text": "…" } }

A provision to insert may also have a "heading", "children" (each one again of this shape) and "wrapUp".
A place must name one provision, and quoted words must stand in it once: otherwise nothing is done.`;
