import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../../playground/scripts/support/build';

/** A document of the repository. */
export interface Page {
  /** From the root, such as `docs/api.md`. */
  file: string;
  text: string;
}

/** A document by its path from the root. */
export const pageOf = (file: string): Page => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') });

/** Everything that is written for people. */
export const PAGES: Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map(pageOf);

/** The code blocks of a language. */
export const blocksOf = ({ text }: Page, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code ?? ''
  );

/** A page without its code blocks. */
export const proseOf = ({ text }: Page): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');

/** What stands between backticks in the prose. */
export const inlineCodeOf = (of: Page): string[] =>
  [...proseOf(of).matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** The anchors of a page, as GitHub makes them from its headings. */
export const anchorsOf = (of: Page): string[] =>
  [...proseOf(of).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
  );

/** Where the links and pictures of a page lead within the repository: file from the root, and anchor. */
export const linksOf = (of: Page): { file: string; anchor: string | undefined }[] =>
  [...proseOf(of).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return { file: file === '' ? of.file : path.join(path.dirname(of.file), file), anchor };
    });

export const exists = (file: string): boolean => existsSync(path.join(ROOT, file));
