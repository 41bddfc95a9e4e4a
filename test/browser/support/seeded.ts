import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReview } from '../../../data/session/create-review.ts';
import { mustOpen, testDeps } from '../../support/reviews/review.ts';
import { seedReview } from '../../support/reviews/seed.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../support/windows/workbench.ts';

/** A window with a review in it, which is kept for as long as the window is open. */
export interface ReviewWindow extends Workbench {
  readonly file: string;
}

type Options = Omit<WorkbenchOptions, 'file'>;
type Make = (path: string) => Promise<unknown>;

/** The review of each maker, made once in a worker: to write a copy takes less than to make it anew for every window. */
const made = new Map<Make, Buffer>();

async function writeReview(make: Make, file: string): Promise<void> {
  const before = made.get(make);
  if (before) return writeFileSync(file, before);
  await make(file);
  made.set(make, readFileSync(file));
}

/** A window with the review that `make` writes, and closes, at a path; what there is of the Act can be seen. */
export async function openMade(make: Make, options: Options = {}): Promise<ReviewWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-made-'));
  const file = join(folder, 'review.keeling');
  await writeReview(make, file);
  const workbench = await openWorkbench({ ...options, file });
  await workbench.page.getByRole('article').waitFor();
  return {
    ...workbench,
    file,
    close: async () => {
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The title of the review of `openNew`. */
export const NEW_TITLE = 'A new review';

const makeNew = async (path: string): Promise<void> => {
  const given = { title: NEW_TITLE, act: 'ukpga/1997/40', at: 'current' };
  await mustOpen(await createReview(path, given, testDeps())).close();
};

/** A window with a review of the Act as in force, in which nothing was done yet. */
export const openNew = (options: Options = {}): Promise<ReviewWindow> => openMade(makeNew, options);

/** A window with a review in it that has something of everything. */
export const openSeeded = (options: Options = {}): Promise<ReviewWindow> => openMade(seedReview, options);
