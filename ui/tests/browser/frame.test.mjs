/** The frame around the screens: from nothing to a plan, palette, language, shortcuts, history. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, screenOrder, startBrowser } from "./window.mjs";

describe("the frame", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  const isOn = (window, screen) => until(() => window.page.locator("nav button").nth(screenOrder.indexOf(screen)).getAttribute("aria-current"), "page");

  test("the example is one click away, and is remembered", async () => {
    const window = await started.open();
    await window.page.getByRole("button", { name: "Open the example" }).click();
    await isOn(window, "overview");
    await until(() => window.page.title(), /FY27 North America/);
    await started.desk.ask("closePlan");
    const again = await started.open();
    await again.page.getByRole("button", { name: /Example plan/ }).click();
    await isOn(again, "overview");
    await again.close();
    await window.close();
  });

  test("a new plan begins empty and leads to the import", async () => {
    await started.desk.ask("closePlan");
    const window = await started.open();
    await window.page.getByRole("button", { name: /empty/i }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.waitFor();
    assert.deepEqual(await window.violations(), []);
    await window.press("Enter");
    await isOn(window, "overview");
    assert.equal((await started.desk.head()).counts.accounts, 0);
    for (const screen of screenOrder) {
      await window.go(screen);
      await window.picture(`empty-${screen}-en-light-1280`);
      assert.deepEqual(await window.violations(), [], screen);
    }
    await window.close();
  });

  test("the palette finds commands, screens and accounts", async () => {
    const window = await openExample(started, "overview");
    await window.press("Control+k");
    await window.page.getByRole("dialog").getByRole("combobox").waitFor();
    assert.deepEqual(await window.violations(), []);
    await window.picture("palette-en-light-1280");
    await window.type("payouts");
    await window.press("Enter");
    await isOn(window, "payouts");
    await window.press("Control+k");
    await window.type("Hulmane");
    await window.page.getByRole("option", { name: /Hulmane Networks/ }).waitFor();
    await window.page.getByRole("option", { name: /Hulmane Networks/ }).click();
    await isOn(window, "accounts");
    await until(() => window.testId("why-here").innerText(), /rule 18/);
    await window.close();
  });

  test("the language changes while one looks, texts of the core too", async () => {
    const window = await openExample(started, "quotas");
    await window.grid().enter("Seat ENT-01", "Quota", "1600000");
    await until(async () => (await started.desk.head()).undo, /Set quota/);
    await window.press("Control+k");
    await window.type("idioma");
    await window.press("Enter");
    await until(() => window.page.locator("h1").innerText(), "Cuotas");
    await window.grid().shows("Seat ENT-01", "Cuota", /^1\.600\.000/);
    await until(() => window.page.evaluate(() => document.documentElement.lang), "es");
    await window.grid().enter("Seat ENT-01", "Cuota", "1,25m");
    await window.grid().shows("Seat ENT-01", "Cuota", /^1\.250\.000/);
    await window.go("history");
    assert.match((await window.grid().names())[0], /Fijó la cuota de Seat ENT-01/);
    await window.close();
  });

  test("shortcuts lead to the screens, and Ctrl+Z works on each", async () => {
    await started.desk.ask("openExample");
    await started.desk.change([{ type: "addPool", name: "Street West" }]);
    const window = await started.open();
    await window.press("Control+2");
    await isOn(window, "accounts");
    await window.press("Control+5");
    await isOn(window, "quotas");
    await window.press("Control+z");
    await until(async () => (await started.desk.head()).counts.pools, 2);
    // In a grid that takes typing "?" is typed; elsewhere it lists the shortcuts.
    await window.press("Control+1");
    await isOn(window, "overview");
    await window.press("?");
    await window.page.getByRole("dialog").waitFor();
    assert.deepEqual(await window.violations(), []);
    await window.press("Escape");
    await until(() => window.page.getByRole("dialog").count(), 0);
    await window.close();
  });

  test("history lists what was done and takes it back", async () => {
    await started.desk.ask("openExample");
    await started.desk.change([{ type: "addPool", name: "Street West" }]);
    await started.desk.change([{ type: "addPool", name: "Street East" }]);
    const window = await started.open();
    await window.go("history");
    await until(() => window.grid().rows(), 2);
    assert.match((await window.grid().names())[0], /Street East/);
    await window.testId("history-undo").click();
    await until(async () => (await started.desk.head()).counts.pools, 3);
    await window.testId("history-redo").click();
    await until(async () => (await started.desk.head()).counts.pools, 4);
    await window.close();
  });

  test("findings lead to what they speak of", async () => {
    const window = await openExample(started, "overview");
    const steps = window.testId("next-steps").getByRole("button");
    await steps.first().click();
    await until(() => window.page.locator("nav button[aria-current=page]").innerText(), (text) => !/^Overview/.test(text));
    await window.close();
  });
});
