/** During the year: somebody leaves, somebody joins, a quota changes from a date; each with its choices side by side before one is taken. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("mid-year", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "people");
    grid = window.grid();
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const sellers = async () => (await started.desk.look("quotas")).rows;
  const kept = async (name) => (await sellers()).find((row) => row.name === name);
  const choice = (key) => window.page.locator(`[data-choice="${key}"]`);
  const told = async (key) => (await choice(key).allInnerTexts()).join("\n");
  const choose = (key) => window.page.locator(`dialog input[type=radio][value="${key}"]`).check();
  const apply = async () => {
    await until(() => window.testId("apply").isEnabled(), true);
    await window.testId("apply").click();
    await until(() => window.page.locator("dialog[open]").count(), 0);
  };
  const undo = () => window.page.getByRole("button", { name: "Undo", exact: true }).last().click();

  test("a leaver in March: three answers side by side, then one is taken and taken back", async () => {
    await grid.select("Seat ENT-03", "Name");
    await window.testId("person-leaves").click();
    await window.testId("leave-dialog").waitFor();
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "last-day");
    assert.equal(await window.testId("apply").isEnabled(), false);
    await window.type("3/15");
    await until(() => told("nobody"), /\$19\.31M\s+−\$1\.28M[^]*nobody/);
    await until(() => told("team"), /\$20\.59M[^]*4 sellers\s+\+\$375,000 each/);
    await until(() => told("seat"), /Open seat from[^]*\$19\.\d\dM[^]*nobody/);
    await until(() => window.testId("seat-start").inputValue(), "Jul 1, 2027");
    assert.equal((await kept("Seat ENT-03")).end, null);
    await choose("team");
    await until(() => window.testId("moved").innerText(), /Seat ENT-03[^]*Seat ENT-01\s+\$1,500,000 → \$1,875,000/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("mid-year-leave-en-light-1280");
    await apply();
    await until(async () => (await kept("Seat ENT-03")).end, "2027-03-15");
    assert.deepEqual((await kept("Seat ENT-01")).steps, [{ from: "2027-03-16", quota: "1875000.00", attainment: null }]);
    assert.deepEqual((await kept("Seat COM-01")).steps, []);
    await undo();
    await until(async () => (await kept("Seat ENT-03")).end, null);
    assert.deepEqual((await kept("Seat ENT-01")).steps, []);
  });

  test("an open seat takes what the leaver had", async () => {
    await grid.select("Seat ENT-03", "Name");
    await window.testId("person-leaves").click();
    await window.testId("last-day").fill("2027-03-31");
    await choose("seat");
    await window.testId("seat-start").fill("May 1");
    await until(() => window.testId("moved").innerText(), /Seat ENT-03 \(2\)/);
    await apply();
    const seat = await until(() => kept("Seat ENT-03 (2)"), (found) => found !== undefined);
    assert.deepEqual([seat.vacancy, seat.start, seat.quota, seat.teamName, seat.poolNames], [true, "2027-05-01", "1500000.00", "Enterprise East", "Enterprise"]);
    await undo();
    await until(() => kept("Seat ENT-03 (2)"), undefined);
  });

  test("a day that cannot be is refused in words at its field", async () => {
    await grid.select("Seat ENT-03", "Name");
    await window.testId("person-leaves").click();
    await window.testId("last-day").fill("soon");
    await window.press("Tab");
    await until(() => window.page.locator("dialog [role=alert]").innerText(), /This is not a date\. Write for example Mar 31, 2027/);
    await window.testId("last-day").fill("1/1/2015");
    await until(() => window.page.locator("dialog [role=alert]").innerText(), /does not fit the days/);
    assert.equal(await window.testId("last-day").getAttribute("aria-invalid"), "true");
    assert.equal(await window.testId("apply").isEnabled(), false);
    await window.testId("last-day").fill("2027-03-31");
    await window.testId("seat-start").fill("2027-03-01");
    await until(() => window.testId("seat-start").getAttribute("aria-invalid"), "true");
    await until(() => told("nobody"), /\$19\.36M/);
    await window.press("Escape");
  });

  test("days go up and down by keys", async () => {
    await window.testId("person-leaves").click();
    await window.testId("last-day").fill("2027-03-31");
    await window.testId("last-day").press("PageDown");
    await until(() => window.testId("last-day").inputValue(), "Feb 28, 2027");
    await window.testId("last-day").press("ArrowUp");
    await until(() => window.testId("last-day").inputValue(), "Mar 1, 2027");
    await window.press("Escape");
  });

  test("a joiner comes on top, or relieves the team", async () => {
    await grid.select("Seat COM-01", "Name");
    await window.testId("person-joins").click();
    await window.testId("join-dialog").waitFor();
    await until(() => window.testId("join-base").inputValue(), "100,000");
    await window.testId("join-name").fill("Ana Ruiz");
    await window.testId("join-start").fill("2027-07-01");
    await until(() => told("stay"), /\$20\.97M\s+\+\$377K[^]*nobody/);
    await until(() => told("relief"), /\$20\.37M\s+−\$220K[^]*6 sellers\s+−\$166,000 to −\$167,000/);
    await choose("relief");
    assert.deepEqual(await window.violations(), []);
    await window.picture("mid-year-join-en-light-1280");
    await apply();
    const ana = await until(() => kept("Ana Ruiz"), (found) => found !== undefined);
    assert.deepEqual([ana.start, ana.quota, ana.teamName, ana.vacancy], ["2027-07-01", "1000000.00", "Commercial", false]);
    assert.equal((await kept("Seat COM-01")).steps[0].from, "2027-07-01");
    await undo();
    await until(() => kept("Ana Ruiz"), undefined);
  });

  test("a name that is taken is refused at the name", async () => {
    await window.testId("person-joins").click();
    await window.testId("join-name").fill("Seat ENT-01");
    await window.testId("join-start").fill("2027-07-01");
    await until(() => window.testId("join-name").getAttribute("aria-invalid"), "true");
    assert.match(await window.page.locator("dialog [role=alert]").first().innerText(), /already called/);
    await window.press("Escape");
  });

  test("a quota changes twice: blended and paid apart, side by side, in money", async () => {
    await window.press("Control+k");
    await window.type("quota changes from");
    await until(() => window.page.locator("dialog .item .label").first().innerText(), /Quota changes from a date/);
    await window.press("Enter");
    await window.page.locator("dialog .pick input").fill("ENT-05");
    await window.press("Enter");
    await window.testId("steps-dialog").waitFor();
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "step-day-0");
    await window.type("4/1");
    await window.testId("step-quota-0").fill("1.8m");
    await window.testId("step-attainment-0").fill("60%");
    await window.testId("step-add").click();
    await window.testId("step-day-1").fill("2027-10-01");
    await window.testId("step-quota-1").fill("1.2m");
    await window.testId("step-attainment-1").fill("170%");
    await until(() => told("blended"), /\$1,542,000\s+\+\$42,000[^]*\$294,163\.42/);
    await until(() => window.testId("pay-difference").innerText(), /Paid apart costs \$23,959\.87 more/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("mid-year-steps-en-light-1280");
    await window.testId("step-day-1").fill("4/1");
    await until(() => window.testId("step-day-1").getAttribute("aria-invalid"), "true");
    await window.testId("step-day-1").fill("10/1");
    await choose("segments");
    await apply();
    await until(async () => [(await kept("Seat ENT-05")).midYear, (await kept("Seat ENT-05")).steps.length], ["segments", 2]);
    assert.equal((await kept("Seat ENT-05")).parts.length, 3);
    await window.press("Control+k");
    await window.type("quota changes from");
    await window.press("Enter");
    await window.page.locator("dialog .pick input").fill("ENT-05");
    await window.press("Enter");
    await until(() => window.testId("step-quota-1").inputValue(), "1,200,000");
    await window.page.getByRole("button", { name: "Remove change 2" }).click();
    await window.page.getByRole("button", { name: "Remove change 1" }).click();
    await apply();
    await until(async () => (await kept("Seat ENT-05")).steps, []);
  });

  test("people: team and leave are typed", async () => {
    await grid.enter("Seat COM-01", "Team", "Enterprise East");
    await until(async () => (await kept("Seat COM-01")).teamName, "Enterprise East");
    await grid.shows("Seat COM-01", "Team", "Enterprise East");
    await grid.enter("Seat COM-02", "Leave", "3/1/2027 - 5/31/2027");
    await until(async () => (await kept("Seat COM-02")).leaves, [{ first: "2027-03-01", last: "2027-05-31" }]);
    await grid.shows("Seat COM-02", "Leave", "Mar 1 – May 31, 2027");
    await grid.enter("Seat COM-03", "Leave", "soon");
    const cell = await grid.cell("Seat COM-03", "Leave");
    await until(() => cell.getAttribute("aria-invalid"), "true");
    await window.press("Escape", "Control+z", "Control+z");
    await until(async () => (await kept("Seat COM-01")).teamName, "Commercial");
  });

  test("settings: what the target lies above the plan is a percentage or an amount", async () => {
    await window.go("settings");
    const field = window.testId("settings-over-assignment");
    await field.fill("600000");
    await field.press("Enter");
    await until(async () => (await started.desk.head()).overAssignment, { typed: "amount", amount: "600000.00" });
    await field.fill("2.5");
    await field.press("Enter");
    await until(async () => (await started.desk.head()).overAssignment, { typed: "rate", rate: "0.025" });
    await field.fill("a lot");
    await field.press("Enter");
    await until(() => window.testId("settings-plan").getByRole("alert").innerText(), /percentage such as 2%, or an amount such as \$400,000/);
  });

  for (const [language, theme, size] of [["es", "light", { width: 1280, height: 800 }], ["en", "dark", { width: 1920, height: 1080 }], ["es", "dark", { width: 1920, height: 1080 }]])
    test(`everybody can read it: ${language}, ${theme}, ${size.width}`, async () => {
      const there = await openExample(started, "people", { language, theme }, size);
      await there.testId("person-leaves").click();
      await there.testId("last-day").fill(language === "es" ? "31/3" : "3/31");
      await until(() => there.testId("apply").isEnabled(), true);
      await there.page.locator('dialog input[type=radio][value="team"]').check();
      await there.settled();
      assert.deepEqual(await there.violations(), []);
      await there.picture(`mid-year-leave-${language}-${theme}-${size.width}`);
      await there.press("Escape");
      await there.testId("person-joins").click();
      await there.testId("join-start").fill("2027-04-01");
      await there.testId("join-name").fill("Ana");
      await until(() => there.testId("apply").isEnabled(), true);
      assert.deepEqual(await there.violations(), []);
      await there.picture(`mid-year-join-${language}-${theme}-${size.width}`);
      await there.press("Escape");
      await there.close();
    });
});
