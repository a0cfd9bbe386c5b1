/** Territories: a rule added and put in its place, accounts left over always in sight. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("territories", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "territories");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const rules = async () => (await started.desk.look("territories")).rules;

  test("a rule is added", async () => {
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByRole("combobox").first().waitFor();
    const values = dialog.getByRole("combobox").last();
    await values.click();
    await window.type("Commercial");
    await window.press("Enter");
    await window.testId("save-rule").click();
    await until(async () => (await rules()).length, 19);
    await dialog.waitFor({ state: "detached" });
    assert.match((await rules())[18].text, /Commercial/);
  });

  test("rules change places by keyboard and what they hold follows", async () => {
    const [first, second] = await rules();
    const lines = window.testId("rules").locator("[data-rule]");
    await lines.nth(1).focus();
    await window.press("Alt+ArrowUp");
    await until(async () => (await rules()).slice(0, 2).map((rule) => rule.id), [second.id, first.id]);
    await until(() => lines.nth(0).evaluate((line) => line === document.activeElement), true);
    await window.press("Alt+ArrowDown");
    await until(async () => (await rules()).slice(0, 2).map((rule) => rule.id), [first.id, second.id]);
  });

  test("a territory is added and named at once", async () => {
    await window.testId("add-territory").click();
    await window.page.locator(".grid-frame input").waitFor();
    await window.press("Control+a");
    await window.type("Far West");
    await window.press("Enter");
    await until(async () => (await started.desk.look("territories")).territories.at(-1).name, "Far West");
  });

  test("accounts left over are one click away", async () => {
    const { unassigned } = await started.desk.look("territories");
    await window.testId("show-unassigned").click();
    await until(() => window.grid().rows(), unassigned.accounts);
  });
});
