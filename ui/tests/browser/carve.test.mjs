/** Carving: asked, searched beside the desk, proposed, taken in part, taken back. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

describe("carving", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "territories");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const territories = async () => (await started.desk.look("territories")).territories;
  const pacific = (rows) => rows.find((row) => row.name === "Commercial Pacific").load.accounts;
  const dialog = () => window.testId("carve-dialog");

  async function carved() {
    await window.testId("carve-go").click();
    await window.testId("carve-quality").waitFor({ timeout: 60_000 });
  }

  test("a proposal says how good it is and what it does", async () => {
    // Some accounts that no map shows.
    const fields = ["country", "state", "city", "postalCode", "latitude", "longitude"];
    const cells = Array.from({ length: 40 }, (_, account) => fields.map((field) => ({ account: 9 * account, field, text: "" }))).flat();
    await started.desk.change([{ type: "setAccounts", cells }]);
    await window.go("accounts");
    await window.go("territories");
    await window.testId("carve").click();
    await dialog().getByRole("radio", { name: "Quick" }).check({ force: true });
    await carved();
    const said = await window.testId("carve-quality").innerText();
    assert.match(said, /At most [\d.]+% from the best possible for these territories|Proven/);
    assert.ok((await window.testId("carve-territories").locator("tbody tr").count()) >= 16);
    assert.match(await window.testId("preview-sums").innerText(), /Pool targets/);
    const [, today, then] = /± 10%\s+(\d+) → (\d+) of 16/.exec(await window.testId("carve-even").innerText());
    assert.ok(Number(then) > Number(today), `${today} → ${then}`);
    assert.deepEqual(await window.violations(), []);
    // Asked for at the end of the form, it is read from its first sentence.
    const seen = await window.testId("carve-quality").evaluate((node) => {
      const { left, top, height } = node.getBoundingClientRect();
      const at = document.elementFromPoint(left + 20, top + height / 2);
      return at !== null && node.contains(at);
    });
    assert.ok(seen);
    await window.picture("carve-en-light-1280");
  });

  test("the moves stand on the map beside a list that highlights them", async () => {
    const ink = () => dialog().locator("canvas").evaluate((canvas) => [...canvas.toDataURL()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7));
    const drawn = async (before) => until(ink, (now) => now !== before);
    const moves = Number.parseInt((await window.testId("carve-apply").innerText()).replace(/\D/g, ""), 10);
    await dialog().getByRole("radio", { name: "Map" }).check({ force: true });
    await dialog().locator("canvas").waitFor();
    await window.page.waitForTimeout(1500);
    const label = await dialog().locator("canvas").getAttribute("aria-label");
    const said = /(\d+) of the accounts that move ha(?:s|ve) no place/.exec(await window.testId("carve-map-note").innerText());
    assert.equal(Number(/([\d,]+) accounts that move/.exec(label)[1].replace(",", "")) + Number(said?.[1] ?? 0), moves);
    await window.picture("carve-map-en-light-1280");
    assert.deepEqual(await window.violations(), []);
    // Passing over a row shows its moves alone, a click keeps them, and its moves are listed.
    const all = await ink();
    const first = dialog().locator("[data-testid^=map-row-]").first();
    await first.hover();
    const alone = await drawn(all);
    await first.click();
    await until(() => first.getAttribute("aria-pressed"), "true");
    const name = (await first.locator(".name").innerText()).trim();
    for (const line of await window.testId("map-moves").locator(".way").allInnerTexts()) assert.ok(line.includes(name), line);
    // By keyboard too: an account of the list.
    await window.testId("map-moves").getByRole("button").first().focus();
    await window.press("Enter");
    await drawn(alone);
    await window.press("Enter");
    // What is not taken is not drawn.
    await window.page.mouse.move(5, 5);
    await window.page.waitForTimeout(600);
    const before = await ink();
    const box = dialog().locator("[data-testid^=map-take-]:enabled").first();
    await box.uncheck();
    await drawn(before);
    await until(async () => Number.parseInt((await window.testId("carve-apply").innerText()).replace(/\D/g, ""), 10) < moves, true);
    await box.check();
    await dialog().getByRole("radio", { name: "List" }).check({ force: true });
  });

  test("a part is applied as one step and taken back", async () => {
    const was = await territories();
    const rows = window.testId("carve-territories").locator("tbody tr");
    for (const row of await rows.all()) {
      const box = row.getByRole("checkbox");
      if ((await box.isEnabled()) && !(await row.innerText()).startsWith("Commercial Pacific")) await box.uncheck();
    }
    // The figures are those of what is ticked.
    const line = rows.filter({ hasText: "Commercial Pacific" });
    const coming = Number(/\+(\d+)/.exec(await line.innerText())[1]);
    await until(() => window.testId("carve-in-part").innerText(), (said) => said.startsWith(`Figures of what is ticked: ${coming} of `));
    assert.match(await window.testId("carve-quality").innerText(), /A part of the proposal: how near it comes to the best possible is not known/);
    assert.match(await window.testId("carve-even").innerText(), /→ (\d|1[0-5]) of 16/);
    const then = Number(/→ (\d+)/.exec(await line.locator("td").first().innerText())[1]);
    for (const row of await rows.all()) if (!(await row.innerText()).startsWith("Commercial Pacific")) assert.doesNotMatch(await row.innerText(), /\+/);
    assert.deepEqual(await window.violations(), []);
    await until(() => window.testId("carve-apply").isEnabled(), true);
    await window.testId("carve-apply").click();
    await dialog().waitFor({ state: "detached" });
    await until(async () => pacific(await territories()) > pacific(was), true);
    const now = await territories();
    assert.equal(pacific(now), then);
    for (const row of now.filter((one) => one.name !== "Commercial Pacific")) {
      const before = was.find((one) => one.territory === row.territory);
      assert.ok(row.load.accounts <= before.load.accounts, row.name);
    }
    await window.settled();
    await window.press("Control+z");
    await until(async () => pacific(await territories()), pacific(was));
  });

  test("an area that alone is too large is named, and nothing is cut in a scroll of its own", async () => {
    await window.settled();
    await window.testId("carve").click();
    await dialog().getByRole("radio", { name: "Quick" }).check({ force: true });
    await dialog().getByLabel("Territories hang together by").selectOption("state");
    await dialog().locator(".must input").first().check();
    await carved();
    const conflict = window.testId("carve-conflict");
    assert.match(await conflict.innerText(), /CA alone has \$[\d,]+ of potential, and a territory may have at most \$[\d,]+\./);
    assert.match(await conflict.innerText(), /Let territories hang together by counties instead of states/);
    for (const part of [conflict, window.testId("carve-misses")]) assert.ok(await part.evaluate((node) => node.scrollHeight <= node.clientHeight + 1));
    await window.press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  test("new territories, a bad number and Esc", async () => {
    await window.settled();
    await window.testId("carve").click();
    await dialog().getByLabel("What should come of it").selectOption("new");
    await window.testId("carve-count").fill("900");
    await window.testId("carve-go").click();
    await until(() => window.testId("carve-problem").innerText(), /900/);
    await window.testId("carve-count").fill("6");
    await dialog().getByRole("radio", { name: "Quick" }).check({ force: true });
    await carved();
    assert.equal(await window.testId("carve-territories").getByText("new", { exact: true }).count(), 6);
    await window.press("Escape");
    await dialog().waitFor({ state: "detached" });
    assert.equal((await territories()).some((row) => row.name === "Territory 1"), false);
  });

  test("no sentence of a proposal is longer than its side of the dialog", async () => {
    const other = await openExample(started, "territories", { language: "es" });
    await other.testId("carve").click();
    const form = other.testId("carve-dialog");
    await form.getByRole("radio", { name: "Rápida" }).check({ force: true });
    await form.getByLabel("Territorios contiguos por").selectOption("state");
    await other.testId("carve-go").click();
    await other.testId("carve-quality").waitFor({ timeout: 60_000 });
    const wider = await form.locator(".answer p, .answer > *").evaluateAll((all) => {
      const edge = all[0].closest(".answer").getBoundingClientRect().right;
      return all.filter((node) => [node, ...node.querySelectorAll(".badge")].some((one) => one.getBoundingClientRect().right > edge + 1)).map((node) => node.textContent);
    });
    assert.deepEqual(wider, []);
    await other.picture("carve-states-es-light-1280");
    assert.deepEqual(await other.violations(), []);
    await other.close();
  });
});
