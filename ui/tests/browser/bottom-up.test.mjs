/** Bottom-up: proposals typed, cleared and taken as quotas; the gap at every level; the assumptions behind what is calculated. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("bottom-up", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "quotas");
    await window.testId("tab-bottomUp").click();
    await window.settled();
    grid = window.grid();
    // What a message says lies over the last rows.
    const select = grid.select.bind(grid);
    grid.select = async (row, column) => {
      await window.page.locator(".toast [aria-label=Close]").evaluateAll((buttons) => buttons.forEach((button) => button.click()));
      await select(row, column);
    };
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const look = () => started.desk.look("bottomUp");
  const seller = async (name) => (await look()).sellers.find((row) => row.name === name);
  const undo = async () => {
    await window.press("Control+z");
    await window.settled();
  };
  const picture = () => window.testId("bottom-up");
  const assumption = (what, segment) => window.testId("conversions").getByLabel(`${what}, ${segment}`);

  test("the gap is said at every level", async () => {
    assert.match(await picture().innerText(), /Asked of the region: \$20,400,000; proposed by its sellers: \$19,691,060\. \$708,940 more is asked than proposed \(3\.5% of what is asked\)\./);
    await grid.shows("Region", "Gap", "+$709K");
    await grid.shows("Enterprise", "Gap", "+$1.20M");
    await grid.shows("Commercial", "Of asked", "−8.4%");
    await grid.shows("Seat ENT-01", "Gap", "+$50K");
    await picture().getByRole("button", { name: "Show as a table" }).click();
    assert.match((await picture().locator("tbody tr").allInnerTexts())[1], /Enterprise\s+\$14,550,000\s+\$13,349,060\s+\+\$1\.20M\s+\+8\.3%/);
    await picture().getByRole("button", { name: "Show as a chart" }).click();
    assert.deepEqual(await window.violations(), []);
  });

  test("a row of the picture leads to its row in the table", async () => {
    await picture().getByRole("button", { name: /^Enterprise West/ }).click();
    await until(async () => (await grid.cell("Enterprise West", "Proposed")).getAttribute("aria-selected"), "true");
    await until(() => window.testId("gap-panel").innerText(), /Enterprise West[^]*\$7,350,000 − \$6,434,000\s+= \$916,000[^]*Seat ENT-02/);
  });

  test("a typed proposal changes the gap and keeps the calculated value in sight", async () => {
    await grid.shows("Seat ENT-09", "Calculated", "$1.07M");
    await grid.enter("Seat ENT-09", "Proposed", "1.2m");
    await grid.shows("Seat ENT-09", "Proposed", "$1,200,000\noverride");
    await grid.shows("Seat ENT-09", "Gap", "+$300K");
    await grid.shows("Enterprise East", "Gap", "+$300K");
    await grid.shows("Seat ENT-09", "Calculated", "$1.07M");
    await until(async () => (await grid.cell("Seat ENT-09", "Proposed")).getAttribute("title"), /Calculated: \$1,065,060/);
    await grid.enter("Seat ENT-09", "Proposed", "+10%");
    await until(async () => (await seller("Seat ENT-09")).proposal, "1320000.00");
    await grid.select("Seat ENT-09", "Proposed");
    await until(() => window.testId("gap-panel").innerText(), /\$5,917,000 × 100% × 18%\s+= \$1,065,060/);
    await window.testId("clear-proposal").click();
    await until(async () => [(await seller("Seat ENT-09")).proposal, (await seller("Seat ENT-09")).proposalTyped], ["1065060.00", false]);
  });

  test("proposals are pasted, cleared and refused at their cells", async () => {
    await window.clip("1.1m\n1.2m");
    await grid.select("Seat COM-01", "Proposed");
    await window.press("Control+v");
    await until(async () => [(await seller("Seat COM-01")).proposal, (await seller("Seat COM-02")).proposal], ["1100000.00", "1200000.00"]);
    await undo();
    await grid.enter("Seat COM-01", "Proposed", "12x");
    await until(() => window.page.locator(".grid-popover").innerText(), /is not a number/);
    await window.press("Escape");
    await grid.select("Seat ENT-01", "Proposed");
    await window.press("Delete");
    await grid.shows("Seat ENT-01", "Proposed", "$909,000");
    await undo();
    await grid.shows("Seat ENT-01", "Calculated", "$909K");
  });

  test("an assumption is typed in place, and all that is calculated follows", async () => {
    await assumption("Win rate", "Commercial").fill("30%");
    await window.press("Enter");
    await until(async () => (await look()).conversions.find(({ segment }) => segment === "Commercial").conversion.winRate, "0.3");
    await grid.shows("Seat COM-01", "Proposed", "$1,110,000");
    await assumption("Win rate", "Commercial").fill("many");
    await window.press("Enter");
    await until(() => window.testId("conversions").innerText(), /Type a percentage such as/);
    await assumption("Win rate", "Commercial").fill("28%");
    await window.press("Enter");
    await grid.shows("Seat COM-01", "Proposed", "$1,036,000");
    await assumption("Penetration", "All others").fill("50%");
    await window.press("Enter");
    await until(() => window.testId("conversions").innerText(), /Type the win rate as well/);
    await assumption("Penetration", "All others").fill("");
    await window.press("Enter");
    await until(async () => (await look()).conversions.length, 3);
  });

  test("proposals of a selection become quotas, shown before and undone after", async () => {
    await grid.select("Seat ENT-06", "Proposed");
    await window.press("Shift+ArrowDown");
    await window.testId("take-some").hover();
    await until(() => window.testId("take-note").innerText(), /\$1,000[^]*\$21,000,000 → \$20,259,000[^]*2 quotas would change/);
    await until(() => grid.text("Seat ENT-06", "Asked"), "→$954,000");
    await window.picture("bottom-up-take-en-light-1280");
    assert.deepEqual(await window.violations(), []);
    await window.testId("take-some").click();
    await until(async () => [(await seller("Seat ENT-06")).quota, (await seller("Seat ENT-08")).quota, (await seller("Seat ENT-01")).quota], ["954000.00", "1305000.00", "1500000.00"]);
    await window.page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await until(async () => (await seller("Seat ENT-06")).quota, "1500000.00");
  });

  test("all proposals become quotas, what is locked stays", async () => {
    await started.desk.change([{ type: "lockQuotas", sellers: [0], locked: true }]);
    await window.testId("take-all").click();
    await until(async () => [(await seller("Seat ENT-01")).quota, (await seller("Seat ENT-03")).quota, (await seller("Seat ENT-09")).quota], ["1500000.00", "1600000.00", "1065000.00"]);
    await grid.shows("Seat ENT-09", "Asked", "$1,065,000");
    await window.press("Control+z");
    await until(async () => (await seller("Seat ENT-09")).quota, "1500000.00");
  });
});

describe("bottom-up in every look", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  for (const language of ["en", "es"])
    for (const theme of ["light", "dark"])
      for (const width of [1280, 1920])
        test(`${language}, ${theme}, ${width} wide`, { timeout: 60_000 }, async () => {
          const window = await openExample(started, "quotas", { language, theme }, { width, height: width === 1280 ? 800 : 1080 });
          await window.testId("tab-bottomUp").click();
          await window.settled();
          await window.picture(`bottom-up-${language}-${theme}-${width}`);
          if (width === 1280) assert.deepEqual(await window.violations(), []);
          const broken = await window.page.evaluate(() => ({
            nonsense: document.body.innerText.match(/\b(undefined|NaN|null|Infinity|\[object \w+\])\b/g) ?? [],
            scrolls: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
          }));
          assert.deepEqual(broken, { nonsense: [], scrolls: false });
          await window.close();
        });
});
