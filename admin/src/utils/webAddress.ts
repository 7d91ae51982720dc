/**
 * Whether a text is the address of a web page, and no `javascript:` or other scheme.
 * @param text - what somebody may have typed
 */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
