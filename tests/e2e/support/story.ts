import { takePicture } from './page';

import type { Browser } from 'playwright-core';
import { openScene, type Scene, type SceneOptions } from './scene';
import type { Step } from './steps';

/** Steps that can be run without those of other chapters. */
interface Chapter {
  name: string;
  steps: (scene: Scene) => Step[];
  /** Whether what follows builds on it, so that it is always run. */
  isNeeded?: boolean;
}

/** What happens in one scene, chapter by chapter. */
export interface Story {
  name: string;
  scene?: SceneOptions;
  chapters: Chapter[];
  /** Whether it is told only where one of its chapters is asked for. */
  isOnDemand?: boolean;
}

/** How many steps of a story went well; a story stops at its first failure, since each step builds on those before. */
export interface StoryResult {
  passed: number;
  failed: number;
  notRun: number;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const runSteps = async (story: string, steps: readonly Step[], { page }: Scene): Promise<StoryResult> => {
  let passed = 0;
  for (const { name, run } of steps) {
    const started = Date.now();
    try {
      await run();
    } catch (error) {
      console.log(`✗ ${story}: ${name}\n${error instanceof Error ? error.stack : String(error)}`);
      await takePicture(page, `failure-${story}`);
      return { passed, failed: 1, notRun: steps.length - passed - 1 };
    }
    passed += 1;
    console.log(`✓ ${story}: ${name} (${seconds(started)})`);
  }
  return { passed, failed: 0, notRun: 0 };
};

/**
 * The stories with the chapters to run, and with those that they build on.
 *
 * @param chosen names of chapters; all where it is empty.
 * @throws Error where no chapter has one of the names.
 */
export const choose = (stories: readonly Story[], chosen: readonly string[]): Story[] => {
  const known = stories.flatMap(({ chapters }) => chapters.map(({ name }) => name));
  const unknown = chosen.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No chapter ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const isWanted = ({ name }: Chapter): boolean => chosen.length === 0 || chosen.includes(name);
  return stories
    .filter(({ isOnDemand }) => !isOnDemand || chosen.length > 0)
    .filter(({ chapters }) => chapters.some(isWanted))
    .map((story) => ({
      ...story,
      chapters: story.chapters.filter((chapter) => chapter.isNeeded || isWanted(chapter)),
    }));
};

/** Sets the scene of a story, and runs it step by step, saying how each went. */
export const runStory = async (
  browser: Browser,
  { name, scene: options, chapters }: Story
): Promise<StoryResult> => {
  const started = Date.now();
  const scene = await openScene(browser, options);
  try {
    console.log(`  ${name}: Strapi is up (${seconds(started)})`);
    const steps = chapters.flatMap((chapter) => chapter.steps(scene));
    return await runSteps(name, steps, scene);
  } finally {
    await scene.close();
  }
};
