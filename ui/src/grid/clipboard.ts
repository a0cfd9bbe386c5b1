/** Tab-separated text as spreadsheets write and read it: cells with tabs, newlines or quotes are quoted, quotes doubled. Pure. */
import type { Rectangle } from "./selection";

export function toTsv(table: readonly (readonly string[])[]): string {
  return table.map((line) => line.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function fromTsv(text: string): string[][] {
  const table: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const end = text.length;
  while (at < end) {
    const [cell, next] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    line.push(cell);
    at = next;
    if (text[at] === "\t") {
      at += 1;
      // A tab at the very end still opens a last, empty cell.
      if (at === end) line.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 2;
    else at += 1;
    table.push(line);
    line = [];
  }
  if (line.length > 0) table.push(line);
  return table;
}

function readPlain(text: string, from: number): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== "\t" && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return [text.slice(from, at), at];
}

function readQuoted(text: string, from: number): [string, number] {
  let at = from + 1;
  let cell = "";
  for (;;) {
    const close = text.indexOf('"', at);
    // A quote that nothing closes was not a quotation: the text stands as it is.
    if (close < 0) return readPlain(text, from);
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const after = text[close + 1];
      if (after !== undefined && after !== "\t" && after !== "\n" && after !== "\r") return readPlain(text, from);
      return [cell, close + 1];
    }
    cell += '"';
    at = close + 2;
  }
}

/**
 * Where each pasted text goes. One value fills the whole selection; a block repeats when the selection is a whole multiple of it;
 * otherwise it starts at the top left cell and ends at the grid's edge.
 */
export function spread(table: string[][], area: Rectangle, bounds: { rows: number; columns: number }): { row: number; column: number; text: string }[] {
  const height = table.length;
  const width = Math.max(0, ...table.map((line) => line.length));
  if (height === 0 || width === 0) return [];
  const tall = area.bottom - area.top + 1;
  const wide = area.right - area.left + 1;
  const repeat = tall % height === 0 && wide % width === 0;
  const rows = Math.min(repeat ? tall : height, bounds.rows - area.top);
  const columns = Math.min(repeat ? wide : width, bounds.columns - area.left);
  const placed = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const text = table[row % height]?.[column % width];
      if (text !== undefined) placed.push({ row: area.top + row, column: area.left + column, text });
    }
  }
  return placed;
}
