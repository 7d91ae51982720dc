/**
 * Has the browser save a text as a file.
 * @param name - the file's name
 * @param content - the text
 * @param type - its media type
 */
export function downloadText(name: string, content: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
