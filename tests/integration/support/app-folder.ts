import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PLAYGROUND, ROOT } from '../../../playground/scripts/support/build';

/** The folder that Strapi is started in. */
export interface AppFolder {
  path: string;
  remove(): Promise<void>;
}

const COPIED = ['config', 'src', 'public', 'package.json'];

/**
 * The playground itself, or, where files are to be added to it (an extension of a content type, say), a copy with them.
 *
 * @param files contents by path inside the app.
 */
export const appFolder = async (files: Record<string, string> = {}): Promise<AppFolder> => {
  if (Object.keys(files).length === 0) return { path: PLAYGROUND, remove: async () => undefined };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-app-'));
  for (const name of COPIED)
    await cp(path.join(PLAYGROUND, name), path.join(folder, name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
