import { access } from 'node:fs/promises';
import { reviewNames } from './reviews.ts';
import { settingsFile } from './settings.ts';

/** Whether nobody has used Keeling here before: there are no settings and no reviews. */
export async function isFirstStart(folder: string, dataFolder: string): Promise<boolean> {
  const reviews = await reviewNames(folder);
  const hasSettings = await access(settingsFile(dataFolder)).then(
    () => true,
    () => false,
  );
  return reviews.length === 0 && !hasSettings;
}
