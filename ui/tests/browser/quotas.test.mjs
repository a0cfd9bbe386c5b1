/** Quotas: typed, pasted, filled, refused at the cell, undone, locked and spread. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("quotas", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "quotas");
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const kept = async (name) => (await started.desk.look("quotas")).rows.find((row) => row.name === name);

  test("a typed quota is kept and the sum follows", async () => {
    await grid.enter("Seat ENT-02", "Quota", "1750000");
    await grid.shows("Seat ENT-02", "Quota", "$1,750,000");
    await until(() => window.testId("sum-rep-quotas").innerText(), /\$21\.25M/);
    assert.equal((await kept("Seat ENT-02")).quota, "1750000.00");
  });

  test("Enter goes down, so that a column is typed in one go", async () => {
    await grid.select("Seat ENT-03", "Quota");
    await window.type("1.4m");
    await window.press("Enter");
    await window.type("1450k");
    await window.press("Enter");
    await grid.shows("Seat ENT-03", "Quota", "$1,400,000");
    await grid.shows("Seat ENT-04", "Quota", "$1,450,000");
  });

  test("cell maths works on what stands there", async () => {
    await grid.enter("Seat ENT-03", "Quota", "+10%");
    await grid.shows("Seat ENT-03", "Quota", "$1,540,000");
    await grid.enter("Seat ENT-03", "Quota", "-40k");
    await grid.shows("Seat ENT-03", "Quota", "$1,500,000");
  });

  test("undo and redo by keyboard, and the bar says what", async () => {
    await grid.enter("Seat ENT-05", "Quota", "900000");
    await grid.shows("Seat ENT-05", "Quota", "$900,000");
    await window.press("Control+z");
    await grid.shows("Seat ENT-05", "Quota", "$1,500,000");
    await window.press("Control+Shift+Z");
    await grid.shows("Seat ENT-05", "Quota", "$900,000");
    await window.press("Control+z");
    await grid.shows("Seat ENT-05", "Quota", "$1,500,000");
  });

  test("a column pasted from a spreadsheet is one step", async () => {
    await window.clip("1,100,000\n$1,200,000\n1300000\n");
    await grid.select("Seat ENT-06", "Quota");
    await window.press("Control+v");
    await grid.shows("Seat ENT-06", "Quota", "$1,100,000");
    await grid.shows("Seat ENT-07", "Quota", "$1,200,000");
    await grid.shows("Seat ENT-08", "Quota", "$1,300,000");
    await window.press("Control+z");
    await grid.shows("Seat ENT-06", "Quota", "$1,500,000");
    await grid.shows("Seat ENT-08", "Quota", "$1,500,000");
  });

  test("fill down takes the first cell into the others", async () => {
    await grid.enter("Seat ENT-06", "Quota", "1250000");
    await grid.shows("Seat ENT-06", "Quota", "$1,250,000");
    await grid.select("Seat ENT-06", "Quota");
    await window.press("Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
    await grid.shows("Seat ENT-07", "Quota", "$1,250,000");
    await grid.shows("Seat ENT-08", "Quota", "$1,250,000");
    await grid.shows("Seat ENT-09", "Quota", "$1,500,000");
  });

  test("copy gives a spreadsheet what it can read", async () => {
    await grid.select("Seat ENT-06", "Quota");
    await window.press("Shift+ArrowDown", "Control+c");
    const copied = await until(() => window.page.evaluate(() => navigator.clipboard.readText()), /1250000|1,250,000/);
    assert.equal(copied.trim().split("\n").length, 2);
  });

  test("a refusal stands at its cell and nothing changes", async () => {
    const before = (await started.desk.head()).revision;
    await grid.enter("Seat ENT-09", "Quota", "a lot");
    const cell = await grid.cell("Seat ENT-09", "Quota");
    await until(() => cell.getAttribute("aria-invalid"), "true");
    await until(() => window.page.locator(".grid-popover").innerText(), /is not a number[^]*Write for example/);
    await window.picture("quotas-refusal-en-light-1280");
    assert.equal((await started.desk.head()).revision, before);
    await grid.enter("Seat ENT-09", "Quota", "1500001");
    await grid.shows("Seat ENT-09", "Quota", "$1,500,001");
    await until(() => cell.getAttribute("aria-invalid"), null);
  });

  test("one bad cell of a paste holds back all of it, and is the one that is marked", async () => {
    const before = (await started.desk.head()).revision;
    await window.clip("1000000\nn/a\n1000000");
    await grid.select("Seat COM-01", "Quota");
    await window.press("Control+v");
    const bad = await grid.cell("Seat COM-02", "Quota");
    await until(() => bad.getAttribute("aria-invalid"), "true");
    assert.equal(await (await grid.cell("Seat COM-01", "Quota")).getAttribute("aria-invalid"), null);
    assert.equal((await started.desk.head()).revision, before);
  });

  test("a locked quota is left alone by spreading", async () => {
    await grid.enter("Seat ENT-01", "Quota", "2000000");
    await grid.shows("Seat ENT-01", "Quota", "$2,000,000");
    await grid.select("Seat ENT-01", "Quota");
    await window.press("Control+l");
    await until(async () => (await kept("Seat ENT-01")).locked, true);
    await window.testId("quotas-spread-all").click();
    await until(async () => (await started.desk.look("quotas")).sum.sumRepQuotas, "21000000.00");
    assert.equal((await kept("Seat ENT-01")).quota, "2000000.00");
    await grid.shows("Seat ENT-01", "Quota", /^\$2,000,000/);
  });

  test("locks that take more than there is are told beside the button", async () => {
    await grid.select("Seat ENT-01", "Quota");
    await window.press("Control+l");
    await until(async () => (await kept("Seat ENT-01")).locked, false);
    await grid.enter("Seat ENT-01", "Quota", "30m");
    await grid.shows("Seat ENT-01", "Quota", "$30,000,000");
    await grid.select("Seat ENT-01", "Quota");
    await window.press("Control+l");
    await until(async () => (await kept("Seat ENT-01")).locked, true);
    await window.testId("quotas-spread-all").click();
    await until(() => window.testId("quotas-refusal").innerText(), /Locked quotas add up to \$30,000,000/);
    await window.press("Control+z");
    await until(() => window.testId("quotas-refusal").count(), 0);
  });

  test("the company plan is typed where it stands", async () => {
    await window.testId("company-plan").getByRole("button").click();
    await window.type("22.5m");
    await window.press("Enter");
    await until(async () => (await started.desk.look("quotas")).sum.companyPlan, "22500000.00");
    await until(() => window.testId("company-plan").innerText(), /\$22\.50?M/);
  });
});
