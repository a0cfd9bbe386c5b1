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

  const undo = () => window.page.getByRole("button", { name: /^Undo/ }).first().click();
  const part = (label) => window.page.locator("[role=radiogroup] label").filter({ hasText: new RegExp(`^\\s*${label}\\s*$`) }).click();

  test("managers are paid on their team", async () => {
    await part("Managers");
    await until(() => window.grid("Managers").rows(), 4);
    const [manager] = (await started.desk.look("payouts")).managers;
    assert.equal(manager.target, "14550000.00");
  });

  test("a plan is edited at once, and a tier that does not rise is refused at its row", async () => {
    await part("Pay plans");
    const editor = window.testId("plan-editor");
    await editor.waitFor();
    await editor.getByLabel("From attainment 3").fill("90");
    await window.press("Enter");
    await until(() => editor.getByRole("alert").first().innerText(), /tier 3/i);
    await editor.getByLabel("From attainment 3").fill("130");
    await window.press("Enter");
    const plan = async () => (await started.desk.look("payouts")).payPlans[0];
    await until(async () => (await plan()).components[0].shape.tiers[2].from, "1.3");
    await editor.getByLabel("Threshold").selectOption("cliff");
    await until(async () => (await plan()).components[0].threshold?.kind, "cliff");
    await until(() => window.testId("pay-checks").innerText(), /threshold/i);
    await undo();
    await until(async () => (await plan()).components[0].threshold, null);
    assert.deepEqual(await window.violations(), []);
  });

  test("a plan to start from is added by name", async () => {
    await window.page.getByLabel("New pay plan…").selectOption({ label: "Overlay on pool and objectives" });
    await until(async () => (await started.desk.look("payouts")).payPlans.at(-1).name, "Overlay on pool and objectives");
    await until(() => window.testId("plan-editor").getByLabel("Name", { exact: true }).inputValue(), "Overlay on pool and objectives");
  });

  test("quarters and heat map show everybody", async () => {
    await part("By quarter");
    await until(() => window.grid("Payments").rows(), (rows) => rows >= 20);
    await part("Heat map");
    await until(() => window.grid("Heat map").rows(), (rows) => rows >= 20);
    assert.deepEqual(await window.violations(), []);
  });

  test("a deal typed or pasted takes the place of the attainment assumed", async () => {
    await part("Deals");
    const deals = window.grid("Deals");
    const first = async () => (await started.desk.look("payouts")).sellers[0];
    await window.clip("Big\tSeat ENT-01\t2027-03-01\t750000\t1\nSmall\tSeat ENT-01\t2027-06-01\t150000\t1");
    await deals.root.locator("[data-body] [role=row][aria-rowindex='2'] [aria-colindex='1']").click();
    await window.press("Control+v");
    await until(async () => (await first()).bookings, "900000.00");
    assert.equal((await first()).attainment, "0.6");
    await undo();
    await until(async () => (await first()).deals, 0);
    assert.deepEqual(await window.violations(), []);
  });

  test("the attainment of a team holds for its sellers", async () => {
    await part("People");
    await part("Sellers");
    await window.page.getByLabel("Attainment of Commercial").fill("80");
    await window.press("Enter");
    await until(async () => (await seller("Seat COM-01")).attainment, "0.8");
    await undo();
  });

  for (const [language, theme, width, height] of [["en", "light", 1280, 800], ["es", "dark", 1280, 800], ["en", "dark", 1920, 1080], ["es", "light", 1920, 1080]]) {
    test(`looks right in ${language}, ${theme}, ${width} wide`, async () => {
      const other = await openExample(started, "payouts", { language, theme }, { width, height });
      const labels = other.page.locator("[role=radiogroup]").first().locator("label");
      for (const [place, name] of ["people", "plans", "quarters", "heat", "deals"].entries()) {
        await labels.nth(place).click();
        await other.settled();
        await other.picture(`payouts-${name}-${language}-${theme}-${width}`);
        assert.deepEqual(await other.violations(), []);
      }
      await other.close();
    });
  }
});
