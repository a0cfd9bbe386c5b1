/** Payouts: what is assumed changes what everybody would be paid. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("payouts", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "payouts");
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const seller = async (name) => (await started.desk.look("payouts")).sellers.find((row) => row.name === name);

  test("at 100% a rep earns the target variable", async () => {
    await grid.shows("Seat ENT-01", "Attainment", /^100%/);
    assert.equal((await seller("Seat ENT-01")).pay.variable, "150000.00");
  });

  test("the attainment set for all moves every pay and the cost", async () => {
    const before = await window.testId("total-cost").innerText();
    await window.testId("attainment-all").fill("120");
    await window.press("Enter");
    // 100 % at 1x and 20 % at 1.5x of 150,000.
    await until(async () => (await seller("Seat ENT-01")).pay.variable, "195000.00");
    await grid.shows("Seat ENT-01", "Attainment", /^120%/);
    await until(() => window.testId("total-cost").innerText(), (text) => text !== before);
  });

  test("a seller's own attainment stands out and can be cleared", async () => {
    await grid.enter("Seat ENT-02", "Attainment", "80");
    await until(async () => (await seller("Seat ENT-02")).pay.variable, "120000.00");
    await grid.shows("Seat ENT-02", "Attainment", /^80%/);
    await grid.select("Seat ENT-02", "Attainment");
    await window.press("Delete");
    await grid.shows("Seat ENT-02", "Attainment", /^120%/);
    assert.equal((await seller("Seat ENT-02")).ownAttainment, false);
  });

  test("presales are paid on their pools", async () => {
    await window.page.locator("[role=radiogroup] label").filter({ hasText: /^\s*Presales\s*$/ }).click();
    await until(() => window.grid("Presales").rows(), 4);
    assert.deepEqual(await window.violations(), []);
  });
});
