import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedReview } from '../../support/seed.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../support/workbench.ts';

/** A window with a review in it that has something of everything, kept for as long as the window is open. */
export async function openSeeded(options: Omit<WorkbenchOptions, 'file'> = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-seeded-'));
  const file = join(folder, 'review.keeling');
  await seedReview(file);
  const workbench = await openWorkbench({ ...options, file });
  return {
    ...workbench,
    close: async () => {
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
