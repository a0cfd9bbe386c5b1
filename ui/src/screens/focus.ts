/** Gives a screen's grid the keyboard when nothing else has it, as after a shortcut to the screen: a click elsewhere is left alone. */
export function focusIdle(grid: { focus: () => void } | undefined): void {
  if (grid && document.activeElement === document.body) grid.focus();
}
