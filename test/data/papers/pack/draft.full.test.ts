import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../core/api.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { pidOf, replace } from '../../../support/papers/pack.ts';
import { must, newReview, type Opened } from '../../../support/reviews/review.ts';

async function drafted(): Promise<Opened> {
  const review = await newReview();
  await review.do('amendment.create', {
    title: 'Following',
    edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')],
  });
  await review.do('pack.ask', { about: 'A-001', text: 'Is it clear?', kind: 'open', options: [] });
  const { parts } = await review.do('pack.builder', { amendments: ['A-001'] });
  await review.do('pack.arrange', {
    document: 'consultation',
    order: parts.map(({ id }) => id),
    leftOut: [],
  });
  return review;
}

const exported = async (review: Opened, asked: CallInput<'pack.export'>) => {
  const { folder, files, manifest } = await review.do('pack.export', { amendments: ['A-001'], ...asked });
  return { folder, manifest, read: files.map((file) => ({ file, bytes: readFileSync(join(folder, file)) })) };
};

/** What stands on every page of a file: its header in Word, its title and the band over it in HTML. */
function onEveryPage(file: string, bytes: Uint8Array): readonly string[] {
  if (file.endsWith('.docx')) {
    const parts = unzipSync(bytes);
    return Object.keys(parts)
      .filter((path) => /^word\/header\d*\.xml$/.test(path))
      .map((path) => strFromU8(parts[path] ?? new Uint8Array()));
  }
  if (!file.endsWith('.html')) return [];
  const page = strFromU8(bytes);
  return [
    /<title>([^<]*)/.exec(page)?.[1] ?? '',
    /<p class="draft">([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '',
    /@top-left \{ content: "([^"]*)"/.exec(page)?.[1] ?? '',
  ];
}

describe('a draft of a pack', () => {
  it.each(['outward', 'clean', 'lawyer'] as const)(
    'needs no sign-off, and says in each file that it is one: %s',
    async (profile) => {
      const review = await drafted();
      const { read, manifest, folder } = await exported(review, { profile, isDraft: true });
      expect(manifest.draft).toBe(true);
      expect(read.length).toBeGreaterThan(10);
      for (const { file, bytes } of read) {
        const pages = onEveryPage(file, bytes);
        if (/\.(?:docx|html)$/.test(file)) expect(pages.length).toBeGreaterThan(0);
        for (const words of pages) expect([file, words]).toEqual([file, expect.stringContaining('DRAFT')]);
        if (/\.(?:csv|xml)$/.test(file)) expect(file).toMatch(/^DRAFT-/);
        if (/\.json$/.test(file) && file !== 'instrument.json')
          expect(strFromU8(bytes)).toMatch(/DRAFT|"draft": true/);
      }
      expect(folder).toContain('draft-pack');
      expect(must(await verifyPack(folder)).draft).toBe(true);
      expect((await review.do('version.list', {})).map(({ name }) => name)).toEqual(['Draft pack exported']);
    },
  );

  it('lets nothing else out: the pack itself still waits for its sign-off, and says nothing of drafts', async () => {
    const review = await drafted();
    await exported(review, { isDraft: true });
    const asked = { amendments: ['A-001'] };
    expect(await review.session.call('pack.export', asked)).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
    const { findings } = await review.do('pack.checklist', asked);
    await review.do('pack.signOff', { ...asked, findings: findings.map(({ id }) => id), reason: 'A test' });
    const { read, manifest } = await exported(review, {});
    expect(manifest.draft).toBeUndefined();
    for (const { file, bytes } of read) {
      expect(file).not.toContain('DRAFT');
      for (const words of onEveryPage(file, bytes)) expect(words).not.toContain('DRAFT');
    }
  });
});
