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
    await window.testId("carve").click();
    await dialog().getByRole("radio", { name: "Quick" }).check({ force: true });
    await carved();
    const said = await window.testId("carve-quality").innerText();
    assert.match(said, /At most [\d.]+% from the best possible for these territories|Proven/);
    assert.ok((await window.testId("carve-territories").locator("tbody tr").count()) >= 16);
    assert.match(await window.testId("preview-sums").innerText(), /Pool targets/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("carve-en-light-1280");
  });

  test("a part is applied as one step and taken back", async () => {
    const was = await territories();
    const rows = window.testId("carve-territories").locator("tbody tr");
    for (const row of await rows.all()) {
      const box = row.getByRole("checkbox");
      if ((await box.isEnabled()) && !(await row.innerText()).startsWith("Commercial Pacific")) await box.uncheck();
    }
    await window.testId("carve-apply").click();
    await dialog().waitFor({ state: "detached" });
    await until(async () => pacific(await territories()) > pacific(was), true);
    const now = await territories();
    for (const row of now.filter((one) => one.name !== "Commercial Pacific")) {
      const before = was.find((one) => one.territory === row.territory);
      assert.ok(row.load.accounts <= before.load.accounts, row.name);
    }
    await window.settled();
    await window.press("Control+z");
    await until(async () => pacific(await territories()), pacific(was));
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
});
