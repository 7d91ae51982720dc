/** Gives the focus to the page: for when what has it goes away, and the keyboard would start at the very top. */
export function focusPage(): void {
  document.querySelector('main')?.focus();
}
