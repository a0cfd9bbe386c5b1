/** Quotas: typed, pasted, filled, refused at the cell, undone, locked, spread by a blend, tried out before Enter, grouped by team. */
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
    await group("none");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const group = async (value) => {
    await window.page.getByLabel("Group:").selectOption(value);
    await window.settled();
  };
  const look = () => started.desk.look("quotas");
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
    await until(() => window.testId("quotas-refusal").innerText(), /locked adds up to \$29,700,000: \$9,300,000 more than the target/);
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

  test("an over-assignment is typed as an amount or as a share", async () => {
    const type = async (text) => {
      await window.testId("over-assignment").getByRole("button").click();
      await window.type(text);
      await window.press("Enter");
    };
    await type("450k");
    await until(async () => (await look()).overAssignment, { typed: "amount", amount: "450000.00" });
    await until(() => window.testId("regional-target").innerText(), /\$22\.95M/);
    await type("a bit");
    await until(() => window.testId("over-assignment").innerText(), /Type a percentage such as 2% or an amount/);
    await window.press("Escape");
    await type("3 %");
    await until(async () => (await look()).overAssignment, { typed: "rate", rate: "0.03" });
  });
});

describe("quotas of teams", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "quotas", {}, { width: 1920, height: 1080 });
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const look = () => started.desk.look("quotas");
  const kept = async (name) => (await look()).rows.find((row) => row.name === name);
  const sum = async (sellers) => sellers.reduce((whole, row) => whole + BigInt((row.quota ?? "0").replace(".", "")), 0n);
  const method = () => window.testId("quotas-method").getByRole("button").first();
  const share = (name) => window.page.getByLabel(`Share of ${name}, percent`);

  test("sellers stand under their teams, and teams under theirs, with sums", async () => {
    const names = await grid.names();
    assert.deepEqual(names.slice(0, 4), ["Enterprise", "Enterprise East", "Seat ENT-01", "Seat ENT-03"]);
    await grid.shows("Enterprise", "Quota", "$15,000,000");
    await grid.shows("Enterprise East", "Quota", "$7,500,000");
    await grid.shows("Enterprise East", "Team", "Seat MGR-01");
    const levels = await grid.root.evaluate((root) => [...root.querySelectorAll("[data-body] [role=row]")].slice(0, 3).map((row) => row.getAttribute("aria-level")));
    assert.deepEqual(levels, ["1", "2", "3"]);
    await (await grid.cell("Enterprise", "Seller")).locator("[data-fold]").click();
    await until(async () => (await grid.names()).slice(0, 2), ["Enterprise", "Commercial"]);
    await (await grid.cell("Enterprise", "Seller")).locator("[data-fold]").click();
    await until(async () => (await grid.names())[1], "Enterprise East");
  });

  test("what a quota would do is said before Enter, and Esc leaves no trace", async () => {
    const before = (await started.desk.head()).revision;
    await grid.select("Seat ENT-05", "Quota");
    await window.type("+10%");
    const panel = window.testId("what-if");
    await until(() => panel.innerText(), /Enterprise East[^]*\$7,500,000[^]*\$7,650,000/);
    assert.match(await panel.innerText(), /\$1,650,000[^]*Projected pay[^]*Left to assign[^]*−\$150,000[^]*Total cost/);
    await until(() => window.testId("sum-rep-quotas").innerText(), /→ \$21\.15M/);
    const [editor, beside] = await Promise.all([window.page.locator(".grid-editor input").boundingBox(), panel.boundingBox()]);
    assert.ok(beside.x >= editor.x + editor.width || beside.x + beside.width <= editor.x, "the panel covers the cell");
    await window.picture("quotas-what-if-en-light-1920");
    assert.deepEqual(await window.violations(), []);
    await window.press("Escape");
    await until(() => panel.count(), 0);
    await until(() => window.testId("sum-rep-quotas").innerText(), /5% over the company plan/);
    await grid.shows("Seat ENT-05", "Quota", "$1,500,000");
    assert.equal((await started.desk.head()).revision, before);
  });

  test("what cannot be read yet is quiet while it is typed", async () => {
    await grid.select("Seat ENT-05", "Quota");
    await window.type("1.2");
    await window.testId("what-if").waitFor();
    await window.type("x");
    await until(() => window.testId("what-if").count(), 0);
    assert.equal(await window.page.locator(".grid-popover").count(), 0);
    await window.press("Escape");
  });

  test("a seller is moved by naming the team, tried out in the list first", async () => {
    await grid.select("Seat ENT-05", "Team");
    await window.press("F2", "ArrowDown");
    await until(() => window.testId("what-if").innerText(), /Enterprise East[^]*\$6,000,000[^]*Enterprise West[^]*\$9,000,000/);
    await window.press("Escape");
    await grid.enter("Seat ENT-05", "Team", "enterprise west");
    await until(async () => (await kept("Seat ENT-05")).teamName, "Enterprise West");
    await grid.shows("Enterprise West", "Quota", "$9,000,000");
    await window.press("Control+z");
    await grid.shows("Enterprise West", "Quota", "$7,500,000");
    await grid.enter("Seat ENT-05", "Team", "Nowhere");
    await until(() => window.page.locator(".grid-popover").innerText(), /Nowhere/);
    await window.press("Escape");
  });

  test("weights and proposals are typed, pasted, filled and cleared", async () => {
    await grid.enter("Seat ENT-01", "Weight", "2");
    await until(async () => (await kept("Seat ENT-01")).weight, "2");
    await window.clip("1.5\n0.5");
    await grid.select("Seat ENT-03", "Weight");
    await window.press("Control+v");
    await until(async () => [(await kept("Seat ENT-03")).weight, (await kept("Seat ENT-05")).weight], ["1.5", "0.5"]);
    await grid.select("Seat ENT-05", "Weight");
    await window.press("Shift+ArrowDown", "Control+d");
    await until(async () => (await kept("Seat ENT-07")).weight, "0.5");
    await grid.enter("Seat ENT-09", "Proposal", "1.1m");
    await until(async () => [(await kept("Seat ENT-09")).proposal, (await kept("Seat ENT-09")).proposalTyped], ["1100000.00", true]);
    await grid.shows("Seat ENT-09", "Gap to proposal", "+$400K");
    await grid.select("Seat ENT-09", "Proposal");
    await window.press("Delete");
    await until(async () => (await kept("Seat ENT-09")).proposalTyped, false);
  });

  test("fairness is said by three measures, each beside the team", async () => {
    await grid.select("Seat ENT-10", "Quota");
    await until(() => window.testId("fairness-potential").innerText(), /\$1,500,000 ÷ \$4,350,000[^]*Median of Enterprise West[^]*1\.31×[^]*heavy/);
    await until(() => window.testId("fairness-pay").innerText(), /5\.00× OTE[^]*fair/);
    await until(() => window.testId("fairness-lastYear").innerText(), /of last year \(\+16\.7%\)/);
    await grid.shows("Seat ENT-10", "Fair by potential", "heavy");
    assert.match(await (await grid.cell("Seat ENT-10", "Fair by potential")).getAttribute("title"), /Median of Enterprise West/);
    await until(() => window.testId("proposal").innerText(), /typed[^]*\$1,425,000/);
    await until(() => window.testId("year-of-quota").innerText(), /Q1[^]*\$270K/);
  });

  test("a blend of methods is shown as parts of the whole, and what it spreads adds up", async () => {
    await method().click();
    await share("Potential").fill("60");
    await share("Last year").fill("20");
    await until(() => window.testId("blend").innerText(), /75%[^]*25%/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("quotas-blend-en-light-1920");
    await share("Equal").fill("150");
    await until(() => window.testId("blend").innerText(), /Type a whole percent/);
    await share("Equal").fill("");
    await window.press("Escape");
    await until(() => method().innerText(), /75% potential, 25% last year/);
    await window.testId("quotas-spread-all").hover();
    await until(() => window.page.locator(".note").last().innerText(), /quotas would change/);
    await window.testId("quotas-spread-all").click();
    await until(async () => (await look()).sum.sumRepQuotas, "21000000.00");
    const view = await look();
    assert.equal(view.sum.leftToAssign, "0.00");
    assert.equal(await sum(view.rows), 2_100_000_000n);
    assert.notEqual((await kept("Seat ENT-01")).quota, (await kept("Seat ENT-03")).quota);
    assert.ok(view.rows.every((row) => row.quota.endsWith("000.00")));
  });

  test("one team alone is spread, from its heading", async () => {
    const before = await look();
    await (await grid.cell("Enterprise West", "Seller")).click();
    await window.testId("quota-selection").getByRole("button", { name: "Spread in this team" }).click();
    await method().click();
    await window.page.getByRole("button", { name: "Equal", exact: true }).click();
    await window.press("Escape");
    await until(() => method().innerText(), /Equal · Enterprise West/);
    await window.testId("quotas-spread-all").click();
    const west = async () => (await look()).rows.filter((row) => row.teamName === "Enterprise West").map((row) => row.quota);
    await until(async () => new Set(await west()).size <= 2, true);
    const after = await look();
    assert.equal(after.sum.sumRepQuotas, before.sum.sumRepQuotas);
    assert.deepEqual(after.rows.filter((row) => row.teamName === "Commercial").map((row) => row.quota), before.rows.filter((row) => row.teamName === "Commercial").map((row) => row.quota));
  });

  test("the views of the quotas are places of the palette, each once", async () => {
    await window.press("Control+k");
    await window.type("quotas");
    const labels = await until(() => window.page.locator("dialog .item .label").allInnerTexts(), (found) => found.includes("Quotas: teams and over-assignment"));
    assert.equal(labels.filter((label) => label === "Quotas").length, 1);
    await window.press("Escape");
  });
});
