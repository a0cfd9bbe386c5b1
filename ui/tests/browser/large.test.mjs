/** A plan of 100,000 accounts scrolls, sorts and filters in a window of rows. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { startBrowser } from "./window.mjs";

const count = 100_000;
const states = ["CA", "TX", "NY", "WA", "OR", "IL"];

function table() {
  const lines = ["External ID,Account name,State,Segment,Potential"];
  for (let at = 0; at < count; at++) {
    const number = String(at).padStart(6, "0");
    lines.push(`L-${number},Account ${number},${states[at % states.length]},${at % 10 === 0 ? "Enterprise" : "SMB"},${(at * 7919) % 900_000}`);
  }
  return lines.join("\n");
}

describe("100,000 accounts", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    const { desk } = started;
    await desk.ask("newPlan", { file: null, name: "Large", currency: "USD", yearStart: "2027-01-01", companyPlan: null });
    await desk.chooseFile("large.csv", table());
    const { file } = JSON.parse(await desk.post("/pick_open", "{}"));
    const options = { sheet: null, headerRow: null, encoding: null, delimiter: null, decimal: null, mapping: null };
    await desk.ask("import", { file, target: "accounts", options, view: { screen: "overview" } });
    window = await started.open();
    await window.go("accounts");
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  test("only a window of the rows is drawn", async () => {
    assert.equal(await grid.rows(), count);
    assert.ok((await grid.names(2)).length < 100);
  });

  test("the end is one key away", async () => {
    await grid.select("Account 000000", "Account");
    await window.press("Control+End");
    await until(async () => (await grid.names(2)).includes("Account 099999"), true);
    await window.press("Control+Home");
    await until(async () => (await grid.names(2)).includes("Account 000000"), true);
  });

  test("scrolling to the middle fetches what is there", async () => {
    await grid.root.evaluate((root) => root.scrollTo(0, root.scrollHeight / 2));
    await until(async () => (await grid.names(2)).some((name) => /^Account 0(49|50)/.test(name)), true);
    await window.picture("accounts-large-en-light-1280");
  });

  test("sorting and filtering are answered by the core", async () => {
    await grid.root.focus();
    await window.press("Control+Home");
    await grid.heading("Potential").click();
    const [least] = (await started.desk.look("accounts", { from: 0, count: 1, sort: { by: "potential", descending: false } })).rows;
    await until(async () => (await grid.names(2))[0], least.name);
    await window.testId("accounts-search").fill("account 0123");
    await until(() => grid.rows(), 100);
    await window.testId("accounts-search").fill("");
    await until(() => grid.rows(), count);
  });

  test("all that match move at once, loaded or not", async () => {
    await started.desk.change([{ type: "addTerritory", name: "Everything", seller: null }]);
    await window.go("territories");
    await window.go("accounts");
    await grid.root.focus();
    await window.press("Control+Home", "Home", "Control+a", "m");
    await window.page.getByRole("dialog").waitFor();
    await window.type("everything");
    await window.press("Enter");
    await until(async () => (await started.desk.head()).counts.unassigned, 0);
    await window.press("Control+z");
    await until(async () => (await started.desk.head()).counts.unassigned, count);
  });
});
