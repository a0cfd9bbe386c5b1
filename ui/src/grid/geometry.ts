/** Where columns and rows lie, in CSS pixels. Pure. */
import type { Column } from "./types";

export const minimumWidth = 48;

/** The final widths: what was asked for or dragged to, plus the spare room shared by the columns that grow. */
export function columnWidths(columns: readonly Column[], dragged: Readonly<Record<string, number>>, room: number): number[] {
  const widths = columns.map((column) => Math.max(minimumWidth, dragged[column.key] ?? column.width));
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  const growing = columns.flatMap((column, index) => (column.grow && dragged[column.key] === undefined ? [index] : []));
  if (spare <= 0 || growing.length === 0) return widths;
  const each = Math.floor(spare / growing.length);
  growing.forEach((index, turn) => {
    widths[index] = (widths[index] ?? 0) + each + (turn === 0 ? spare - each * growing.length : 0);
  });
  return widths;
}

export function offsets(widths: readonly number[]): number[] {
  let left = 0;
  return widths.map((width) => {
    const own = left;
    left += width;
    return own;
  });
}

/** The column under a horizontal position inside the view; frozen columns lie over the scrolled ones. */
export function columnAt(x: number, scrollLeft: number, lefts: readonly number[], widths: readonly number[], frozen: number): number {
  const frozenEnd = frozen > 0 ? (lefts[frozen - 1] ?? 0) + (widths[frozen - 1] ?? 0) : 0;
  const position = x < frozenEnd ? x : x + scrollLeft;
  for (let column = lefts.length - 1; column > 0; column -= 1) if (position >= (lefts[column] ?? 0)) return column;
  return 0;
}

/** The scroll position that brings a span into view, moving as little as possible. */
export function reveal(scroll: number, start: number, length: number, viewStart: number, viewLength: number): number {
  if (start < scroll + viewStart) return Math.max(0, start - viewStart);
  if (start + length > scroll + viewLength) return start + length - viewLength;
  return scroll;
}
