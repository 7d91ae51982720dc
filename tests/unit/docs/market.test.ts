import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../playground/scripts/support/build';
import { pageOf } from './support/pages';

interface Manifest {
  name: string;
  version: string;
  license: string;
  keywords: string[];
  scripts: Record<string, string>;
  peerDependencies: Record<string, string>;
  strapi: Record<'kind' | 'name' | 'displayName' | 'description', string>;
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** The width and height that a PNG names in its header. */
const sizeOf = (file: string): [number, number] => {
  const header = readFileSync(path.join(ROOT, file));
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
};

describe("what Strapi's Market asks for", () => {
  it('is the licence MIT, in the manifest and as a file', () => {
    expect(manifest.license).toBe('MIT');
    expect(readFileSync(path.join(ROOT, 'LICENSE'), 'utf8')).toMatch(/^MIT License\n/);
  });

  it('is a plugin that says what it is, for a Strapi that it names', () => {
    expect(manifest.strapi).toMatchObject({ kind: 'plugin', name: 'shopify-crm' });
    expect(manifest.strapi.displayName).not.toMatch(/strapi/i);
    expect(manifest.strapi.description.length).toBeGreaterThan(20);
    expect(manifest.keywords).toEqual(expect.arrayContaining(['strapi', 'strapi-plugin']));
    expect(manifest.peerDependencies).toHaveProperty('@strapi/strapi');
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is nothing that runs when it is installed', () => {
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepare'];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  });

  it('is a README that shows it and tells how to install it', () => {
    const { text } = pageOf('README.md');
    expect(text).toContain(`npm install ${manifest.name}`);
    expect(text).toMatch(/!\[[^\]]+\]\(docs\/images\/settings\.png\)/);
  });

  it('is to be told what the plugin sends to whom', () => {
    expect(pageOf('docs/security.md').text).toContain('It has no telemetry.');
  });

  it('is a square logo of at least 512 pixels', () => {
    const [width, height] = sizeOf('docs/images/logo.png');
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(512);
  });
});
