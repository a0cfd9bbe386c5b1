/** The map and the treemap of the territories: accounts placed by address, chosen by click, lasso and legend, and moved. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

async function toTab(window, tab) {
  await window.go("territories");
  await window.testId(`tab-${tab}`).click();
  await window.settled();
  // The shapes are read once, and the picture is drawn after them.
  await window.page.waitForTimeout(400);
  await window.settled();
}

describe("the map", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "territories");
    await toTab(window, "map");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const standing = async (account) => {
    const { points } = await started.desk.look("map");
    return points.territories[points.accounts.indexOf(account)];
  };

  test("the legend chooses a territory, and what it adds up to is said", async () => {
    const { territories } = await started.desk.look("map");
    await window.testId(`legend-${territories[0].territory}`).click();
    await until(() => window.testId("chosen").innerText(), `${territories[0].load.accounts} accounts chosen`);
    await window.testId(`legend-${territories[1].territory}`).click({ modifiers: ["Shift"] });
    await until(() => window.testId("chosen").innerText(), `${territories[0].load.accounts + territories[1].load.accounts} accounts chosen`);
    await window.testId("map").focus();
    await window.press("Escape");
    await window.testId("chosen").waitFor({ state: "detached" });
  });

  test("a potential that no account has is not told as 0", async () => {
    const legend = () => window.testId("legend-0").innerText();
    assert.match(await legend(), /\$[\d.]+M/);
    const cells = Array.from({ length: 400 }, (_, account) => ({ account, field: "potential", text: "" }));
    await started.desk.change([{ type: "setAccounts", cells }]);
    await window.go("accounts");
    await toTab(window, "map");
    await until(legend, /\d+\s+–$/);
    await until(() => window.page.locator(".tints").innerText(), /most accounts/);
    await started.desk.ask("undo", { view: { screen: "overview" } });
    await window.go("accounts");
    await toTab(window, "map");
    await until(legend, /\$[\d.]+M/);
  });

  test("no two of sixteen territories have one colour, and a move leaves them as they are", async () => {
    const colours = () => window.page.locator("[data-testid^=legend-] .swatch:not(.none)").evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    const before = await colours();
    assert.equal(new Set(before).size, 16);
    const { points, territories } = await started.desk.look("map");
    const moved = points.accounts.filter((_, at) => points.territories[at] === territories[0].territory).slice(0, 5);
    await started.desk.change([{ type: "placeAccounts", accounts: moved, territory: territories[9].territory }]);
    await window.go("accounts");
    await toTab(window, "map");
    assert.deepEqual(await colours(), before);
    await started.desk.ask("undo", { view: { screen: "map" } });
    await window.go("accounts");
    await toTab(window, "map");
  });

  test("a territory of the legend is looked at alone while it is pointed at", async () => {
    const picture = async () => (await window.testId("map").screenshot({ animations: "disabled" })).toString("base64");
    await window.page.mouse.move(600, 90);
    await window.page.waitForTimeout(500);
    const before = await picture();
    const { territories } = await started.desk.look("map");
    await window.testId(`legend-${territories[5].territory}`).hover();
    await until(async () => (await picture()) !== before, true);
    await window.picture("map-lit-en-light-1280");
    await window.page.mouse.move(600, 90);
    await until(picture, before);
  });

  test("a lasso chooses, M moves, and undo takes it back in one step", async () => {
    const box = await window.testId("map").boundingBox();
    await window.testId("map").focus();
    await window.press("l");
    const corners = [[0.02, 0.02], [0.98, 0.02], [0.98, 0.98], [0.02, 0.98], [0.02, 0.05]].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
    await window.page.mouse.move(...corners[0]);
    await window.page.mouse.down();
    for (const corner of corners.slice(1)) await window.page.mouse.move(...corner, { steps: 6 });
    await window.page.mouse.up();
    const { points, territories } = await started.desk.look("map");
    await until(() => window.testId("chosen").innerText(), `${points.accounts.length} accounts chosen`);
    await window.testId("map").focus();
    await window.press("m");
    const dialog = window.page.getByRole("dialog");
    await dialog.getByRole("option").nth(2).click();
    const target = territories[2].territory;
    await until(async () => (await started.desk.look("map")).points.territories.every((one) => one === target), true);
    await dialog.waitFor({ state: "detached" });
    await window.settled();
    await window.press("Control+z");
    await until(async () => (await started.desk.look("map")).points.territories, points.territories);
    await window.testId("map").focus();
    await window.press("Escape", "l");
  });

  test("a click chooses one account and a pointer over it tells about it", async () => {
    // The account that stands alone furthest north is on top of nobody.
    const box = await window.testId("map").boundingBox();
    await window.testId("map").focus();
    await window.press("0");
    await window.settled();
    let found = false;
    for (let y = 0.1; y < 0.9 && !found; y += 0.02)
      for (let x = 0.05; x < 0.95 && !found; x += 0.015) {
        await window.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
        await window.page.waitForTimeout(5);
        if (y > 0.3 && x > 0.5) {
          await window.page.waitForTimeout(90);
          found = (await window.testId("map-tip").count()) > 0;
          if (found) await window.page.mouse.click(box.x + x * box.width, box.y + y * box.height);
        }
      }
    assert.ok(found, "no account was found under the pointer");
    await until(() => window.testId("chosen").innerText(), "1 account chosen");
    // The chosen account is carried from where it lies; anywhere else the pointer moves the map.
    const { territories } = await started.desk.look("map");
    const target = await window.testId(`legend-${territories[4].territory}`).boundingBox();
    await window.page.mouse.down();
    await window.page.mouse.move(target.x + 20, target.y + 10, { steps: 6 });
    await until(() => window.testId("carried").innerText(), new RegExp(`1 account to ${territories[4].name}`));
    await window.press("Escape");
    await window.page.mouse.up();
    await window.testId("carried").waitFor({ state: "detached" });
    await until(() => window.testId("chosen").innerText(), "1 account chosen");
    await window.testId("map").focus();
    await window.press("Escape");
  });

  test("chosen accounts are dragged: what it would do is shown, Escape leaves it, a drop is one step", async () => {
    const { points, territories } = await started.desk.look("map");
    const [from, to] = territories;
    const accounts = points.accounts.filter((_, at) => points.territories[at] === from.territory);
    const { territories: shifts } = await started.desk.ask("preview", { edits: [{ type: "placeAccounts", accounts, territory: to.territory }] });
    await window.testId(`legend-${from.territory}`).click();
    await until(() => window.testId("chosen").innerText(), `${accounts.length} accounts chosen`);
    const drag = async () => {
      const grip = await window.testId("chosen").boundingBox();
      const target = await window.testId(`legend-${to.territory}`).boundingBox();
      await window.page.mouse.move(grip.x + 10, grip.y + 8);
      await window.page.mouse.down();
      await window.page.mouse.move(target.x + 20, target.y + 10, { steps: 5 });
      await window.testId("carried").getByTestId("move-preview").locator("tbody tr").first().waitFor();
    };
    await drag();
    const told = window.testId("carried").locator("tbody tr");
    // Where they go stands first; all that changes is there for both.
    await until(() => told.first().locator("th").innerText(), to.name);
    assert.equal(await told.count(), shifts.length);
    for (const shift of shifts) {
      const cells = await told.filter({ hasText: shift.name }).first().locator("td").allInnerTexts();
      assert.equal(cells[0].replaceAll(",", ""), `${shift.before.accounts} → ${shift.after.accounts}`);
      assert.match(cells[1], /^\$.+ → \$/);
      assert.match(cells[3], /% → |^–|→ –/);
      const { changing: before } = shift.ownerChangeBefore;
      const { changing: after } = shift.ownerChangeAfter;
      assert.equal(cells[4], before === after ? String(before) : `${before} → ${after}`);
    }
    assert.ok((await window.testId(`legend-${to.territory}`).getAttribute("class")).includes("over"));
    await window.picture("map-carry-en-light-1280");
    assert.deepEqual(await window.violations(), []);
    await window.press("Escape");
    await window.page.mouse.up();
    await window.testId("carried").waitFor({ state: "detached" });
    assert.deepEqual((await started.desk.look("map")).points.territories, points.territories);

    await drag();
    await window.page.mouse.up();
    await until(async () => (await started.desk.look("map")).points.territories.some((one) => one === from.territory), false);
    await window.settled();
    await window.press("Control+z");
    await until(async () => (await started.desk.look("map")).points.territories, points.territories);
    await window.testId("map").focus();
    await window.press("Escape");
  });

  test("a drop on the map goes to the territory that lies there", async () => {
    const { points, territories } = await started.desk.look("map");
    await window.testId(`legend-${territories[0].territory}`).click();
    const box = await window.testId("map").boundingBox();
    const grip = await window.testId("chosen").boundingBox();
    await window.page.mouse.move(grip.x + 10, grip.y + 8);
    await window.page.mouse.down();
    let said = "";
    for (let y = 0.2; y < 0.85 && !/ to /.test(said); y += 0.05)
      for (let x = 0.1; x < 0.9 && !/ to /.test(said); x += 0.05) {
        await window.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
        said = await window.testId("carried").locator("b").innerText();
      }
    const target = territories.find(({ name }) => said.endsWith(` to ${name}`));
    assert.ok(target, said);
    await window.page.mouse.up();
    const moved = points.accounts.filter((_, at) => points.territories[at] === territories[0].territory);
    await until(() => standing(moved[0]), target.territory);
    await window.settled();
    await window.press("Control+z");
    await until(async () => (await started.desk.look("map")).points.territories, points.territories);
    await window.testId("map").focus();
    await window.press("Escape");
  });

  test("counties are tinted where one looks closer, in place of their states", async () => {
    // How many pixels have the colour of a territory laid over land, as strongly as tints are.
    const tinted = () =>
      window.page.evaluate(() => {
        const canvas = document.querySelector("[data-testid=map] canvas");
        const stage = document.querySelector("[data-testid=map]").parentElement;
        const probe = stage.appendChild(document.createElement("i"));
        const rgb = (token) => {
          probe.style.color = `var(${token})`;
          return getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
        };
        const land = rgb("--map-land");
        const mixes = Array.from({ length: 16 }, (_, at) => at + 1).flatMap((cat) => [0.26, 0.13].map((share) => rgb(`--cat-${cat}`).map((part, at) => part * share + land[at] * (1 - share))));
        probe.remove();
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let found = 0;
        for (let at = 0; at < data.length; at += 4) if (mixes.some((mix) => Math.abs(mix[0] - data[at]) < 1.6 && Math.abs(mix[1] - data[at + 1]) < 1.6 && Math.abs(mix[2] - data[at + 2]) < 1.6)) found++;
        return found / (data.length / 4);
      });
    // A pointer left on the legend would have one territory looked at alone.
    await window.page.mouse.move(600, 90);
    await window.testId("map").focus();
    await window.press("0");
    await window.page.waitForTimeout(400);
    for (let turn = 0; turn < 5; turn++) await window.press("+");
    await window.page.waitForTimeout(900);
    const near = await tinted();
    await window.picture("map-counties-en-light-1280");
    assert.ok(near > 0.002, `tinted: ${near}`);
    await window.press("0");
  });

  test("accounts that cannot be placed are listed", async () => {
    await started.desk.change([{ type: "setAccounts", cells: ["country", "state", "city", "postalCode", "latitude", "longitude"].map((field) => ({ account: 3, field, text: "" })) }]);
    await window.go("accounts");
    await toTab(window, "map");
    assert.equal(await window.testId("unplaced").locator("li").count(), 1);
    assert.equal(await standing(3), undefined);
  });

  test("without accounts it says what to do", async () => {
    await started.desk.ask("newPlan", { file: null, name: "Empty", currency: "USD", yearStart: "2027-01-01", companyPlan: null });
    const empty = await started.open();
    await toTab(empty, "map");
    await empty.page.getByText("No accounts yet").waitFor();
    await empty.close();
  });
});

describe("the treemap", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "territories");
    await toTab(window, "treemap");
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  test("a part is chosen by keyboard and moved", async () => {
    const first = window.testId("tree").getByRole("option").first();
    await first.focus();
    await window.press("Enter");
    const chosen = Number.parseInt(await until(async () => (await window.testId("chosen").count()) && window.testId("chosen").innerText(), (text) => Boolean(text)), 10);
    await window.press("m");
    await window.page.getByRole("dialog").getByRole("option").nth(1).click();
    await until(async () => {
      const { territories } = await started.desk.look("map");
      return territories.some((one) => one.load.byHand >= chosen);
    }, true);
    await window.press("Control+z");
  });

  test("groups and area are anybody's choice", async () => {
    await window.page.getByLabel("Groups", { exact: false }).first().selectOption("country");
    await window.page.getByLabel("Area", { exact: false }).first().selectOption("accounts");
    await window.settled();
    await until(() => window.testId("tree").getByRole("group").count(), 3);
  });
});

describe("map and treemap in every look", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  for (const language of ["en", "es"])
    for (const theme of ["light", "dark"])
      for (const size of sizes)
        test(`${language}, ${theme}, ${size.width} wide`, { timeout: 60_000 }, async () => {
          const window = await openExample(started, undefined, { language, theme }, size);
          const broken = [];
          for (const tab of ["map", "treemap"]) {
            await toTab(window, tab);
            await window.picture(`${tab}-${language}-${theme}-${size.width}`);
            if (size === sizes[0]) for (const violation of await window.violations()) broken.push(`${tab}: ${violation}`);
          }
          assert.deepEqual(broken, []);
          await window.close();
        });
});

const real = join(import.meta.dirname, "../../../../shared/data/accounts_us.csv");
describe("real accounts", { skip: !existsSync(real) && "no real accounts beside this folder" }, () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  test("thousands of companies on the map of the United States", { timeout: 120_000 }, async () => {
    await started.desk.ask("newPlan", { file: null, name: "US", currency: "USD", yearStart: "2027-01-01", companyPlan: null });
    await started.desk.chooseFile("accounts.csv", readFileSync(real));
    const picked = JSON.parse(await started.desk.post("/pick_open", JSON.stringify({ kind: "table" })));
    const { columns } = await started.desk.ask("readTable", { file: picked.file, target: "accounts", options: {} });
    const mapping = columns.map(({ title, field }) => (title === "Company Size (USD m)" ? "potential" : field === "latitude" || field === "longitude" ? null : field));
    await started.desk.ask("import", { file: picked.file, target: "accounts", options: { mapping, duplicates: "first" }, view: { screen: "overview" } });
    const regions = { West: ["CA", "OR", "WA", "NV", "AZ", "ID", "UT", "AK", "HI"], Mountain: ["CO", "NM", "MT", "WY", "ND", "SD", "NE", "KS"], Texas: ["TX", "OK", "LA", "AR"], Lakes: ["IL", "MI", "WI", "MN", "IA"], Ohio: ["OH", "IN", "KY", "WV", "MO", "TN"], "New York": ["NY", "NJ", "CT"], "New England": ["MA", "NH", "VT", "ME", "RI"], Atlantic: ["PA", "MD", "DC", "DE", "VA"], South: ["NC", "SC", "GA", "AL", "MS"], Florida: ["FL"] };
    const names = Object.keys(regions);
    await started.desk.change(names.map((name) => ({ type: "addTerritory", name, seller: null })));
    await started.desk.change(names.map((name, at) => ({ type: "addRule", territory: at, conditions: [{ test: "is", field: "state", values: regions[name] }] })));
    const map = await started.desk.look("map");
    assert.ok(map.unitedStates && map.points.accounts.length > 6_000 && map.unplaced === 0);
    for (const theme of ["light", "dark"])
      for (const size of sizes) {
        const window = await started.open({ theme }, size);
        await toTab(window, "map");
        await window.picture(`map-real-${theme}-${size.width}`);
        await window.page.getByText("Balance", { exact: true }).click();
        await window.page.waitForTimeout(200);
        await window.picture(`map-real-balance-${theme}-${size.width}`);
        await window.page.getByText("Territory", { exact: true }).first().click();
        await window.testId("map").focus();
        for (let turn = 0; turn < 5; turn++) await window.press("+");
        await window.page.waitForTimeout(500);
        await window.picture(`map-real-near-${theme}-${size.width}`);
        await window.close();
      }
  });
});
