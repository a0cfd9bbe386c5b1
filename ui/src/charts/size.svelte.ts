/** The width of a chart's own box, so that marks and type keep their size at any width. `const box = new Box(); <div {@attach box.watch}>` */
export class Box {
  width = $state(0);

  watch = (element: Element): (() => void) => {
    const observer = new ResizeObserver(([entry]) => (this.width = Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  };
}

/** A decimal string as a number for a position on screen. Never for arithmetic on money. */
export function place(value: string | number | null | undefined): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}
