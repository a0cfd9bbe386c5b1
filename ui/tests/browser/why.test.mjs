/** Why this number: the panel says what the cell says, how it came about, and what it is made of. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("why", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "payouts");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const value = () => window.testId("why-value").innerText();
  const panel = () => window.testId("why").innerText();

  test("a cell answers to the keyboard, down to the tiers", async () => {
    const grid = window.grid();
    await grid.select("Seat ENT-03", "Projected variable");
    await window.press("Control+Shift+e");
    await until(value, await grid.text("Seat ENT-03", "Projected variable"));
    assert.match(await panel(), /251,250/);
    assert.match(await panel(), /Share of target paid/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("why-en-light-1280");
  });

  test("an input is asked in its turn, and Escape leads back to the cell", async () => {
    await window.testId("why").getByRole("button", { name: /^Why / }).first().click();
    await until(() => window.testId("why").getByRole("button", { name: "Back to the number before" }).count(), 1);
    await window.testId("why").getByRole("button", { name: "Back to the number before" }).click();
    await until(value, "$251,250");
    await window.press("Escape");
    await until(() => window.testId("why").count(), 0);
  });

  test("a number at the top answers to the mouse, and follows a change", async () => {
    await window.page.getByRole("button", { name: /^Projected total cost/ }).click();
    await until(value, /^\$6,168,360/);
    const before = await value();
    await window.testId("attainment-all").fill("110");
    await window.press("Enter");
    await until(value, (text) => text !== before);
    await window.testId("why").getByRole("button", { name: "Close" }).click();
  });

  test("quotas, teams and pools answer too", async () => {
    await window.go("quotas");
    const quotas = window.grid();
    await quotas.select("Seat ENT-01", "Quota");
    await window.testId("why-cell").click();
    await until(value, await quotas.text("Seat ENT-01", "Quota"));
    await window.press("Escape");
    await window.page.getByTestId("tab-waterfall").click();
    await window.settled();
    await window.grid().select("Enterprise", "Assigned below");
    await window.press("Control+Shift+e");
    await until(value, /^\$1\d,\d{3},\d{3}/);
    assert.deepEqual(await window.violations(), []);
  });

  test("in Spanish, in the dark", async () => {
    const other = await openExample(started, "payouts", { language: "es", theme: "dark" }, { width: 1920, height: 1080 });
    await other.grid().select("Seat ENT-03", "Variable proyectada");
    await other.press("Control+Shift+e");
    await until(() => other.testId("why-value").innerText(), /251\.250/);
    await other.picture("why-es-dark-1920");
    assert.deepEqual(await other.violations(), []);
    await other.close();
  });
});
