/** Accounts: sorted and filtered by the core, edited in place, moved by keyboard. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("accounts", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "accounts");
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  /** The first accounts under a filter and a sort, as the desk has them. */
  const listed = async (more = {}, count = 5) => (await started.desk.look("accounts", { from: 0, count, ...more })).rows;
  const nameColumn = 2;

  test("all of them are there, the first window of them drawn", async () => {
    assert.equal(await grid.rows(), 400);
    assert.equal((await grid.names(nameColumn))[0], (await listed())[0].name);
  });

  test("a click on a heading sorts, another one turns it round", async () => {
    for (const descending of [false, true]) {
      await grid.heading("Potential").click();
      const [first] = await listed({ sort: { by: "potential", descending } });
      await until(async () => (await grid.names(nameColumn))[0], first.name);
    }
  });

  test("each account says what its place on the map follows from", async () => {
    const words = { coordinates: "coordinates", postalCode: "from postal code", city: "from city", state: "from state", country: "from country", null: "not on the map" };
    const [shown] = await grid.names(nameColumn);
    const first = (await listed({}, 400)).find((row) => row.name === shown);
    await started.desk.change([{ type: "setAccounts", cells: [["city", ""], ["postalCode", ""], ["latitude", ""], ["longitude", ""]].map(([field, text]) => ({ account: first.id, field, text })) }]);
    await window.go("people");
    await window.go("accounts");
    const changed = (await listed({}, 400)).find((row) => row.id === first.id);
    assert.notEqual(changed.placedBy, first.placedBy);
    await grid.select(changed.name, "Account");
    await until(() => window.page.locator("dt", { hasText: /^Place$/ }).locator("xpath=../dd").innerText(), words[changed.placedBy]);
    await grid.root.evaluate((root) => root.scrollTo(root.scrollWidth, 0));
    await grid.shows(changed.name, "Place", words[changed.placedBy]);
    await started.desk.ask("undo", { view: { screen: "overview" } });
    await window.go("people");
    await window.go("accounts");
    await grid.select(changed.name, "Account");
    await grid.root.evaluate((root) => root.scrollTo(root.scrollWidth, 0));
    await grid.shows(changed.name, "Place", words[first.placedBy]);
    await grid.root.evaluate((root) => root.scrollTo(0, 0));
  });

  test("searching narrows while one types", async () => {
    await window.press("Control+f");
    await window.type("networks");
    const { matching } = await started.desk.look("accounts", { from: 0, count: 1, filter: { text: "networks" } });
    assert.ok(matching.accounts > 1 && matching.accounts < 400);
    await until(() => grid.rows(), matching.accounts);
    await window.press("Escape");
    await until(() => grid.rows(), 400);
  });

  test("only accounts of no territory", async () => {
    await window.testId("filter-unassigned").click();
    await until(() => grid.rows(), 10);
    await until(() => window.testId("filter-unassigned").getAttribute("aria-pressed"), "true");
  });

  test("selected accounts move with M", async () => {
    const [first, second] = await listed({ filter: { unassigned: true }, sort: { by: "potential", descending: true } }, 2);
    await grid.select(first.name, "Account");
    // M is a letter in a cell that can be typed into; beside it, it moves.
    await window.press("Home", "Shift+ArrowDown", "m");
    const dialog = window.page.getByRole("dialog");
    await dialog.waitFor();
    await window.type("great lakes");
    // Before it is done: accounts, potential, balance and quota to potential of the territory.
    await until(() => window.testId("move-preview").innerText(), /Enterprise Great Lakes\s+20 → 22\s+\$5\.60M → .*2 accounts change place/s);
    await window.picture("accounts-move-preview");
    await window.press("Enter");
    await until(() => grid.rows(), 8);
    const moved = (await listed({ filter: { byHand: true } }, 50)).filter((row) => [first.id, second.id].includes(row.id));
    assert.deepEqual(moved.map((row) => row.territoryName), ["Enterprise Great Lakes", "Enterprise Great Lakes"]);
    await window.press("Control+z");
    await until(() => grid.rows(), 10);
    await window.testId("filter-unassigned").click();
    await until(() => grid.rows(), 400);
  });

  test("the inspector says why an account is where it is", async () => {
    const [first] = await listed({ sort: { by: "potential", descending: true } });
    await grid.select(first.name, "Account");
    await until(() => window.testId("why-here").innerText(), (text) => text.includes(`puts it in ${first.territoryName}.`) && text.includes("segment is Enterprise"));
  });

  test("a cell is edited in place, a bad one is refused at the cell", async () => {
    const [first] = await listed({ sort: { by: "potential", descending: true } });
    await grid.enter(first.name, "Workload (h)", "77.5");
    await grid.shows(first.name, "Workload (h)", "77.5");
    await grid.enter(first.name, "Workload (h)", "7 hours");
    await until(async () => (await grid.cell(first.name, "Workload (h)")).getAttribute("aria-invalid"), "true");
    await window.press("Control+z");
    await until(async () => (await listed({ sort: { by: "potential", descending: true } }))[0].workload, first.workload);
  });
});
