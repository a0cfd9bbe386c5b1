/** Import: a good file comes in and goes out again with one undo; of a bad one every row is named and nothing comes in. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

const good = "External ID,Account name,State,Segment,Potential\nACC-0001,Hulmane Networks,MB,Commercial,70000\nNEW-1,Cedar Freight,CA,Enterprise,250000\nNEW-2,Harbour Foods,OR,Enterprise,125000\n";
const bad = "External ID,Account name,Potential\nNEW-3,Granite Bank,lots\n,Juniper Health,1000\nNEW-4,Mesa Textiles,-5\n";

describe("import and export", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "import");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const accounts = async () => (await started.desk.head()).counts.accounts;

  async function pick(name, content) {
    await started.desk.chooseFile(name, content);
    await window.testId("import-pick").click();
    await window.testId("import-check").waitFor();
    await window.settled();
  }

  test("a bad file names every row and cannot be brought in", async () => {
    await pick("bad.csv", bad);
    const said = await window.testId("import-check").innerText();
    for (const expected of [/“lots” is not a number/, /The ID is missing/, /below zero/]) assert.match(said, expected);
    for (const row of ["2", "3", "4"]) assert.ok(await window.testId("import-check").getByRole("cell", { name: row, exact: true }).count(), `row ${row}`);
    assert.ok(await window.testId("import-run").isDisabled());
    assert.deepEqual(await window.violations(), []);
    await window.picture("import-bad-en-light-1280");
    assert.equal(await accounts(), 400);
    await window.page.getByRole("button", { name: "Cancel" }).click();
  });

  test("a good file shows what it changes, comes in, and goes out with one undo", async () => {
    await pick("good.csv", good);
    const said = await window.testId("import-check").innerText();
    assert.match(said.replace(/\s+/g, " "), /New 2 Changed 1/i);
    assert.deepEqual(await window.violations(), []);
    await window.picture("import-good-en-light-1280");
    await window.testId("import-run").click();
    await until(accounts, 402);
    await until(() => window.grid().rows(), 402);
    await window.press("Control+z");
    await until(accounts, 400);
    await until(() => window.grid().rows(), 400);
  });

  test("a column can be matched otherwise", async () => {
    await window.go("import");
    await pick("unlike.csv", "id,label\nNEW-5,Quarry Stone\n");
    const choices = window.page.locator("select");
    const index = await choices.evaluateAll((all) => all.findIndex((one) => [...one.options].some((option) => option.value === "name") && one.value === ""));
    assert.ok(index >= 0, "a column that is left out can be matched");
    await choices.nth(index).selectOption("name");
    await window.settled();
    await window.testId("import-run").click();
    await until(accounts, 401);
    const view = await started.desk.look("accounts", { from: 0, count: 5, filter: { text: "NEW-5" } });
    assert.equal(view.rows[0].name, "Quarry Stone");
  });

  test("the plan is written into the folder chosen", async () => {
    await window.go("export");
    const folder = join(started.desk.home, "out");
    mkdirSync(folder);
    await started.desk.choose(folder);
    await window.testId("export-run").click();
    await until(() => window.testId("export-written").innerText(), /\.xlsx/);
    await window.page.locator("input[value=csv]").check({ force: true });
    await started.desk.choose(folder);
    await window.testId("export-run").click();
    await until(() => window.testId("export-written").innerText(), /Accounts\.csv/);
    assert.ok(readdirSync(folder).length >= 7);
    assert.deepEqual(await window.violations(), []);
  });
});
