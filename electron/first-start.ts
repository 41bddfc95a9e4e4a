import { access } from 'node:fs/promises';
import { reviewNames } from './reviews.ts';
import { settingsFile } from './settings.ts';

/** Whether nobody has used Keeling here: nobody has said who they are, and there is no review. */
export async function isFirstStart(folder: string, dataFolder: string): Promise<boolean> {
  const reviews = await reviewNames(folder);
  const isKnown = await access(settingsFile(dataFolder)).then(
    () => true,
    () => false,
  );
  return reviews.length === 0 && !isKnown;
}
