/** One thing that a person does and sees. */
export interface Step {
  name: string;
  run: () => Promise<void>;
}

/** How many steps of a story went well; a story stops at its first failure, since each step builds on those before. */
export interface StoryResult {
  passed: number;
  failed: number;
  notRun: number;
}

/**
 * Runs a story step by step and says how each went.
 *
 * @param steps in their order.
 * @param onFailure is called with the failed step's name before the story stops, for a last look at the page.
 */
export const runStory = async (
  steps: readonly Step[],
  onFailure: (name: string) => Promise<void>
): Promise<StoryResult> => {
  let passed = 0;
  for (const { name, run } of steps) {
    const started = Date.now();
    try {
      await run();
    } catch (error) {
      console.log(`✗ ${name}\n${error instanceof Error ? error.stack : String(error)}`);
      await onFailure(name);
      return { passed, failed: 1, notRun: steps.length - passed - 1 };
    }
    passed += 1;
    console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  return { passed, failed: 0, notRun: 0 };
};
