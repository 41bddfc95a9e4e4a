import type { Page } from 'playwright-core';
import { amount } from '../../support/run/amount.ts';
import { faults } from './axe.ts';

/**
 * What axe finds wrong with the page as it stands, in a run of a release's length; in any other it isn't asked, which
 * takes longer than most of what a person does. Every run asks about one of each kind of place, see `places.ts`.
 */
export const faultsAtLength = async (page: Page): Promise<readonly string[]> =>
  amount(0, 1) > 0 ? faults(page) : [];
