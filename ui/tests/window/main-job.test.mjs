/** The real application in a real window: the example opened, a quota changed, its effect on pay seen; closed, opened again, still there. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { temporaryFolder } from "../shared/places.mjs";
import { until } from "../shared/until.mjs";
import { keys, startDriver } from "./driver.mjs";

const order = { overview: 0, accounts: 1, territories: 3, quotas: 4, pools: 5, payouts: 7, history: 10 };

describe("the main job in the real window", { timeout: 120_000 }, () => {
  const home = temporaryFolder();
  let driver;
  let window;
  before(async () => (driver = await startDriver(home)));
  after(async () => {
    await window?.close().catch(() => undefined);
    await driver.stop();
  });

  async function go(screen) {
    await until(() => window.run("const all = document.querySelectorAll('nav[data-region] button'); all[arguments[0]]?.click(); return all.length;", order[screen]), 12);
    await until(() => window.run("return document.querySelectorAll('nav[data-region] button')[arguments[0]].getAttribute('aria-current');", order[screen]), "page");
  }

  /** The element id of a cell, by the name of its row and the title of its column. */
  const cell = (row, column) =>
    until(
      () =>
        window.run(
          `const [name, title] = arguments;
           const heading = [...document.querySelectorAll("[role=columnheader]")].find((one) => one.querySelector(".title")?.textContent.trim() === title);
           const line = [...document.querySelectorAll("[data-body] [role=row]")].find((one) => one.querySelector(".value")?.textContent.trim() === name);
           return line?.querySelector('[aria-colindex="' + heading?.getAttribute("aria-colindex") + '"]')?.id ?? "";`,
          row,
          column,
        ),
      (id) => id !== "",
    );

  const shown = async (row, column) => window.run("return document.getElementById(arguments[0]).innerText.trim();", await cell(row, column));

  async function presalesPay() {
    await go("payouts");
    await until(() => window.run("const all = [...document.querySelectorAll('[role=radiogroup] label')]; const one = all.find((label) => label.innerText.trim() === 'Presales'); one?.click(); return one !== undefined;"), true);
    return shown("Seat SE-01", "Projected total");
  }

  test("the example opens from the welcome screen", async () => {
    window = await driver.open();
    await window.find(".card.first button");
    await window.picture("window-welcome");
    await window.click(".card.first button");
    await go("overview");
    await until(() => window.run("return document.title;"), /FY27 North America/);
    await window.picture("window-overview");
    assert.ok(existsSync(join(home, "documents", "Example plan.podplan")));
  });

  test("a quota typed changes what presales would be paid", async () => {
    assert.equal(await presalesPay(), "$187,442.31");
    await window.picture("window-payouts-before");
    await go("quotas");
    const id = await cell("Seat ENT-01", "Quota");
    await window.click(`[id="${id}"]`);
    await window.keys("[role=treegrid]", `3000000${keys.enter}`);
    await until(() => shown("Seat ENT-01", "Quota"), "$3,000,000");
    await window.picture("window-quotas");
    // The pool books 16.65 instead of 15.15 million of its target of 13: 45,000 x 16.65 / 13 on top of 135,000.
    await until(presalesPay, "$192,634.62");
    await window.picture("window-payouts-after");
  });

  test("pay plans, quarters, heat map and deals are there", async () => {
    await go("payouts");
    for (const [label, words] of [["Pay plans", /Pay curves/], ["By quarter", /Quarter 4/], ["Heat map", /Share of target variable/], ["Deals", /take the place/], ["People", /Attainment for all/]]) {
      await window.run("const all = [...document.querySelectorAll('[role=radiogroup] label')]; all.find((label) => label.innerText.trim() === arguments[0])?.click();", label);
      await until(() => window.run("return document.querySelector('main').innerText;"), words);
      await window.picture(`window-payouts-${label.toLowerCase().replace(" ", "-")}`);
    }
  });

  test("waterfall, quarters and bottom-up show the same quotas", async () => {
    const tab = async (key, words) => {
      await window.click(`[data-testid="tab-${key}"]`);
      await until(() => window.run("return document.querySelector('main').innerText;"), words);
      await window.picture(`window-${key}`);
    };
    // The quota of 3 millions is 1.5 more than the East is to assign.
    await go("quotas");
    await tab("waterfall", /Enterprise East/);
    assert.match(await window.run("return document.querySelector('main').innerText;"), /\$22,500,000|\$22\.50M/);
    await tab("capacity", /Ramped capacity/);
    assert.match(await window.run("return document.querySelector('main').innerText;"), /of the company plan/);
    await tab("bottomUp", /Seat ENT-03/);
    await tab("quotas", /Seat ENT-01/);
  });

  test("hours, odds and requests of the pools, a proposal, and somebody who leaves", async () => {
    const text = () => window.run("return document.querySelector('main').innerText;");
    const dialog = () => window.run("return document.querySelector('dialog[open]')?.innerText ?? '';");
    await go("pools");
    for (const [key, words] of [["hours", /nobody in the pool/], ["odds", /78\.79%/], ["requests", /Seat SE-02/], ["pools", /\$13,000,000|\$13\.00M/]]) {
      await window.click(`[data-testid="tab-${key}"]`);
      await until(text, words);
      await window.picture(`window-pools-${key}`);
    }
    await window.click('[data-testid="pools-propose"]');
    await until(dialog, /Proven/);
    await window.picture("window-pools-propose");
    await window.keys("dialog[open]", keys.escape);
    await until(dialog, "");
    await window.click("[data-testid=pool-detail] [data-presales='0']");
    await window.click('[data-testid="pools-leave"]');
    await window.keys('[data-testid="leaving-day"]', "2027-03-31");
    await until(dialog, /\$10,279,299\.85/);
    await window.picture("window-pools-leaving");
    await window.keys("dialog[open]", keys.escape);
    await until(dialog, "");
  });

  test("territories are carved, taken in part and taken back; the map shows them", async () => {
    const text = (of) => window.run("return document.querySelector(arguments[0])?.innerText ?? '';", of);
    await go("territories");
    await window.click('[data-testid="carve"]');
    await window.run("[...document.querySelectorAll('[data-testid=carve-dialog] [role=radiogroup] label')][0].click();");
    await window.click('[data-testid="carve-go"]');
    await until(() => text('[data-testid="carve-quality"]'), /from the best possible|Proven/);
    await window.picture("window-carve");
    // All but one territory are left as they are.
    await window.run("const boxes = [...document.querySelectorAll('[data-testid=carve-territories] input:enabled')]; boxes.slice(1).forEach((box) => box.click());");
    // What is taken can be applied once its figures are known.
    await until(() => window.run("return document.querySelector('[data-testid=carve-apply]').disabled;"), false);
    await window.click('[data-testid="carve-apply"]');
    await until(() => text("dialog[open]"), "");
    // What undo would take back is the carving, and no longer the quota that was typed before.
    const undo = () => window.run("return document.querySelector('button[aria-label^=Undo]')?.ariaLabel ?? '';");
    const carved = await until(undo, /account/i);
    await window.click("button[aria-label^=Undo]");
    await until(undo, (label) => label !== carved);
    await window.click('[data-testid="tab-map"]');
    await until(() => window.run("return document.querySelectorAll('main canvas').length;"), (count) => count > 0);
    await window.picture("window-map");
  });

  test("the page reaches nothing but the application", async () => {
    const blocked = await window.run(
      "return Promise.all(['https://example.com/', 'http://127.0.0.1:9/'].map((url) => fetch(url).then(() => 'reached', (error) => error.name)));",
    );
    assert.deepEqual(blocked, ["TypeError", "TypeError"]);
    assert.equal(await window.run("return typeof window.__TAURI__;"), "undefined");
  });

  test("closed and opened again, the plan is as it was left, with its way back", async () => {
    await window.close();
    window = await driver.open();
    await until(() => window.run("const recent = document.querySelector('.card li button:not(:disabled)'); recent?.click(); return recent?.innerText ?? '';"), /Example plan/);
    await go("quotas");
    await until(() => shown("Seat ENT-01", "Quota"), "$3,000,000");
    await window.picture("window-quotas-again");
    await window.keys("[role=treegrid]", `${keys.control}z${keys.none}`);
    await until(() => shown("Seat ENT-01", "Quota"), "$1,500,000");
    assert.equal(await presalesPay(), "$187,442.31");
  });

  test("a plan named on the command line opens at once", async () => {
    await window.close();
    window = await driver.open([join(home, "documents", "Example plan.podplan")]);
    await go("history");
    await until(() => window.run("return document.body.innerText;"), /Set quota of Seat ENT-01/);
    await window.picture("window-history");
  });
});
