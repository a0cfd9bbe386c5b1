/** Teams: the waterfall as a picture, targets and over-assignments typed and pasted, teams added, moved, removed and locked, spread down, undone. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

const target = "Target or quota";
const over = "Over-assignment";

describe("teams", () => {
  let started;
  let window;
  let grid;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "quotas");
    await window.testId("tab-waterfall").click();
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

  const look = () => started.desk.look("waterfall");
  const team = async (name) => (await look()).nodes.find((node) => node.name === name);
  const seller = async (name) => (await look()).sellers.find((row) => row.name === name);
  const undo = async (count = 1) => {
    for (let turn = 0; turn < count; turn += 1) {
      const { redo } = await started.desk.head();
      await window.press("Control+z");
      await until(async () => (await started.desk.head()).redo !== redo, true);
      await window.settled();
    }
  };
  const picture = () => window.testId("waterfall");

  test("the picture says every level with its base, and the product of all", async () => {
    const words = await picture().innerText();
    assert.match(words, /becomes a sum of rep quotas of \$21,000,000: in all \+5% over the company plan =\s1\.02\s×\s1\s×\s1\.0147\s×\s1\.0145/);
    assert.match(words, /Regional target\s+\$20\.40M\s+\+\$400K\s+\+2%\s+over the company plan/);
    assert.match(words, /Teams, level 2\s+\$20\.70M\s+\+\$300K\s+\+1\.47%\s+over teams, level 1/);
    assert.match(words, /axis cut below/);
    await picture().getByRole("button", { name: "Show as a table" }).click();
    const rows = await picture().locator("tbody tr").allInnerTexts();
    assert.equal(rows.length, 5);
    assert.match(rows[4], /Sum of rep quotas\s+\$21,000,000\s+\+\$300K\s+\+1\.45%\s+over teams, level 2/);
    await picture().getByRole("button", { name: "Show as a chart" }).click();
    assert.deepEqual(await window.violations(), []);
  });

  test("a level marks the rows that it adds up", async () => {
    await window.testId("level-teams 1").click();
    await until(() => window.testId("level-teams 1").getAttribute("aria-pressed"), "true");
    const marked = () => grid.root.evaluate((root) => [...root.querySelectorAll("[role=row]")].filter((row) => row.querySelector(".marked")).map((row) => row.querySelector(".value").textContent));
    await until(marked, ["Enterprise", "Commercial"]);
    await window.picture("teams-level-en-light-1280");
    await window.testId("level-teams 1").press("Enter");
    await until(marked, []);
  });

  test("the first rows are the company plan and the region, and teams fold", async () => {
    assert.deepEqual((await grid.names()).slice(0, 4), ["Company plan", "Region", "Enterprise", "Enterprise East"]);
    const levels = await grid.root.evaluate((root) => [...root.querySelectorAll("[data-body] [role=row]")].slice(0, 5).map((row) => row.getAttribute("aria-level")));
    assert.deepEqual(levels, ["1", "2", "3", "4", "5"]);
    await window.testId("show-sellers").click();
    await until(() => grid.names(), ["Company plan", "Region", "Enterprise", "Enterprise East", "Enterprise West", "Commercial"]);
    await grid.select("Enterprise", target);
    await window.press("Control+Alt+ArrowLeft");
    await until(() => grid.names(), ["Company plan", "Region", "Enterprise", "Commercial"]);
    await window.press("Control+Alt+ArrowRight");
    await window.testId("show-sellers").click();
    await until(async () => (await grid.names()).includes("Seat ENT-01"), true);
  });

  test("a target is typed, and what Enter would do is said before", async () => {
    await grid.select("Enterprise East", target);
    await window.type("7.5m");
    await until(() => window.testId("what-if").innerText(), /Enterprise East[^]*\$7,350,000[^]*\$7,500,000[^]*Left to assign[^]*\$150,000/);
    await window.press("Enter");
    await grid.shows("Enterprise East", target, "$7,500,000");
    assert.equal((await team("Enterprise East")).target, "7500000.00");
    await grid.shows("Enterprise East", "Left to assign", "$150K");
    await until(() => window.testId("left-to-assign").innerText(), /2 levels do not add up/);
    await grid.enter("Enterprise East", target, "-2%");
    await grid.shows("Enterprise East", target, "$7,350,000");
  });

  test("an over-assignment is typed as a share or as an amount, and both are seen", async () => {
    await grid.enter("Enterprise East", over, "8%");
    await grid.shows("Enterprise East", over, "8%\n$588K");
    assert.deepEqual((await team("Enterprise East")).overAssignmentTyped, { typed: "rate", rate: "0.08" });
    await grid.enter("Enterprise East", over, "500k");
    await grid.shows("Enterprise East", over, "$500K\n6.8%");
    await grid.shows("Enterprise East", "To assign below", "$7.85M");
    await grid.select("Enterprise East", target);
    await until(() => window.testId("team-panel").innerText(), /\$7,350,000 \+ \$500,000\s+= \$7,850,000\s+that is \+6\.8% over its target/);
    await undo(2);
    await grid.shows("Enterprise East", over, "$150K\n2.04%");
  });

  test("company plan and the region’s over-assignment are typed in their rows", async () => {
    await grid.enter("Company plan", target, "21m");
    await grid.shows("Region", target, "$21,420,000");
    await grid.enter("Region", over, "1%");
    await grid.shows("Region", "To assign below", "$21.63M");
    await grid.enter("Company plan", over, "2x");
    await until(() => window.page.locator(".grid-popover").innerText(), /Type a percentage such as 2% or an amount/);
    await window.press("Escape");
    await undo(2);
    await grid.shows("Region", target, "$20,400,000");
  });

  test("a column pasted over teams and sellers is one step; a refusal stands at its cell", async () => {
    const before = (await started.desk.head()).revision;
    await window.clip("$14,600,000\n7400000\n1,450,000");
    await grid.select("Enterprise", target);
    await window.press("Control+v");
    await grid.shows("Enterprise", target, "$14,600,000");
    await grid.shows("Enterprise East", target, "$7,400,000");
    await grid.shows("Seat ENT-01", target, "$1,450,000");
    assert.equal((await started.desk.head()).revision, before + 1);
    await undo();
    await grid.shows("Seat ENT-01", target, "$1,500,000");
    await grid.enter("Enterprise", target, "8%");
    await until(async () => (await grid.cell("Enterprise", target)).getAttribute("aria-invalid"), "true");
    await until(() => window.page.locator(".grid-popover").innerText(), /is a percentage/);
    await window.press("Escape");
    await grid.select("Seat ENT-01", target);
    await grid.enter("Seat ENT-01", target, "1.4m");
    await grid.select("Seat ENT-01", target);
    await window.press("Shift+ArrowDown", "Control+d");
    await until(async () => (await seller("Seat ENT-03")).quota, "1400000.00");
    await undo(2);
    await grid.shows("Seat ENT-03", target, "$1,500,000");
  });

  test("a team is added under another with sellers in it, and selected", async () => {
    await grid.select("Seat COM-01", target);
    await window.press("Shift+ArrowDown");
    await window.testId("add-team").click();
    const form = window.testId("new-team");
    await form.waitFor();
    assert.deepEqual(await window.violations(), []);
    await window.type("Enterprise");
    await window.press("Enter");
    await until(() => form.innerText(), /already called “Enterprise”/);
    await form.getByLabel("Name of the team").fill("Commercial South");
    await form.getByLabel("Manager").fill("Seat MGR-09");
    await until(() => form.getByLabel("Stands under").locator("option:checked").innerText(), "Commercial");
    assert.ok(await form.getByLabel("Move the 2 selected sellers into it").isChecked());
    await window.page.getByRole("button", { name: "Add the team" }).click();
    await until(async () => [(await team("Commercial South"))?.manager, (await team("Commercial South"))?.sellers, (await team("Commercial South"))?.depth], ["Seat MGR-09", 2, 2]);
    await until(() => window.testId("team-panel").innerText(), /Commercial South\s+Commercial · led by Seat MGR-09 · 2 sellers[^]*Not set/);
    await grid.shows("Commercial South", target, "not set");
  });

  test("sellers and teams are moved by keyboard, with the sums shown before", async () => {
    await grid.select("Seat COM-03", target);
    await window.press("m");
    await until(() => window.page.locator("dialog h2").innerText(), "Move Seat COM-03 to…");
    await window.type("south");
    await until(() => window.testId("move-preview").innerText(), /Commercial South\s+\$2\.00M\s+→ \$3\.00M/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("teams-move-en-light-1280");
    await window.press("Enter");
    await until(async () => (await seller("Seat COM-03")).teamName, "Commercial South");
    await until(async () => (await grid.cell("Seat COM-03", target)).getAttribute("aria-selected"), "true");
    await undo();
    await grid.select("Commercial South", target);
    await window.press("m");
    await until(() => window.page.locator("dialog h2").innerText(), "Move Commercial South to…");
    const places = await until(() => window.page.locator("dialog [role=option] .name").allInnerTexts(), (found) => found.length > 0);
    assert.deepEqual(places, ["Enterprise", "Enterprise / Enterprise East", "Enterprise / Enterprise West", "Directly under the region"]);
    await window.press("ArrowDown", "ArrowDown", "ArrowDown", "Enter");
    await until(async () => (await team("Commercial South")).depth, 1);
    await undo();
  });

  test("a name is changed in place", async () => {
    await grid.enter("Commercial South", "Team or seller", "Commercial Gulf");
    await until(async () => (await team("Commercial Gulf"))?.depth, 2);
  });

  test("a removed team leaves its people to the team above, and comes back", async () => {
    await grid.select("Commercial Gulf", target);
    await window.testId("remove-team").click();
    await until(async () => [await team("Commercial Gulf"), (await seller("Seat COM-01")).teamName], [undefined, "Commercial"]);
    await window.page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await until(async () => (await seller("Seat COM-01")).teamName, "Commercial Gulf");
    await undo(3);
    assert.equal(await team("Commercial Gulf"), undefined);
  });

  test("spreading down shows in the tree what would come, leaves what is locked, and adds up", async () => {
    await grid.enter("Enterprise", target, "15m");
    await grid.select("Enterprise East", target);
    await window.press("l");
    await until(async () => (await team("Enterprise East")).locked, true);
    await until(() => grid.root.locator('[aria-label="locked"]').count(), 1);
    await grid.select("Enterprise", target);
    await window.testId("spread-down").hover();
    await until(() => window.testId("spread-note").innerText(), /Shares \$15,150,000, what Enterprise is to assign[^]*would change/);
    await until(() => grid.text("Enterprise West", target), "→$7,800,000");
    await window.picture("teams-spread-en-light-1280");
    assert.deepEqual(await window.violations(), []);
    await window.testId("spread-down").click();
    await grid.shows("Enterprise West", target, "$7,800,000");
    await grid.shows("Enterprise East", target, "$7,350,000");
    const { nodes } = await look();
    const [enterprise, west] = ["Enterprise", "Enterprise West"].map((name) => nodes.find((node) => node.name === name));
    assert.deepEqual([enterprise.sumBelow, enterprise.leftToAssign, west.leftToAssign], ["15150000.00", "0.00", "0.00"]);
    await until(() => window.page.locator(".toast, [role=status]").allInnerTexts(), (found) => found.some((text) => /Undo/.test(text)));
    await undo(3);
    await grid.shows("Enterprise", target, "$14,550,000");
  });

  test("a spread that cannot be done says why where it is asked", async () => {
    await grid.enter("Commercial", target, "");
    await grid.select("Commercial", target);
    await window.press("Delete");
    await grid.shows("Commercial", target, "not set");
    await window.testId("spread-down").focus();
    await until(() => window.testId("spread-refusal").innerText(), /no target to spread/);
    await window.testId("spread-down").press("Enter");
    await until(() => window.testId("spread-refusal").innerText(), /no target to spread/);
    await grid.select("Commercial", target);
    await undo();
    await grid.shows("Commercial", target, "$5,850,000");
  });

  test("a search hit for a team opens its row, unfolded", async () => {
    await window.testId("show-sellers").click();
    await grid.select("Enterprise", target);
    await window.press("Control+Alt+ArrowLeft");
    await window.testId("tab-quotas").click();
    await window.press("Control+k");
    await window.type("Enterprise West");
    await window.page.locator("dialog .item", { hasText: "Enterprise West" }).first().waitFor();
    await window.page.locator("dialog .item", { hasText: "Enterprise West" }).first().click();
    await until(() => window.testId("team-panel").locator("h2").innerText(), "Enterprise West");
    await until(async () => (await grid.cell("Enterprise West", target)).getAttribute("aria-selected"), "true");
  });

  test("without teams the screen says what they are for, and makes them from segments", async () => {
    const { nodes } = await look();
    await started.desk.change(nodes.filter(({ team }) => team !== null).map(({ team }) => ({ type: "removeTeam", team })));
    await window.testId("tab-quotas").click();
    await window.testId("tab-waterfall").click();
    const make = window.testId("teams-from-segments");
    await make.waitFor();
    await until(() => window.page.locator("main").innerText(), /No teams yet[^]*Enterprise \(10\), Commercial \(6\)/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("teams-none-en-light-1280");
    await make.click();
    await until(async () => (await look()).nodes.map(({ name, sellers }) => `${name} ${sellers}`), [" 16", "Enterprise 10", "Commercial 6"]);
    await grid.shows("Enterprise", target, "not set");
  });
});

describe("teams in every look", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  for (const language of ["en", "es"])
    for (const theme of ["light", "dark"])
      for (const width of [1280, 1920])
        test(`${language}, ${theme}, ${width} wide`, { timeout: 60_000 }, async () => {
          const window = await openExample(started, "quotas", { language, theme }, { width, height: width === 1280 ? 800 : 1080 });
          await window.testId("tab-waterfall").click();
          await window.settled();
          await window.picture(`teams-${language}-${theme}-${width}`);
          if (width === 1280) assert.deepEqual(await window.violations(), []);
          const broken = await window.page.evaluate(() => ({
            nonsense: document.body.innerText.match(/\b(undefined|NaN|null|Infinity|\[object \w+\])\b/g) ?? [],
            scrolls: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
          }));
          assert.deepEqual(broken, { nonsense: [], scrolls: false });
          await window.close();
        });
});
