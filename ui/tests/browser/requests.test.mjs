/** Who asks for whom, who should work for which pool, who leaves, who is lent. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("requests and the planning of pools", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "pools");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });
  const undo = () => window.page.getByRole("button", { name: /^Undo/ }).first().click();
  const look = (view) => started.desk.look(view);
  const toRequests = async () => {
    await window.testId("tab-requests").click();
    await window.testId("requests-shares").waitFor();
    await window.settled();
  };

  test("the member everybody wants comes first, shared out fairly and explained", async () => {
    await toRequests();
    const shares = window.testId("requests-shares");
    const says = await shares.innerText();
    for (const part of ["Seat SE-02", "Seat ENT-03", "by priority (1) of the", "asks for no more than a fair part"]) assert.ok(says.includes(part), part);
    const [first] = (await look("requests")).members;
    const given = first.shares.reduce((sum, row) => sum + Number(row.given), 0);
    assert.ok(given <= Number(first.available) + 0.001);
    assert.deepEqual(await window.violations(), []);
  });

  test("a priority changes the shares in one step", async () => {
    const gets = async () => (await look("requests")).members[0].shares.find((row) => row.sellerName === "Seat ENT-01").given;
    const before = await gets();
    const row = window.testId("request-row").filter({ hasText: "Seat ENT-01" });
    await row.getByRole("combobox").selectOption("3");
    await until(gets, (now) => Number(now) > Number(before) * 2);
    await undo();
    await until(gets, (now) => now === before);
  });

  test("hours are typed, and emptied to what is expected", async () => {
    const row = window.testId("request-row").filter({ hasText: "Seat ENT-01" });
    const field = row.getByRole("textbox");
    const asked = async () => (await look("requests")).members[0].shares.find((one) => one.sellerName === "Seat ENT-01");
    await field.fill("much");
    await window.press("Enter");
    await until(() => row.getByRole("alert").innerText(), /number/);
    await field.fill("60");
    await window.press("Enter");
    await until(asked, (one) => one.typed && Number(one.asked) === 60);
    await field.fill("");
    await window.press("Enter");
    await until(asked, (one) => !one.typed);
    await undo();
    await undo();
  });

  test("by priority and potential the shares follow the accounts", async () => {
    await window.page.getByText("Priority × potential", { exact: true }).click();
    await until(() => window.testId("requests-shares").innerText(), /× potential of the/);
    await window.page.getByText("Priority", { exact: true }).first().click();
    await until(() => window.testId("requests-shares").innerText(), (text) => !text.includes("× potential of the"));
  });

  test("a request is added and removed", async () => {
    await window.testId("requests-add").click();
    const dialog = window.testId("ask-dialog");
    await dialog.getByLabel("Seller").selectOption({ label: "Seat ENT-06 · Enterprise" });
    await dialog.getByLabel("asks for").selectOption("2");
    await window.page.getByRole("button", { name: "Add request", exact: true }).click();
    await until(async () => (await look("requests")).members.some((row) => row.name === "Seat SE-03"), (there) => there);
    await window.page.getByRole("button", { name: "Remove the request of Seat ENT-06" }).click();
    await until(async () => (await look("requests")).members.some((row) => row.name === "Seat SE-03"), (there) => !there);
  });

  test("what is said of a pair is kept in the file", async () => {
    const pairs = window.testId("pairs");
    await pairs.getByLabel("Presales member").selectOption({ index: 3 });
    await pairs.getByLabel("Seller").selectOption({ index: 1 });
    await pairs.getByText("Better kept apart").last().click();
    await window.testId("pair-add").click();
    await until(async () => (await look("requests")).pairs.length, (count) => count === 3);
    await undo();
    await until(async () => (await look("requests")).pairs.length, (count) => count === 2);
  });

  test("a proposal is proven, weighed anew, applied and undone", async () => {
    await window.testId("tab-pools").click();
    await window.testId("pools-propose").click();
    const dialog = window.testId("propose-dialog");
    await until(() => dialog.innerText(), /Proven: by these weights no other choice is better/);
    await dialog.getByTestId("weigh-disruption").fill("200");
    await until(() => dialog.innerText(), /Nobody has to change|better than the one you have/);
    await dialog.getByTestId("weigh-disruption").fill("0");
    await until(() => dialog.innerText(), /Seat SE-0\d/);
    const before = JSON.stringify((await look("pools")).presales.map((row) => row.weights));
    assert.deepEqual(await window.violations(), []);
    await window.testId("propose-apply").click();
    await until(async () => JSON.stringify((await look("pools")).presales.map((row) => row.weights)), (now) => now !== before);
    await until(() => window.page.getByRole("button", { name: /^Undo/ }).first().getAttribute("title"), /Changed the pools of \d presales members/);
    await undo();
    await until(async () => JSON.stringify((await look("pools")).presales.map((row) => row.weights)), (now) => now === before);
  });

  test("somebody leaves: three ways in money, one is taken", async () => {
    await window.page.locator("[data-testid=pool-detail] [data-presales='0']").click();
    await window.testId("pools-leave").click();
    const dialog = window.testId("leaving-dialog");
    await dialog.getByTestId("leaving-day").fill("2027-03-31");
    await until(() => dialog.innerText(), /\$10,279,299\.85/);
    const says = await dialog.innerText();
    for (const part of ["Freeze", "Prorate", "Redistribute", "Pay of the year", "Target of Enterprise", "Variable of Seat SE-02"]) assert.ok(says.includes(part), part);
    assert.deepEqual(await window.violations(), []);
    await dialog.getByRole("radio", { name: "Prorate" }).check();
    await window.testId("leaving-apply").click();
    await until(async () => (await look("pools")).pools[0].poolTarget, (target) => target === "10279299.85");
    await undo();
    await until(async () => (await look("pools")).pools[0].poolTarget, (target) => target === "13000000.00");
  });

  test("a member is lent, split and doubled", async () => {
    await window.testId("pools-loans").click();
    const dialog = window.testId("loans-dialog");
    await dialog.getByTestId("loan-date").fill("2027-06-15");
    await dialog.getByTestId("loan-amount").fill("many");
    await until(() => dialog.innerText(), /Not an amount/);
    await dialog.getByTestId("loan-amount").fill("500000");
    await until(() => dialog.getByTestId("preview-sums").innerText(), /Projected total cost[^]*Pay of Seat SE/);
    await window.testId("loan-add").click();
    await window.testId("loan-row").waitFor();
    await until(async () => (await look("pools")).loans[0].credited, "250000.00");
    const { splitCost, doubledCost } = (await look("pools")).loans[0];
    assert.ok(Number(doubledCost) > Number(splitCost));
    await window.testId("loan-row").getByText("Doubled").click();
    await until(async () => (await look("pools")).loans[0].credit, (credit) => credit === "doubled");
    assert.deepEqual(await window.violations(), []);
    await window.page.getByRole("button", { name: "Remove the loan Deal 1" }).click();
    await until(async () => (await look("pools")).loans.length, (count) => count === 0);
    await window.press("Escape");
  });

  test("a seller moves from a day on: both pools carry a part, and both say so", async () => {
    const carried = async () => (await look("pools")).pools.map((pool) => Number(pool.sumRepQuotas));
    const before = await carried();
    await window.page.locator("[data-testid=pool-detail] [data-seller='0']").click();
    await window.press("m");
    await window.testId("move-from").fill("2027-07-01");
    await window.page.getByRole("option", { name: /Commercial/ }).click();
    // 26 and 34 % of 1,500,000 fall into the second half.
    await until(carried, ([home, away]) => before[0] - home === 900_000 && away - before[1] === 900_000);
    await until(() => window.page.locator("[data-testid=pool-detail] [data-seller='0']").innerText(), /until Jun 30, 2027/);
    await undo();
    await until(carried, ([home]) => home === before[0]);
  });

  for (const [language, theme, size] of [["en", "light", [1280, 800]], ["es", "dark", [1280, 800]], ["es", "light", [1920, 1080]]]) {
    test(`${language}, ${theme}, ${size[0]}: nothing overflows and all can be read`, async () => {
      const own = await openExample(started, "pools", { language, theme }, { width: size[0], height: size[1] });
      await own.testId("tab-requests").click();
      await own.testId("requests-shares").waitFor();
      await own.settled();
      assert.deepEqual(await own.violations(), []);
      const wide = await own.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await own.close();
    });
  }
});
