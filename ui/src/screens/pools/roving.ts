/** Arrow keys walk the cards of a region; Tab enters it once. Cards are marked `data-card`. `<div {@attach roving}>` */
export function roving(region: HTMLElement): () => void {
  const cards = () => Array.from(region.querySelectorAll<HTMLElement>("[data-card]"));
  const reachable = (card: HTMLElement) => {
    for (const other of cards()) other.tabIndex = other === card ? 0 : -1;
  };
  const focus = (event: FocusEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
    if (card) reachable(card);
  };
  const key = (event: KeyboardEvent) => {
    const all = cards();
    const now = all.findIndex((card) => card === event.target);
    if (now < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = neighbour(all, now, event.key);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  // One card is always reachable by Tab, also after the one that was has gone to another pool.
  const settle = () => {
    const all = cards();
    if (all.length > 0 && !all.some((card) => card.tabIndex === 0)) reachable(all[0] as HTMLElement);
  };
  const observer = new MutationObserver(settle);
  observer.observe(region, { childList: true, subtree: true });
  region.addEventListener("focusin", focus);
  region.addEventListener("keydown", key);
  settle();
  return () => {
    observer.disconnect();
    region.removeEventListener("focusin", focus);
    region.removeEventListener("keydown", key);
  };
}

function neighbour(all: readonly HTMLElement[], now: number, key: string): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return all.length - 1;
  if (key === "ArrowLeft") return Math.max(0, now - 1);
  if (key === "ArrowRight") return Math.min(all.length - 1, now + 1);
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  // Up and down go to the nearest card of the next line, as the eye would.
  const here = all[now]?.getBoundingClientRect();
  if (!here) return undefined;
  const down = key === "ArrowDown";
  let best: number | undefined;
  let least = Infinity;
  all.forEach((card, index) => {
    const box = card.getBoundingClientRect();
    const rows = down ? box.top - here.top : here.top - box.top;
    if (rows < here.height / 2) return;
    const distance = rows * 4 + Math.abs(box.left - here.left);
    if (distance < least) [best, least] = [index, distance];
  });
  return best ?? now;
}
