import type { Page } from 'playwright-core';

/** What a page did that it must not: complaints, and what it asked of anybody but its own host. */
export interface Watched {
  readonly complaints: readonly string[];
  readonly foreign: readonly string[];
}

/** Listens from now on; a page that is loaded again is still listened to. */
export function watch(page: Page): Watched {
  const complaints: string[] = [];
  const foreign: string[] = [];
  const { protocol, host } = new URL(page.url());
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`A dialog of the browser’s: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const asked = new URL(request.url());
    const own = asked.protocol === protocol && asked.host === host;
    if (!own && asked.protocol !== 'data:' && asked.protocol !== 'blob:') foreign.push(request.url());
  });
  return { complaints, foreign };
}
