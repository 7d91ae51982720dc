/** Tags differ by more than upper and lower case (Shopify: "Tags are case-insensitive"). */
const isSame = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * Tags with what somebody typed added to them.
 * @param tags - the tags before
 * @param typed - one, or several with commas between them; one that is there already changes nothing
 */
export function withTyped(tags: readonly string[], typed: string): string[] {
  const added = typed
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return added.reduce<string[]>((all, tag) => (all.some(isSame(tag)) ? all : [...all, tag]), [...tags]);
}

/**
 * What has to be added and removed.
 * @param before - the tags as they are
 * @param wanted - the tags as they are to be
 */
export function tagDifference(
  before: readonly string[],
  wanted: readonly string[]
): { add: string[]; remove: string[] } {
  return {
    add: wanted.filter((tag) => !before.some(isSame(tag))),
    remove: before.filter((tag) => !wanted.some(isSame(tag))),
  };
}
