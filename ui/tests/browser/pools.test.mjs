/** Pools: target or discount typed and the other derived, people moved by keyboard and by pointer. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("pools", () => {
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

  const pool = async (name) => (await started.desk.look("pools")).pools.find((row) => row.name === name);
  const value = (id) => window.testId(id).inputValue();

  async function enter(id, text) {
    await window.testId(id).click();
    await window.press("Control+a");
    await window.type(text);
    await window.press("Enter");
  }

  test("the story reads at a glance", async () => {
    const story = await window.testId("pool-story").innerText();
    for (const number of ["$15,000,000", "15.38%"]) assert.ok(story.includes(number), number);
    assert.equal(await value("pool-target"), "$13,000,000");
    assert.equal(await value("pool-discount"), "13.33%");
  });

  test("a discount typed gives the target", async () => {
    await enter("pool-discount", "20");
    await until(async () => (await pool("Enterprise")).poolTarget, "12000000.00");
    await until(() => window.testId("pool-story").innerText(), /25%/);
    await window.testId("pool-name").focus();
    await until(() => value("pool-target"), "$12,000,000");
  });

  test("a target typed gives the discount", async () => {
    await enter("pool-target", "13.5m");
    await until(async () => (await pool("Enterprise")).poolDiscount, "0.1");
    await window.testId("pool-name").focus();
    await until(() => value("pool-discount"), "10%");
  });

  test("a target that is no number is refused under its field", async () => {
    await enter("pool-target", "plenty");
    await until(() => window.testId("pool-story").getByRole("alert").innerText(), /is not a number/);
    await window.press("Escape");
    assert.equal((await pool("Enterprise")).poolTarget, "13500000.00");
  });

  test("a seller moves to another pool by keyboard", async () => {
    const [enterprise, commercial] = [await pool("Enterprise"), await pool("Commercial")];
    const card = window.testId("pool-detail").getByTestId("seller-card").filter({ hasText: "Seat ENT-03" });
    await card.focus();
    await window.press("m");
    await window.page.getByRole("dialog").waitFor();
    await window.type("comm");
    await window.press("Enter");
    await until(async () => (await pool("Commercial")).sellers.length, commercial.sellers.length + 1);
    assert.equal((await pool("Enterprise")).sellers.length, enterprise.sellers.length - 1);
    await window.press("Control+z");
    await until(async () => (await pool("Enterprise")).sellers.length, enterprise.sellers.length);
  });

  test("a seller is carried to the tray with the pointer", async () => {
    const before = (await pool("Enterprise")).sellers.length;
    await window.testId("pool-card").filter({ hasText: "Enterprise" }).click();
    const card = window.testId("pool-detail").getByTestId("seller-card").filter({ hasText: "Seat ENT-02" });
    await card.scrollIntoViewIfNeeded();
    const [from, to] = [await card.boundingBox(), await window.testId("pools-tray").boundingBox()];
    await window.page.mouse.move(from.x + 20, from.y + 10);
    await window.page.mouse.down();
    await window.page.mouse.move(from.x - 40, from.y + 20, { steps: 4 });
    await window.testId("drag-ghost").waitFor();
    await window.page.mouse.move(to.x + 60, to.y + 30, { steps: 6 });
    await window.settled();
    const money = await window.testId("drag-ghost").innerText();
    for (const part of ["Pool targets", "Target of Enterprise", "Pay of Seat SE-0"]) assert.ok(money.includes(part), `${part} in ${money}`);
    await window.picture("pools-drag-en-light-1280");
    await window.page.mouse.up();
    await until(async () => (await pool("Enterprise")).sellers.length, before - 1);
    await until(() => window.testId("pools-tray").innerText(), /Seat ENT-02/);
    await window.press("Control+z");
    await until(async () => (await pool("Enterprise")).sellers.length, before);
  });

  test("in a field where nothing is typed, undo is the plan's", async () => {
    await window.testId("pool-card").filter({ hasText: "Enterprise" }).click();
    const was = (await pool("Enterprise")).poolTarget;
    await enter("pool-target", "12.5m");
    await until(async () => (await pool("Enterprise")).poolTarget, "12500000.00");
    await window.settled();
    await window.press("Control+z");
    await until(async () => (await pool("Enterprise")).poolTarget, was);
    await window.press("Tab");
    await window.settled();
    assert.equal((await pool("Enterprise")).poolTarget, was);
  });

  test("a presales member is attached with a weight", async () => {
    await window.testId("pool-card").filter({ hasText: "Commercial" }).click();
    await window.testId("pool-attach").click();
    const dialog = window.page.getByRole("dialog");
    await dialog.waitFor();
    await window.type("SE-01");
    await window.press("Enter");
    await window.testId("attach-weight").waitFor();
    await window.press("Control+a");
    await window.type("25");
    await window.press("Enter");
    await until(async () => (await pool("Commercial")).presalesCapacity, "0.65");
    await dialog.waitFor({ state: "detached" });
    await until(() => window.testId("pool-detail").innerText(), /Seat SE-01/);
  });
});
