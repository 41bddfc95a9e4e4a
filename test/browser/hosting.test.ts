import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';

/** Holds in every host: run with KEELING_HOST=electron, these are Electron's tests too. */
describe.skipIf(whyNoWorkbench() !== null)('the hosted window', () => {
  let workbench: Workbench;
  const complaints: string[] = [];

  beforeEach(async () => {
    workbench = await openWorkbench();
    complaints.length = 0;
    workbench.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    workbench.page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(() => workbench.close());

  const createReview = async () => {
    await workbench.page.getByLabel('Name of the review').fill('Stalking');
    await workbench.page.getByRole('button', { name: 'Start the review' }).click();
    await workbench.page.getByText('Offence of stalking').first().waitFor();
  };

  it('is quiet: no error, nothing that the policy had to block', async () => {
    await workbench.page.reload();
    await workbench.page.getByRole('heading', { name: 'Keeling', exact: true }).waitFor();
    await createReview();
    expect(complaints).toEqual([]);
  });

  it('asks for nothing but its own files and calls', async () => {
    const origin = await workbench.page.evaluate(() => location.origin);
    const foreign: string[] = [];
    workbench.page.on('request', (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
        foreign.push(request.url());
    });
    await workbench.page.reload();
    await createReview();
    expect(foreign).toEqual([]);
  });

  it('shows no token, and is the same after it is loaded again', async () => {
    await createReview();
    expect(workbench.page.url()).not.toContain('token');
    await workbench.page.reload();
    await workbench.page.getByText('Offence of stalking').first().waitFor();
  });

  it('sets the Act in its own faces', async () => {
    await createReview();
    const loaded = await workbench.page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    expect(loaded.join()).toMatch(/Source Serif 4/);
  });
});

describe.skipIf(whyNoWorkbench() !== null || process.env.KEELING_HOST === 'electron')('the web host', () => {
  it('shows a window that was not opened from Keeling nothing but why', async () => {
    const workbench = await openWorkbench();
    try {
      const stranger = await workbench.context.newPage();
      await stranger.goto(await workbench.page.evaluate(() => location.origin));
      await stranger.getByText('open it again from Keeling').waitFor();
    } finally {
      await workbench.close();
    }
  });
});
