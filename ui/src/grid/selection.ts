/** The one rectangle that is selected: an anchor that stays, a head that moves. Pure; indexes count data rows and columns from 0. */
export interface Place {
  row: number;
  column: number;
}
export interface Selection {
  anchor: Place;
  head: Place;
}
export interface Bounds {
  rows: number;
  columns: number;
}
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, head: { row, column } };
}

export function rectangle({ anchor, head }: Selection): Rectangle {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function contains(area: Rectangle, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function clamp(place: Place, bounds: Bounds): Place {
  return {
    row: Math.max(0, Math.min(place.row, bounds.rows - 1)),
    column: Math.max(0, Math.min(place.column, bounds.columns - 1)),
  };
}

/** Moves the head; the anchor follows unless the selection is being extended. */
export function move(selection: Selection, by: Place, bounds: Bounds, extend: boolean): Selection {
  return moveTo(selection, { row: selection.head.row + by.row, column: selection.head.column + by.column }, bounds, extend);
}

export function moveTo(selection: Selection, to: Place, bounds: Bounds, extend: boolean): Selection {
  const head = clamp(to, bounds);
  return { anchor: extend ? clamp(selection.anchor, bounds) : head, head };
}

export function wholeRows(selection: Selection, bounds: Bounds): Selection {
  return {
    anchor: { row: selection.anchor.row, column: 0 },
    head: { row: selection.head.row, column: bounds.columns - 1 },
  };
}

export function wholeColumns(selection: Selection, bounds: Bounds): Selection {
  return {
    anchor: { row: 0, column: selection.anchor.column },
    head: { row: bounds.rows - 1, column: selection.head.column },
  };
}

export function everything(bounds: Bounds): Selection {
  return { anchor: { row: 0, column: 0 }, head: { row: bounds.rows - 1, column: bounds.columns - 1 } };
}

