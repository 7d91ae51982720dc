import { buildWhatIsStale } from '../../playground/scripts/support/build';
import { STORIES } from './stories';
import { launchBrowser } from './support/browser';
import { choose, runStory } from './support/story';

/**
 * Tells the stories side by side, each in a Strapi of its own.
 *
 * @param chapters the names of those to run, with what they build on; all where none is named.
 * @returns whether everything went well.
 */
const main = async (chapters: readonly string[]): Promise<boolean> => {
  const stories = choose(STORIES, chapters);
  await buildWhatIsStale('panel', (line) => console.log(line));
  const browser = await launchBrowser();
  try {
    const results = await Promise.all(stories.map((story) => runStory(browser, story)));
    const sum = (of: 'passed' | 'failed' | 'notRun') => results.reduce((total, one) => total + one[of], 0);
    console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('notRun')} not run`);
    return sum('failed') === 0;
  } finally {
    await browser.close();
  }
};

main(process.argv.slice(2)).then(
  (succeeded) => process.exit(succeeded ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
