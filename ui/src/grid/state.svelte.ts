/** The grid's moving parts: what is selected, what is being edited, where the view stands. The component draws it and passes events in. */
import type { Formatter } from "../format";
import { m } from "../language.svelte";
import { fromTsv, spread, toTsv } from "./clipboard";
import { columnAt, columnWidths, offsets, reveal } from "./geometry";
import type { Intent, Step } from "./keyboard";
import { at, everything, move, moveTo, rectangle, wholeColumns, wholeRows, type Bounds, type Place, type Rectangle, type Selection } from "./selection";
import { cellOf, type Column, type Entered, type Row, type Sort, type Source } from "./types";

/** What the state reads of the component's props, always the latest. */
export interface Given {
  columns: Column[];
  source: Source;
  format: Formatter;
  frozen: number;
  sort?: Sort;
  rowHeight: number;
  hasTotals: boolean;
  onenter?: (cells: Entered[], pasted: boolean) => void;
  onsort?: (sort: Sort | undefined) => void;
  onfilter?: (column: string) => void;
  onfold?: (row: number, open: boolean) => void;
  onopen?: (row: number, column: string) => void;
}

export interface Editing extends Place {
  text: string;
  /** Whether the whole text is selected (F2) or typing goes on after it. */
  replace: boolean;
  list: boolean;
}

export const headHeight = 36;
const overscan = 6;
const settledAfter = 200;

