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

  test("a rule of groups is counted while it is written, and read again", async () => {
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    const trial = window.testId("trial");
    await dialog.getByRole("combobox").last().click();
    await window.type("Enterprise");
    await window.press("Enter");
    await until(() => trial.innerText().then((text) => /^\d+ match/.test(text)), true);
    const alone = Number.parseInt(await trial.innerText(), 10);

    // Of a group any may hold: near a place, or in a range of postal codes, or without potential.
    await dialog.locator("[data-add=group]").first().click();
    const inner = dialog.locator("[data-level='2']");
    await inner.locator("select").first().selectOption("place");
    for (const [label, text] of [["Kilometres", "120"], ["Latitude", "37.7749"], ["Longitude", "-122.4194"]]) await inner.getByLabel(label).fill(text);
    await inner.locator("[data-add=condition]").click();
    await inner.locator("select").nth(1).selectOption("postalCode");
    await inner.getByRole("combobox", { name: "Any of these values" }).fill("900-921");
    await window.press("Enter");
    await until(async () => Number.parseInt(await trial.innerText(), 10) < alone, true);
    await window.settled();
    assert.match(await trial.innerText(), /Earlier rules take \d+ \(rule/);
    await window.picture("territories-rule");
    assert.deepEqual(await window.violations(), []);
    const matches = Number.parseInt(await trial.innerText(), 10);
    await window.testId("save-rule").click();
    await dialog.waitFor({ state: "detached" });
    const added = (await rules()).at(-1);
    assert.equal(added.matches, matches);
    assert.equal(added.earlier.reduce((sum, { accounts }) => sum + accounts, added.holds + added.byHand), matches);
    assert.equal(added.conditions[1].test, "anyOf");

    assert.deepEqual(added.conditions[1].of[1], { test: "postalRange", ranges: [{ first: "900", last: "921" }] });

    // Shadowed rules say by which one; the rule opens as it was written.
    const line = window.testId("rules").locator("li").last();
    await until(() => line.locator("[data-lost]").innerText(), /rule \d+/);
    await line.locator("[data-rule]").click();
    await dialog.locator("[data-level='2']").waitFor();
    await until(() => dialog.getByLabel("Kilometres").inputValue(), "120");
    await window.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("what cannot be is said while it is typed", async () => {
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    await dialog.locator("[data-condition] select").first().selectOption("potential");
    await dialog.getByLabel("From", { exact: true }).fill("5,000");
    await dialog.getByLabel("Below").fill("500");
    await until(() => window.testId("trial").innerText().then((text) => text.startsWith("Nothing lies from 5,000 to below 500.")), true);
    await window.testId("save-rule").click();
    await window.settled();
    assert.equal(await dialog.count(), 1);
    await window.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("what tells rules apart is in sight at 1280, and the whole text in the tooltip", async () => {
    const lines = window.testId("rules").locator("[data-rule]");
    const count = await lines.count();
    const shown = await lines.locator(".when").evaluateAll((all) => all.map((one) => one.innerText.slice(0, 60)));
    assert.equal(new Set(shown.slice(0, 16)).size, Math.min(16, count));
    assert.match(await lines.first().getAttribute("title"), /^segment is Enterprise, /);
  });

  test("IDs that no account has are marked and removed at once, and a refusal stands there once", async () => {
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    await dialog.locator("[data-condition] select").first().selectOption("named");
    await window.clip("ACC-0001\nX-77\nACC-0002\nX-78");
    await dialog.getByRole("combobox", { name: "Any of these values" }).focus();
    await window.press("Control+v");
    await until(() => dialog.locator(".token.unknown").allInnerTexts().then((texts) => texts.map((text) => text.split("\n")[0])), ["X-77", "X-78"]);
    await until(() => window.testId("unknown-accounts").innerText(), /^2 IDs are not among the accounts\./);
    assert.deepEqual(await window.violations(), []);
    await window.picture("territories-rule-unknown");
    await window.testId("remove-unknown").click();
    await until(() => dialog.locator(".token").count(), 2);
    await window.testId("unknown-accounts").waitFor({ state: "detached" });

    await dialog.locator("[data-condition] select").first().selectOption("potential");
    await dialog.getByLabel("From", { exact: true }).fill("5,000");
    await dialog.getByLabel("Below").fill("500");
    const said = "Nothing lies from 5,000 to below 500.";
    await until(() => window.testId("trial").innerText().then((text) => text.startsWith(said)), true);
    await window.testId("save-rule").click();
    await window.settled();
    assert.equal((await dialog.innerText()).split(said).length, 2);
    await window.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("a rule keeps named accounts out, and the account says so", async () => {
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    await dialog.locator("select").first().selectOption("out");
    await dialog.locator("[data-condition] select").first().selectOption("named");
    await window.clip("ACC-0001\nACC-0002\tACC-0003");
    await dialog.getByRole("combobox", { name: "Any of these values" }).focus();
    await window.press("Control+v");
    await until(() => window.testId("trial").innerText().then((text) => text.startsWith("3 match")), true);
    await window.testId("save-rule").click();
    await dialog.waitFor({ state: "detached" });
    const lines = window.testId("rules").locator("[data-rule]");
    const last = (await rules()).length - 1;
    await lines.nth(last).focus();
    await window.press("Alt+ArrowUp");
    await until(async () => (await rules())[last - 1].territory, null);
    await started.desk.ask("change", { edits: [{ type: "moveRule", rule: (await rules())[last - 1].id, position: 0 }], view: { screen: "territories" } });
    assert.equal((await rules())[0].holds, 3);

    await window.go("accounts");
    await window.grid().root.getByText("ACC-0001").first().click();
    const why = window.testId("why-here");
    await until(() => why.innerText().then((text) => /Rule 1 keeps it out of every territory/.test(text) && /Later rules that match as well/.test(text)), true);
    await window.picture("territories-why-here");
    await window.go("territories");
    await window.picture("territories-rules");
    assert.deepEqual(await window.violations(), []);
    const dark = await started.open({ theme: "dark", language: "es" }, { width: 1440, height: 900 });
    await dark.go("territories");
    await dark.picture("territories-rules-dark-es");
    await dark.testId("rules").locator("[data-rule]").last().click();
    await dark.page.getByRole("dialog").waitFor();
    await dark.settled();
    await dark.picture("territories-rule-dark-es");
    assert.deepEqual(await dark.violations(), []);
    await dark.close();
    await started.desk.settings({});
  });

  test("several hundred pasted values stay in a field of bounded height", async () => {
    await window.settled();
    await window.testId("add-rule").click();
    const dialog = window.page.getByRole("dialog");
    const values = dialog.getByRole("combobox").last();
    await values.click();
    await window.clip(Array.from({ length: 420 }, (_, at) => `Value ${at}`).join("\n"));
    await window.press("Control+v");
    await until(() => window.testId("tokens-more").innerText(), "and 405 more");
    const height = async () => (await window.testId("tokens-more").locator("xpath=..").boundingBox()).height;
    assert.ok((await height()) <= 150, "too tall");
    // The last ones are in sight, where one goes on typing.
    assert.equal(await dialog.locator(".token").count(), 15);
    assert.match(await dialog.locator(".token").last().innerText(), /Value 419/);
    assert.ok((await values.boundingBox()).y < 700);
    await window.picture("territories-rule-values");
    const box = window.testId("tokens-more").locator("xpath=..");
    const handle = await box.elementHandle();
    await window.testId("tokens-more").click();
    await until(() => dialog.locator(".token").count(), 420);
    assert.ok((await handle.boundingBox()).height <= 150);
    await window.press("Escape", "Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("a finding about a rule that keeps accounts out opens the rule", async () => {
    await started.desk.change([{ type: "addRule", territory: null, conditions: [{ test: "is", field: "segment", values: ["Nothing like it"] }] }]);
    await window.go("overview");
    const step = window.testId("next-steps").locator("li", { hasText: new RegExp(`Rule ${(await rules()).length} .*matches no account`) });
    await step.getByRole("button").click();
    const lines = window.testId("rules").locator("[data-rule]");
    await until(() => lines.last().evaluate((line) => line === document.activeElement), true);
    await until(() => lines.last().innerText(), /Nothing like it/);
    await started.desk.ask("undo", { view: { screen: "overview" } });
    await window.go("overview");
    await window.go("territories");
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
