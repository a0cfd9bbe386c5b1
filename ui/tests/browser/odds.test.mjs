/** Odds: the discount that gives presales a chance, and what it means to be in one pool or another. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("odds", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openOdds();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  async function openOdds(settings = {}, size = undefined) {
    const opened = await openExample(started, "pools", settings, size);
    await opened.testId("tab-odds").click();
    await opened.testId("odds-curve").waitFor();
    await opened.settled();
    return opened;
  }
  const odds = () => started.desk.look("odds");
  const enterprise = async () => (await odds()).pools[0];
  const undo = () => window.page.getByRole("button", { name: /^Undo/ }).first().click();
  const middle = (box) => box.x + box.width / 2;

  /** The discount at which a mark stands, read off the axis. */
  async function discountOf(mark) {
    const at = async (tick) => middle(await window.page.locator(`[data-tick="${tick}"]`).boundingBox());
    const [none, half] = [await at(0), await at(0.5)];
    return ((middle(await window.testId(mark).boundingBox()) - none) / (half - none)) * 0.5;
  }

  test("the curve is drawn, with the discount in use and the one asked for on it", async () => {
    const pool = await enterprise();
    assert.equal(pool.chance, "0.4617");
    assert.ok(Math.abs((await discountOf("mark-in-use")) - Number(pool.discount)) < 0.004);
    assert.ok(Math.abs((await discountOf("mark-asked")) - Number(pool.answers[2].discount)) < 0.004);
    const says = await window.testId("odds-pool").innerText();
    for (const part of ["86.67%", "46 of 100", "25.45%", "$11,182,717"]) assert.ok(says.includes(part), part);
    assert.deepEqual(await window.violations(), []);
  });

  test("the keyboard walks the curve", async () => {
    const curve = window.testId("odds-curve");
    await curve.focus();
    await window.press("End");
    await until(() => curve.getAttribute("aria-valuetext"), /^Discount 50%/);
    await window.press("ArrowLeft");
    await until(() => window.testId("odds-readout").textContent(), /49%/);
    await window.press("Home");
    await until(() => curve.getAttribute("aria-valuetext"), /^Discount −10%: chance 13\.7%, target \$16,500,000/);
  });

  test("another chance asked for moves the mark", async () => {
    await window.testId("odds-asked").fill("80");
    await window.press("Enter");
    await until(() => discountOf("mark-asked"), (at) => Math.abs(at - 0.3072) < 0.004);
    await window.testId("odds-asked").fill("30");
    await window.press("Enter");
    await until(() => window.testId("odds-ask").getByRole("alert").innerText(), /from 50% to 95%/);
    await window.page.getByRole("slider", { name: "Chance asked for" }).focus();
    await window.press("ArrowLeft");
    // Between the points of the curve.
    await until(() => discountOf("mark-asked"), (at) => at > 0.295 && at < 0.3072);
  });

  test("an answer used is the pool's discount, and undo brings the old one back", async () => {
    const [, , seventy] = (await enterprise()).answers;
    await window.testId("odds-answers").getByRole("button", { name: "Use the discount for a chance of 70%" }).click();
    await until(async () => (await enterprise()).poolTarget, seventy.target);
    assert.equal((await enterprise()).chance, "0.7");
    await until(() => discountOf("mark-in-use"), (at) => Math.abs(at - Number(seventy.discount)) < 0.004);
    await until(() => window.testId("odds-answers").locator("[aria-pressed=true]").count(), 1);
    await undo();
    await until(async () => (await enterprise()).poolTarget, "13000000.00");
    await until(() => discountOf("mark-in-use"), (at) => Math.abs(at - 0.1333) < 0.004);
  });

  test("a higher correlation widens what the pool books", async () => {
    const before = await enterprise();
    await window.testId("odds-correlation").fill("60");
    await window.press("Enter");
    await until(async () => (await odds()).correlation, "0.6");
    const wide = await enterprise();
    assert.notEqual(wide.chance, before.chance);
    assert.ok(Number(wide.deviation) > Number(before.deviation));
    await until(() => window.page.locator(".kpi dd").first().innerText(), new RegExp((Number(wide.chance) * 100).toFixed(1).replace(/\.0$/, "").replace(".", "\\.")));
    await window.testId("odds-correlation").fill("101");
    await window.press("Enter");
    await until(() => window.testId("odds-assumptions").getByRole("alert").innerText(), /./);
    await undo();
    await until(async () => (await odds()).correlation, "0.3");
  });

  test("presets and a typed mean change the chance", async () => {
    await window.testId("preset-healthy").click();
    await until(async () => (await odds()).distribution, { mean: "1", deviation: "0.21" });
    assert.ok(Number((await enterprise()).chance) > 0.7);
    await window.testId("odds-mean").fill("70");
    await window.press("Enter");
    await until(async () => (await odds()).distribution, { mean: "0.7", deviation: "0.21" });
    await undo();
    await undo();
    await until(async () => (await odds()).distribution, { mean: "0.87", deviation: "0.35" });
    await until(() => window.testId("preset-typical").getAttribute("aria-pressed"), "true");
  });

  test("the lottery tells who draws a better pool, and its moves are one step", async () => {
    await until(() => window.testId("odds-lottery").innerText(), /No lottery/);
    await started.desk.change([{ type: "setPoolTarget", pool: 0, target: { typed: "discount", discount: "0.25" } }]);
    await window.go("pools");
    await window.testId("tab-odds").click();
    await until(() => window.testId("odds-lottery").innerText(), /points apart/);
    const { spread, spreadAfter } = await odds();
    await window.testId("odds-even").click();
    await until(async () => (await odds()).spread, (now) => Number(now) < Number(spread));
    assert.ok(Math.abs(Number((await odds()).spread) - Number(spreadAfter)) < 0.01);
    assert.deepEqual(await window.violations(), []);
    await undo();
    await until(async () => (await odds()).spread, spread);
  });

  test("a pool without quotas, no presales and no pools lead on", async () => {
    const { sellers, presales, pools } = await started.desk.look("pools");
    await started.desk.change(sellers.filter((row) => row.pools.includes(0)).map(({ seller }) => ({ type: "moveSeller", seller, pool: null })));
    await started.desk.change(presales.map((row) => ({ type: "removePresales", presales: row.presales })));
    const again = async () => {
      await window.go("pools");
      await window.testId("tab-odds").click();
      await window.settled();
    };
    await again();
    await until(() => window.page.locator("main").innerText(), /Nobody in Enterprise carries a quota/);
    await until(() => window.page.locator("main").innerText(), /Nobody in presales yet/);
    await window.picture("odds-nothing");
    assert.deepEqual(await window.violations(), []);
    await started.desk.change(pools.map((row) => ({ type: "removePool", pool: row.pool })));
    await again();
    await until(() => window.page.locator("main").innerText(), /No pools yet/);
    await window.picture("odds-empty");
    assert.deepEqual(await window.violations(), []);
  });

  for (const [language, theme, width, height] of [["en", "light", 1280, 800], ["es", "dark", 1280, 800], ["en", "dark", 1920, 1080], ["es", "light", 1920, 1080]]) {
    test(`looks right in ${language}, ${theme}, ${width} wide`, async () => {
      const other = await openOdds({ language, theme }, { width, height });
      if (language === "es") await until(() => other.testId("odds-pool").innerText(), /descuento/);
      const name = `odds-${language}-${theme}-${width}`;
      await other.picture(name);
      assert.deepEqual(await other.violations(), []);
      assert.equal(await other.page.evaluate(() => [document.documentElement, ...document.querySelectorAll("main, main > .content")].filter((one) => one.scrollWidth > one.clientWidth).length), 0);
      await started.desk.change([{ type: "setPoolTarget", pool: 0, target: { typed: "discount", discount: "0.25" } }]);
      await other.go("pools");
      await other.testId("tab-odds").click();
      await other.testId("odds-curve").waitFor();
      await other.settled();
      await other.testId("odds-curve").hover({ position: { x: 200, y: 100 } });
      await other.picture(`${name}-hover`);
      await other.testId("odds-lottery").scrollIntoViewIfNeeded();
      await other.page.locator("main > .content").evaluate((content) => content.scrollTo(0, content.scrollHeight));
      await other.settled();
      await other.picture(`${name}-lottery`);
      assert.deepEqual(await other.violations(), []);
      await other.close();
    });
  }
});
