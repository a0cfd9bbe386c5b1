import type { Row } from "../grid/types";

/** Deterministic pretend rows: regions as groups, money and shares that repeat every few rows. */
export function quotaRows(): Row[] {
  const rows: Row[] = [];
  let id = 0;
  for (const [region, seats] of [["West", 4], ["Central", 4], ["East", 5]] as const) {
    rows.push({ id: `g${id}`, group: { level: 0, open: true, aside: `${seats} reps` }, cells: { name: region, quota: "6300000.00" } });
    for (let seat = 1; seat <= seats; seat += 1) {
      id += 1;
      const potential = `${3 + ((id * 7) % 6)}${(id * 3) % 10}00000.00`;
      rows.push({
        id,
        quiet: id === 7,
        cells: {
          name: { value: `Seat ENT-${String(id).padStart(2, "0")}`, aside: id === 7 ? "vacant" : "quota-carrying" },
          accounts: String(90 + ((id * 37) % 150)),
          potential,
          actual: `${806 + id * 61}000.00`,
          calculated: "1250000.00",
          quota: { value: id === 3 ? "1080000.00" : "1500000.00", mark: id === 3 ? "override" : id === 5 ? "lock" : undefined, edit: id !== 5, note: id === 3 ? "Override" : undefined },
          growth: id % 3 === 0 ? "-0.15" : "0.345",
          state: id === 3 ? "heavy" : id === 10 ? "light" : "fair",
          pool: id % 2 ? "1" : "2",
        },
      });
    }
  }
  return rows;
}

const made = new Map<number, Row>();

export function wideRow(index: number, columns: number): Row {
  const known = made.get(index);
  if (known) return known;
  const cells: Row["cells"] = { c0: `Account ${String(index + 1).padStart(6, "0")}` };
  for (let column = 1; column < columns; column += 1) cells[`c${column}`] = column % 5 === 0 ? `City ${(index * column) % 97}` : `${((index + 1) * column * 7919) % 10_000_000}.00`;
  const row = { id: index, cells };
  made.set(index, row);
  return row;
}
