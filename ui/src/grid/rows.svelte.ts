/**
 * A `Source` for rows that the core hands out in windows.
 *
 *   const rows = new WindowedRows((from, to) => session.look({ from, to }).then((view) => rows.put(from, view.rows, view.count)));
 *   rows.replace(count, 0, firstRows);     a fresh view came with a reply
 *
 * `ensure` asks for whole blocks and each block once. `replace` forgets the old rows only when the new ones are there, so that the
 * grid never flashes empty.
 */
import type { Row, Source } from "./types";

const block = 200;

export class WindowedRows implements Source {
  #rows = new Map<number, Row>();
  #asked = new Set<number>();
  #version = $state(0);
  #count = $state(0);
  readonly #fetch: (from: number, to: number) => void;

  constructor(fetch: (from: number, to: number) => void) {
    this.#fetch = fetch;
  }

  get count(): number {
    return this.#count;
  }

  row(index: number): Row | undefined {
    void this.#version;
    return this.#rows.get(index);
  }

  ensure(from: number, to: number): void {
    const last = Math.floor(Math.min(to, this.#count - 1) / block);
    for (let part = Math.floor(Math.max(0, from) / block); part <= last; part += 1) {
      if (this.#asked.has(part)) continue;
      this.#asked.add(part);
      const start = part * block;
      const end = Math.min(start + block, this.#count);
      if (!this.#complete(start, end)) this.#fetch(start, end);
    }
  }

  put(from: number, rows: readonly Row[], count: number): void {
    rows.forEach((row, index) => this.#rows.set(from + index, row));
    this.#count = count;
    this.#version += 1;
  }

  replace(count: number, from: number, rows: readonly Row[]): void {
    this.#rows.clear();
    this.#asked.clear();
    this.put(from, rows, count);
  }

  #complete(from: number, to: number): boolean {
    for (let index = from; index < to; index += 1) if (!this.#rows.has(index)) return false;
    return true;
  }
}

/** A `Source` over rows that are all here. */
export function allRows(rows: () => readonly Row[]): Source {
  return {
    get count() {
      return rows().length;
    },
    row: (index) => rows()[index],
    ensure: () => undefined,
  };
}
