/** Quarters: the picture and its numbers, the season as it is typed, turnover, how many hires by when, the tree of teams, the fiscal year. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("capacity", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "quotas");
    await open();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const open = async (there = window) => {
    await there.testId("tab-capacity").click();
    await there.testId("capacity-steps").waitFor();
    await there.settled();
  };
  const kept = () => started.desk.look("capacity");
  const cell = (step, period) => window.page.locator(`[data-cell="${step}-${period}"]`);
  const type = async (id, text) => {
    await window.testId(id).fill(text);
    await window.press("Enter");
  };
  const gap = () => window.testId("capacity-gap").innerText();

  test("a step of the picture answers why", async () => {
    await window.page.locator('[data-cell="turnover-0"]').click();
    await window.press("Control+Shift+e");
    await until(() => window.testId("why").innerText(), /Taken off by turnover[^]*Yearly turnover/);
    await window.press("Escape");
  });

  test("each number stands under its quarter, with sign, shape and words", async () => {
    assert.equal(await cell("full", 0).innerText(), "$3.78M");
    assert.equal(await cell("turnover", 4).innerText(), "−$1.86M");
    assert.equal(await cell("gap", 0).innerText(), "▼ −$368K");
    assert.match(await gap(), /▼ \$1\.27M short/);
    assert.match(await window.page.locator("figure .summary").innerText(), /\$18\.73M of the company plan of \$20\.00M, 93\.6% of it: \$1\.27M short\. Q1 is furthest behind, with 89\.8%/);
    assert.match(await cell("gap", 0).getAttribute("title"), /−\$367,537\.50 · Ramped capacity less company plan/);
  });

  test("arrows walk the numbers and the inspector explains each", async () => {
    await cell("gap", 4).click();
    await window.press("ArrowLeft", "ArrowUp", "ArrowUp");
    await until(() => window.testId("explain").innerText(), /Ramped capacity, Q4[^]*\$6,495,700[^]*95\.5% of the company plan[^]*Full quotas[^]*\$7,140,000[^]*Turnover[^]*−\$644,300/);
    await window.press("ArrowUp", "ArrowUp", "Home");
    await until(() => window.testId("explain").innerText(), /Ramp, Q1[^]*Seat COM-06[^]*−\$45,000/);
    await window.press("ArrowUp", "ArrowUp");
    await until(() => window.testId("explain").innerText(), /Full quotas, Q1[^]*\$21,000,000[^]*18%/);
  });

  test("the chart has a table twin with every digit", async () => {
    await window.page.getByRole("button", { name: "Show as a table" }).click();
    await until(() => window.page.locator("figure .twin").innerText(), /Ramped capacity\s+\$3,232,462\.50/);
    await window.page.getByRole("button", { name: "Show as a chart" }).click();
    await window.testId("capacity-steps").waitFor();
  });

  test("a season is taken once it is whole; until then what is missing is said", async () => {
    await window.testId("season-even").click();
    await until(async () => (await kept()).season, ["0.25", "0.25", "0.25", "0.25"]);
    await until(() => window.testId("season-0").inputValue(), "25%");
    await type("season-0", "18");
    await type("season-1", "22");
    await type("season-2", "26");
    await window.testId("season-3").fill("33");
    await until(() => window.testId("season-said").innerText(), /99% so far: 1% is missing to 100%/);
    await window.press("Enter");
    await window.settled();
    assert.deepEqual((await kept()).season, ["0.25", "0.25", "0.25", "0.25"]);
    await window.picture("capacity-season-missing-en-light-1280");
    await type("season-3", "34");
    await until(async () => (await kept()).season, ["0.18", "0.22", "0.26", "0.34"]);
    await until(() => window.testId("season-said").innerText(), /Adds up to 100%/);
    await until(() => cell("target", 3).innerText(), "$6.80M");
    await type("season-3", "40");
    await until(() => window.testId("season-said").innerText(), /106%: 6% more than 100%/);
    await window.page.getByRole("button", { name: "Back to what holds" }).click();
    await until(() => window.testId("season-3").inputValue(), "34%");
  });

  test("the season may be even, by days, or typed by month", async () => {
    const by = window.testId("season").getByRole("combobox");
    await by.selectOption("days");
    await until(async () => (await kept()).seasonality.by, "days");
    await by.selectOption("months");
    await until(() => window.testId("season-11").count(), 1);
    assert.equal((await kept()).seasonality.by, "days");
    await window.press("Escape");
    await by.selectOption("quarters");
    await window.testId("season-0").press("Escape");
    await by.selectOption("even");
    await until(async () => (await kept()).seasonality.by, "even");
    await window.testId("season-late").click();
    await until(async () => (await kept()).season[3], "0.34");
  });

  test("turnover changes the gap, and what it costs stands beside it", async () => {
    await until(gap, /\$1\.27M short/);
    await type("turnover-0", "30%");
    await until(() => window.testId("loss-0").innerText(), "20%");
    await until(gap, /\$2\.87M short/);
    await type("vacancy-0", "1");
    await until(() => window.testId("loss-0").innerText(), "15%");
    await type("turnover-0", "a lot");
    await until(() => window.testId("turnovers").getByRole("alert").innerText(), /14%/);
    assert.equal((await kept()).turnovers[0].yearly, "0.3");
    await type("turnover-0", "30");
    await window.page.locator("h1").click();
    await window.press("Control+z", "Control+z");
    await until(gap, /\$1\.27M short/);
  });

  test("the cheapest hires are said, and planned as open seats", async () => {
    await until(() => window.testId("hires-said").innerText(), /Cheapest: 2 hires in Commercial by Mar 1, 2027 close the gap\. That is \$335K of projected pay this year\. From Apr 1, 2027 it takes 3/);
    await window.testId("hires").getByText("too late").first().waitFor();
    await window.page.locator('[data-hire="1-2"]').click();
    await window.press("Enter");
    const dialog = window.testId("join-dialog");
    await dialog.waitFor();
    await until(() => window.testId("join-seats").inputValue(), "2");
    assert.equal(await window.testId("join-start").inputValue(), "Mar 1, 2027");
    assert.equal(await window.testId("join-quota").inputValue(), "1,000,000");
    await until(() => window.testId("apply").isEnabled(), true);
    assert.deepEqual(await window.violations(), []);
    await window.picture("capacity-seats-en-light-1280");
    await window.testId("apply").click();
    await until(gap, /over/);
    await until(() => window.testId("hires-said").innerText(), /nobody needs to be hired/);
    const seats = (await kept()).sellers.filter((row) => row.name.startsWith("Open seat Commercial"));
    assert.deepEqual(seats.map((row) => [row.vacancy, row.start, row.teamName]), [[true, "2027-03-01", "Commercial"], [true, "2027-03-01", "Commercial"]]);
    await window.page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await until(gap, /\$1\.27M short/);
  });

  test("the tree shows quarters of regions, teams and sellers, and folds", async () => {
    const grid = window.grid("Carried quotas by team and seller");
    await grid.root.scrollIntoViewIfNeeded();
    assert.equal(await grid.rows(), 21);
    await grid.select("Commercial", "Team, seller");
    await until(() => window.testId("explain").innerText(), /Commercial[^]*Q2[^]*\$1,155,000/);
    await window.press("Control+Alt+ArrowLeft");
    await until(() => grid.rows(), 15);
    await window.press("Control+Alt+ArrowRight");
    await until(() => grid.rows(), 21);
    await window.press("Control+End");
    await until(() => grid.text("Seat COM-05", "Team, seller"), /open seat from Apr 1, 2027 · ramping/);
    const ramping = await grid.cell("Seat COM-05", "Q2 Apr\u00a0–\u00a0Jun");
    assert.match(await ramping.getAttribute("title"), /Ramping: \$55,000 instead of \$220,000/);
    await (await grid.cell("Seat COM-05", "Team, seller")).click();
    await until(() => window.testId("explain").innerText(), /Seat COM-05[^]*63\.3% of a full year/);
    await window.testId("line-leave").waitFor();
  });

  test("quarters follow the start of the plan year", async () => {
    await started.desk.change([{ type: "setYearStart", date: "2026-11-01" }]);
    await window.go("people");
    await window.go("quotas");
    await open();
    await until(() => window.testId("capacity-steps").innerText(), /Q1\s+Nov 1, 2026 – Jan 31, 2027\s+Q2\s+Feb 1 – Apr 30/);
    await window.picture("capacity-november-en-light-1280");
    await window.press("Control+z");
    await until(() => window.testId("capacity-steps").innerText(), /Q1\s+Jan 1 – Mar 31/);
  });

  test("without a company plan it says what is missing", async () => {
    await started.desk.change([{ type: "setCompanyPlan", amount: null }]);
    await window.go("people");
    await window.go("quotas");
    await open();
    await until(gap, /No company plan/);
    await until(() => window.testId("hires-said").innerText(), /Set the company plan/);
    assert.deepEqual(await window.violations(), []);
    await window.press("Control+z");
    await until(gap, /short/);
  });

  for (const [language, theme, size] of [["en", "light", { width: 1280, height: 800 }], ["es", "light", { width: 1280, height: 800 }], ["en", "dark", { width: 1920, height: 1080 }], ["es", "dark", { width: 1920, height: 1080 }]])
    test(`everybody can read it: ${language}, ${theme}, ${size.width}`, async () => {
      const there = await openExample(started, "quotas", { language, theme }, size);
      await open(there);
      assert.deepEqual(await there.violations(), []);
      await there.picture(`capacity-${language}-${theme}-${size.width}`);
      await there.page.locator(".content.scroll").evaluate((page) => page.scrollTo(0, page.scrollHeight));
      await there.settled();
      await there.picture(`capacity-tree-${language}-${theme}-${size.width}`);
      await there.close();
    });
});
