import { expect, test } from "vitest";
import { listedRegions } from "./regionList";
import { accountsIn } from "./pick";

const row = (name: string, accounts: number, potential: string) => ({ name, load: { accounts, potential, workload: "0", lastBookings: "0", customers: 0, byHand: 0 }, territory: null, territoryName: "", there: 0 });
const rows = [row("Zone 10", 4, "900.00"), row("Ávila", 9, "1000.00"), row("Zone 2", 4, "80.00")];

test("regions are listed by what one asks for, and keep their places in the set", () => {
  const names = (...asked: Parameters<typeof listedRegions> extends [unknown, ...infer Rest] ? Rest : never) => listedRegions(rows, ...asked).map(({ row: { name } }) => name);
  expect(names("potential", false, "", "en")).toEqual(["Ávila", "Zone 10", "Zone 2"]);
  expect(names("accounts", false, "", "en")).toEqual(["Ávila", "Zone 10", "Zone 2"]);
  expect(names("accounts", true, "", "en")).toEqual(["Zone 10", "Zone 2", "Ávila"]);
  expect(names("name", false, "", "es")).toEqual(["Ávila", "Zone 2", "Zone 10"]);
  expect(listedRegions(rows, "name", false, " avi", "es").map(({ at }) => at)).toEqual([1]);
});

test("the accounts of a state leave out those that only their country places", () => {
  const points = { accounts: [7, 8, 9], foundBy: [0, 4, 2] };
  expect(accountsIn(points, [1, 1, 1], 1, true)).toEqual([7, 9]);
  expect(accountsIn(points, [1, 1, 0], 1, false)).toEqual([7, 8]);
});
