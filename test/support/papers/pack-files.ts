import { ok, type Result } from '../../../core/base/result.ts';
import type { Manifest } from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { ZipEntry } from '../../../data/formats/zip.ts';
import { countBytes, type FileSink } from '../../../data/papers/file-sink.ts';
import { makePack } from '../../../data/papers/pack/files.ts';

/** A sink that holds what it is given. */
function heldFiles(): { readonly files: Map<string, ZipEntry>; readonly sink: FileSink } {
  const files = new Map<string, ZipEntry>();
  const sink: FileSink = {
    write: async (file) => {
      const { path, chunks, facts } = countBytes(file);
      files.set(path, { path, bytes: new Uint8Array(Buffer.concat([...chunks])) });
      return facts();
    },
    drop: async (paths) => {
      for (const path of paths) files.delete(path);
    },
  };
  return { files, sink };
}

/** All files of a pack, in the order in which they are made, and its manifest. */
export async function packFiles(
  model: PackModel,
  making?: Parameters<typeof makePack>[2],
): Promise<Result<{ readonly files: readonly ZipEntry[]; readonly manifest: Manifest }>> {
  const { files, sink } = heldFiles();
  const made = await makePack(model, sink, making);
  return made.ok ? ok({ files: [...files.values()], manifest: made.value }) : made;
}
