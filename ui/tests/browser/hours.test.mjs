/** Hours: the heat map by keyboard, what nobody can do, how long a request waits, the assumptions and their way back. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("hours", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "pools");
    await open();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const open = async (there = window) => {
    await there.testId("tab-hours").click();
    await until(() => there.testId("tab-hours").getAttribute("aria-current"), "page");
    await there.settled();
  };
  const kept = () => started.desk.look("hours");
  const line = (id, there = window) => there.page.locator(`[data-line="${id}"]`);
  const cell = (id, column, there = window) => line(id, there).locator(`[data-cell="${column}"]`);
  const detail = () => window.testId("hours-detail").innerText();
  const undo = () => window.page.getByRole("button", { name: /^Undo/ }).first().click();
  const part = (name) => window.page.locator("[role=radiogroup] label").filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) }).click();

  test("each pool says what is used, with a shape and a word", async () => {
    assert.match(await cell("0", 0).innerText(), /Enterprise/);
    assert.match(await cell("0", 3).innerText(), /○\s*84%\s*free/);
    assert.match(await cell("0", 6).innerText(), /●\s*86%\s*full/);
    assert.match(await cell("0", 7).innerText(), /▲\s*112%\s*over/);
    assert.match(await cell("1", 3).innerText(), /▲\s*173%\s*over/);
    assert.equal(await cell("0", 3).getAttribute("title"), "Enterprise · Year: 3,772 hours needed, 4,510 available: 84%.");
    assert.deepEqual(await window.violations(), []);
  });

  test("a skill that nobody has is marked, and no number is made up for it", async () => {
    assert.match(await cell("0/Energy", 0).innerText(), /nobody in the pool/);
    assert.equal((await cell("0/Energy", 3).innerText()).trim(), "nobody");
    assert.equal((await cell("0/Energy", 2).innerText()).trim(), "0");
    const uncovered = (await kept()).pools.flatMap((pool) => pool.skills).filter((skill) => skill.uncovered).length;
    assert.equal(await window.testId("uncovered").count(), uncovered);
    assert.match(await window.testId("hours-uncovered").innerText(), new RegExp(`\\b${uncovered}\\b`));
  });

  test("a number of hours answers why, down to stages, days and accounts", async () => {
    await cell("0", 3).click();
    await window.page.getByRole("button", { name: /^Needed: 3,772\. Why/ }).first().click();
    await until(() => window.testId("why").innerText(), /Presales hours needed[^]*3,772\.1[^]*Hours of one opportunity/);
    await until(() => window.testId("why").innerText(), /Discovery[^]*assumed for the segment/);
    await window.press("Escape");
    await window.press("Control+Shift+e");
    await until(() => window.testId("why").innerText(), /Presales hours/);
    await window.press("Escape");
  });

  test("the keyboard walks cells, and the one it stands on is explained", async () => {
    assert.equal(await window.page.locator("[data-testid=hours-map] [tabindex='0']").count(), 1);
    await cell("0", 3).click();
    await until(detail, /3,772 hours needed, 4,510 available: 84%\. 738 hours are left\.[^]*waits 6\.7 working days on average; 71% find everybody busy[^]*141 opportunities in the year, 26\.8 hours each/);
    await window.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
    await until(detail, /Q4[^]*142 hours are missing[^]*The queue grows without end/);
    await window.press("ArrowDown");
    await until(detail, /Retail[^]*in Enterprise · Q4[^]*295 hours needed, 190 available: 155%[^]*Seat SE-04[^]*Food and beverage/);
    await window.press("Control+End");
    await until(() => window.page.evaluate(() => document.activeElement.getAttribute("data-cell")), "7");
    await until(() => window.page.locator("[data-testid=hours-map] [tabindex='0']").count(), 1);
  });

  test("the first week of overload is told by its date", async () => {
    await cell("1", 3).click();
    const day = (await kept()).pools[1].firstOverload;
    const { yearStart } = await started.desk.head();
    const date = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
    await until(() => window.testId("hours-overload").innerText(), (text) => (day <= yearStart ? text.includes("first days of the year") : text.includes(date)));
  });

  test("a pool folds and unfolds", async () => {
    await cell("0", 0).click();
    await window.press("ArrowLeft");
    await until(() => line("0/Energy").count(), 0);
    assert.equal(await line("0").getAttribute("aria-expanded"), "false");
    await window.press("ArrowRight");
    await until(() => line("0/Energy").count(), 1);
  });

  test("a smaller deal asks for more hours, and undo brings them back", async () => {
    await part("Assumptions");
    await window.testId("hours-segment-1").getByRole("button", { name: /Enterprise/ }).click();
    await window.testId("hours-deal-1").fill("200k");
    await window.press("Enter");
    await until(() => cell("0", 1).innerText(), /7,544/);
    assert.equal((await kept()).pools[0].year.demand, "7544.2");
    await undo();
    await until(() => cell("0", 1).innerText(), /3,772/);
    await until(() => window.testId("hours-deal-1").inputValue(), "400000");
  });

  test("what cannot be is refused beside its field", async () => {
    await window.testId("hours-per-day").fill("25");
    await window.press("Enter");
    await until(() => window.testId("hours-work").getByRole("alert").innerText(), /24/);
    assert.equal((await kept()).work.hoursPerDay, "8");
    await window.testId("hours-per-day").fill("much");
    await window.press("Enter");
    await until(() => window.testId("hours-work").getByRole("alert").innerText(), /Type a number such as 7\.5/);
    await window.testId("hours-per-day").fill("7");
    await window.press("Enter");
    await until(async () => (await kept()).work.hoursPerDay, "7");
    await until(() => window.testId("hours-work").getByRole("alert").count(), 0);
    await undo();
    await until(async () => (await kept()).work.hoursPerDay, "8");
  });

  test("stages, ramp, days off and skills are typed too", async () => {
    const work = async () => (await kept()).work;
    const stage = async () => (await work()).opportunities.find((row) => row.segment === "Enterprise").stages[2];
    await window.testId("hours-hours-1-proof").fill("30");
    await window.press("Tab");
    await until(async () => (await stage()).hours, "30");
    await window.testId("hours-reached-1-proof").fill("50");
    await window.press("Tab");
    await until(async () => (await stage()).reached, "0.5");
    await window.testId("hours-ramp-1").fill("60");
    await window.press("Tab");
    await until(async () => (await work()).ramp, ["0.25", "0.6", "0.75"]);
    await window.testId("hours-holiday-dates").fill("1/1/2027; Dec 25");
    await window.press("Enter");
    await until(async () => (await work()).holidays, [{ country: "", date: "2027-01-01" }, { country: "", date: "2027-12-25" }]);
    await until(() => window.testId("hours-holiday-dates").inputValue(), "");
    await window.testId("hours-holidays").getByRole("button", { name: /Take .*Dec 25.* away/ }).click();
    await until(async () => (await work()).holidays.length, 1);
    const energy = window.page.getByLabel("Skill for Energy");
    await energy.fill("");
    await window.press("Tab");
    await until(() => line("0/Energy").count(), 0);
    await energy.fill("Energy");
    await window.press("Tab");
    await until(() => line("0/Energy").count(), 1);
    assert.equal((await work()).skills.some((need) => need.industry === "Energy"), false);
    assert.deepEqual(await window.violations(), []);
  });

  test("opportunities may be typed instead of coming from the potential", async () => {
    await window.testId("hours-segment-1").getByLabel("Opportunities", { exact: true }).selectOption("typed");
    await window.testId("hours-typed-1").fill("50");
    await window.press("Enter");
    await until(async () => (await kept()).pools[0].opportunities, "50");
    await part("Detail");
    await cell("0", 3).click();
    await until(detail, /50 opportunities in the year/);
  });

  test("members show their hours and what they know", async () => {
    assert.match(await window.testId("hours-members").innerText(), /Seat SE-02[^]*Security[^]*not set/);
  });

  test("a plan without assumptions begins with placeholders", async () => {
    const work = { ...(await kept()).work, opportunities: [] };
    await started.desk.change([{ type: "setPresalesWork", work }]);
    await window.testId("tab-pools").click();
    await open();
    await window.testId("hours-begin").click();
    await window.testId("hours-work").waitFor();
    const rows = (await kept()).work.opportunities;
    assert.deepEqual(rows.map((row) => [row.segment, row.averageDeal]), [["Commercial", "12000.00"], ["Enterprise", "28000.00"]]);
    assert.deepEqual(rows[0].stages.map((stage) => [stage.reached, stage.hours]), [["1", "4"], ["0.7", "8"], ["0.4", "16"], ["0.3", "6"]]);
    await undo();
    await window.testId("hours-begin").waitFor();
    await window.picture("hours-nothing-assumed");
    assert.deepEqual(await window.violations(), []);
  });

  test("without presales the way to People comes first, and no hours are made up", async () => {
    const other = await openExample(started, "pools");
    await started.desk.change([0, 1, 2, 3].map((presales) => ({ type: "removePresales", presales })));
    await open(other);
    assert.equal((await cell("0", 3, other).innerText()).trim(), "nobody");
    // Work that anybody can do names no skill to look for.
    assert.match(await other.testId("hours-uncovered").innerText(), /\b14\b/);
    await cell("0/", 3, other).click();
    await until(() => other.testId("hours-detail").innerText(), (text) => /nobody is there/.test(text) && !/Nobody in the pool has/.test(text));
    assert.deepEqual(await other.violations(), []);
    await other.picture("hours-no-members");
    await other.page.getByRole("button", { name: "Go to People" }).click();
    await until(() => other.page.locator("nav [aria-current=page]").innerText(), /People/);
    await other.close();
  });

  test("without pools the way to them is shown", async () => {
    await started.desk.change([{ type: "removePool", pool: 0 }, { type: "removePool", pool: 1 }]);
    await window.testId("tab-pools").click();
    await open();
    await window.page.getByRole("button", { name: "Make a pool" }).click();
    await until(() => window.testId("tab-pools").getAttribute("aria-current"), "page");
  });

  for (const [language, theme, width, height] of [["en", "light", 1280, 800], ["es", "dark", 1280, 800], ["en", "dark", 1920, 1080], ["es", "light", 1920, 1080]]) {
    test(`looks right in ${language}, ${theme}, ${width} wide`, async () => {
      const other = await openExample(started, "pools", { language, theme }, { width, height });
      await open(other);
      await cell("0", 7, other).click();
      if (language === "es") assert.match(await other.testId("hours-detail").innerText(), /Faltan 142 horas[^]*La cola crece sin fin/);
      await other.picture(`hours-${language}-${theme}-${width}`);
      assert.deepEqual(await other.violations(), []);
      assert.equal(await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll(".content, aside")].every((one) => one.scrollWidth <= one.clientWidth)), true);
      await cell("0/Energy", 3, other).click();
      await other.picture(`hours-skill-${language}-${theme}-${width}`);
      await other.page.locator("aside [role=radiogroup] label").nth(1).click();
      await other.settled();
      await other.picture(`hours-assumptions-${language}-${theme}-${width}`);
      await other.testId("hours-holidays").scrollIntoViewIfNeeded();
      await other.testId("hours-industries").scrollIntoViewIfNeeded();
      await other.testId("hours-members").scrollIntoViewIfNeeded();
      await other.picture(`hours-below-${language}-${theme}-${width}`);
      assert.deepEqual(await other.violations(), []);
      await other.close();
    });
  }
});