export class GridState {
  selection = $state.raw<Selection>(at(0, 0));
  editing = $state.raw<Editing | undefined>();
  notice = $state("");
  spoken = $state("");
  scrollTop = $state(0);
  scrollLeft = $state(0);
  viewWidth = $state(0);
  viewHeight = $state(0);
  dragged = $state<Record<string, number>>({});
  #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
  }

  given = $derived.by(() => this.#given());
  bounds = $derived<Bounds>({ rows: this.given.source.count, columns: this.given.columns.length });
  area = $derived<Rectangle>(rectangle(this.selection));
  widths = $derived(columnWidths(this.given.columns, this.dragged, this.viewWidth));
  lefts = $derived(offsets(this.widths));
  width = $derived(this.widths.reduce((sum, width) => sum + width, 0));
  frozenWidth = $derived(this.widths.slice(0, this.given.frozen).reduce((sum, width) => sum + width, 0));
  bodyHeight = $derived(this.viewHeight - headHeight - (this.given.hasTotals ? this.given.rowHeight : 0));
  /** Rows drawn at once: constant for a given view, so that rows are recycled and never made while scrolling. */
  pool = $derived(Math.ceil(Math.max(0, this.bodyHeight) / this.given.rowHeight) + 2 * overscan + 1);
  first = $derived(Math.max(0, Math.min(Math.floor(this.scrollTop / this.given.rowHeight) - overscan, this.bounds.rows - this.pool)));
  /** Plain numbers: a row that stays is the same value and costs nothing while others scroll by. */
  drawn = $derived.by(() => {
    const rows = Array.from({ length: Math.max(0, Math.min(this.pool, this.bounds.rows - this.first)) }, (_, turn) => this.first + turn);
    // While the view scrolls, rows keep their place in the document and only change their text; afterwards they take
    // the order in which a screen reader should meet them.
    return this.scrolling ? rows.sort((one, other) => (one % this.pool) - (other % this.pool)) : rows;
  });
  scrolling = $state(false);
  #settling: ReturnType<typeof setTimeout> | undefined;
  scrolledAside = $derived(this.scrollLeft > 0);
  /** The scroll position that the component must take over, when a key moved the head out of view. */
  scrollTo: (top: number, left: number) => void = () => undefined;

  scrolled(top: number, left: number): void {
    if (top !== this.scrollTop) this.scrolling = true;
    this.scrollTop = top;
    this.scrollLeft = left;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => (this.scrolling = false), settledAfter);
  }

  editable(place: Place): boolean {
    const { columns, source } = this.given;
    const column = columns[place.column];
    const row = source.row(place.row);
    if (!column) return false;
    return cellOf(row, column.key).edit ?? (column.editable === true && !row?.group);
  }

  text(row: Row | undefined, column: Column): string {
    return this.given.format.editable(cellOf(row, column.key).value, column.kind);
  }

  select(selection: Selection, show = true): void {
    this.selection = selection;
    this.notice = "";
    if (show) this.show(selection.head);
  }

  show({ row, column }: Place): void {
    const height = this.given.rowHeight;
    const top = reveal(this.scrollTop, row * height, height, 0, this.bodyHeight);
    const left =
      column < this.given.frozen
        ? this.scrollLeft
        : reveal(this.scrollLeft, this.lefts[column] ?? 0, this.widths[column] ?? 0, this.frozenWidth, this.viewWidth);
    if (top !== this.scrollTop || left !== this.scrollLeft) this.scrollTo(top, left);
  }

  /** The cell under a point of the view, in pixels from its top left corner. */
  placeAt(x: number, y: number): Place {
    const row = Math.floor((y - headHeight + this.scrollTop) / this.given.rowHeight);
    const column = columnAt(x, this.scrollLeft, this.lefts, this.widths, this.given.frozen);
    return { row: Math.max(0, Math.min(row, this.bounds.rows - 1)), column };
  }

  /** Carries out a key; false lets the browser have it. */
  perform(wanted: Intent): boolean {
    if (this.bounds.rows === 0) return false;
    const { head } = this.selection;
    const column = this.given.columns[head.column];
    switch (wanted.do) {
      case "step":
        this.select(moveTo(this.selection, this.#target(head, wanted.to), this.bounds, wanted.extend));
        return true;
      case "tab": {
        const next = head.column + (wanted.back ? -1 : 1);
        // At the row's end Tab leaves the grid, so that nobody is trapped in it.
        if (next < 0 || next >= this.bounds.columns) return false;
        this.select(at(head.row, next));
        return true;
      }
      case "enter":
        if (this.given.onopen && column && !this.editable(head)) this.given.onopen(head.row, column.key);
        else this.select(move(this.selection, { row: 1, column: 0 }, this.bounds, false));
        return true;
      case "edit":
        return this.edit(head, wanted.text, wanted.list ?? false);
      case "fill":
        this.fill(wanted.along);
        return true;
      case "clear":
        this.enter(this.#cells().map((place) => ({ ...place, text: "" })), true);
        return true;
      case "all":
        this.select(everything(this.bounds), false);
        return true;
      case "rows":
        this.select(wholeRows(this.selection, this.bounds), false);
        return true;
      case "columns":
        this.select(wholeColumns(this.selection, this.bounds), false);
        return true;
      case "collapse":
        if (this.area.top === this.area.bottom && this.area.left === this.area.right && !this.notice) return false;
        this.select(at(this.selection.anchor.row, this.selection.anchor.column));
        return true;
      case "sort":
        this.sort(head.column);
        return true;
      case "filter":
        if (column) this.given.onfilter?.(column.key);
        return true;
      case "resize":
        if (column) this.dragged[column.key] = Math.max(48, (this.widths[head.column] ?? 0) + wanted.by);
        return true;
      case "fold":
        if (this.given.source.row(head.row)?.group) this.given.onfold?.(head.row, wanted.open);
        return true;
    }
  }

  edit(place: Place, typed: string | undefined, list: boolean): boolean {
    const column = this.given.columns[place.column];
    if (!column) return false;
    if (!this.editable(place)) {
      this.notice = cellOf(this.given.source.row(place.row), column.key).mark === "lock" ? m.grid_locked() : m.grid_calculated();
      return true;
    }
    this.show(place);
    const own = this.text(this.given.source.row(place.row), column);
    this.editing = { ...place, text: typed ?? own, replace: typed === undefined, list: list || column.kind === "choice" };
    return true;
  }

  /** Takes the editor's text over; `everywhere` gives it to the whole selection. */
  commit(text: string, then: "down" | "up" | "right" | "left" | "stay" | "everywhere"): void {
    const place = this.editing;
    this.editing = undefined;
    if (!place) return;
    const column = this.given.columns[place.column];
    if (then === "everywhere") this.enter(this.#cells().map((cell) => ({ ...cell, text })));
    else if (column && text !== this.text(this.given.source.row(place.row), column)) this.enter([{ row: place.row, column: place.column, text }]);
    const by = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0], everywhere: [0, 0] }[then];
    if (then !== "everywhere") this.select(move(at(place.row, place.column), { row: by[0] ?? 0, column: by[1] ?? 0 }, this.bounds, false));
  }

  cancel(): void {
    this.editing = undefined;
  }

  /** The selection as tab-separated text; undefined while some of its rows are still on their way. */
  copied(): string | undefined {
    const { source, columns } = this.given;
    const table: string[][] = [];
    for (let index = this.area.top; index <= this.area.bottom; index += 1) {
      const row = source.row(index);
      if (!row) {
        source.ensure(this.area.top, this.area.bottom);
        this.notice = m.grid_loading_copy();
        return undefined;
      }
      table.push(columns.slice(this.area.left, this.area.right + 1).map((column) => this.text(row, column)));
    }
    this.spoken = m.grid_copied({ count: this.#size() });
    return toTsv(table);
  }

  cut(): void {
    this.perform({ do: "clear" });
  }

  paste(text: string): void {
    const places = spread(fromTsv(text), this.area, this.bounds);
    if (places.length === 0) return;
    const written = this.enter(places, true);
    const bottom = Math.max(...places.slice(-1).map((place) => place.row));
    const right = Math.max(...places.slice(-1).map((place) => place.column));
    this.selection = { anchor: { row: this.area.top, column: this.area.left }, head: { row: bottom, column: right } };
    this.spoken = m.grid_pasted({ count: written });
  }

  fill(along: "down" | "right"): void {
    const { source, columns } = this.given;
    const places = this.#cells().filter((place) => (along === "down" ? place.row > this.area.top : place.column > this.area.left));
    this.enter(
      places.map((place) => {
        const from = along === "down" ? { row: this.area.top, column: place.column } : { row: place.row, column: this.area.left };
        const column = columns[from.column];
        return { ...place, text: column ? this.text(source.row(from.row), column) : "" };
      }),
      true,
    );
  }

  sort(index: number): void {
    const column = this.given.columns[index];
    if (!column || column.sortable === false || !this.given.onsort) return;
    const now = this.given.sort?.column === column.key ? this.given.sort : undefined;
    this.given.onsort(!now ? { column: column.key, descending: false } : now.descending ? undefined : { column: column.key, descending: true });
  }

  /** Sends the texts of editable cells on; gives how many there were. Cells that cannot be typed into are left out, with a notice. */
  enter(cells: (Place & { text: string })[], pasted = false): number {
    const open = cells.filter((cell) => this.editable(cell));
    this.notice = open.length === 0 && cells.length > 0 ? m.grid_calculated() : "";
    if (open.length > 0) {
      this.given.onenter?.(open.map(({ row, column, text }) => ({ row, column: this.given.columns[column]?.key ?? "", text })), pasted);
    }
    return open.length;
  }

  #size(): number {
    return (this.area.bottom - this.area.top + 1) * (this.area.right - this.area.left + 1);
  }

  #cells(): Place[] {
    const { top, bottom, left, right } = this.area;
    const cells: Place[] = [];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.push({ row, column });
    return cells;
  }

  #target({ row, column }: Place, to: Step): Place {
    const last = { row: this.bounds.rows - 1, column: this.bounds.columns - 1 };
    const page = Math.max(1, Math.floor(this.bodyHeight / this.given.rowHeight) - 1);
    const targets: Record<Step, Place> = {
      up: { row: row - 1, column },
      down: { row: row + 1, column },
      left: { row, column: column - 1 },
      right: { row, column: column + 1 },
      pageUp: { row: row - page, column },
      pageDown: { row: row + page, column },
      home: { row, column: 0 },
      end: { row, column: last.column },
      top: { row: 0, column },
      bottom: { row: last.row, column },
      first: { row: 0, column: 0 },
      last,
      edgeLeft: { row, column: 0 },
      edgeRight: { row, column: last.column },
    };
    return targets[to];
  }
}
