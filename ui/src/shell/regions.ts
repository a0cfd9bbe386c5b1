/** F6: the focus goes round the regions of the window (top bar, sidebar, grid or page, inspector). A region is marked `data-region`. */
export function nextRegion(back: boolean): void {
  const regions = Array.from(document.querySelectorAll<HTMLElement>("[data-region]")).filter((region) => region.offsetParent !== null);
  if (regions.length === 0) return;
  const now = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(now + (back ? -1 : 1) + regions.length) % regions.length];
  if (!next) return;
  const inside = next.tabIndex >= 0 ? next : next.querySelector<HTMLElement>('[aria-current="page"], button:not(:disabled), [tabindex="0"], input, select, a[href]');
  inside?.focus();
}
