/** Regions in the order one asks for, narrowed by what is typed. Pure. */
import type { RegionRow } from "../../../bindings/RegionRow";
import { fold } from "../../../shell/ranking";

export type RegionOrder = "name" | "accounts" | "potential";

/** Names from A, figures from the largest; `turned` the other way round. `at` is the region's place in its set. */
export function listedRegions(rows: readonly RegionRow[], order: RegionOrder, turned: boolean, words: string, language: string): { row: RegionRow; at: number }[] {
  const wanted = fold(words.trim());
  const named = new Intl.Collator(language, { numeric: true });
  const figure = ({ load }: RegionRow) => (order === "accounts" ? load.accounts : Number(load.potential));
  const way = turned ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => fold(row.name).includes(wanted))
    .sort((a, b) => way * (order === "name" ? named.compare(a.row.name, b.row.name) : figure(b.row) - figure(a.row)) || a.at - b.at);
}
