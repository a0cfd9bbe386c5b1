/** A browser window on a served desk, watched: no error, no request to anything but the desk, the application's own policy. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumProgram, configuration, screens } from "../shared/places.mjs";
import { until } from "../shared/until.mjs";
import { startDesk } from "./desk.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const csp = JSON.parse(readFileSync(configuration, "utf8")).app.security.csp;
const policy = Object.entries(csp)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join("; ");

/** Starts a desk and a browser for one test file; call `stop` at its end. */
export async function startBrowser() {
  const desk = await startDesk();
  const browser = await chromium.launch({ executablePath: chromiumProgram, args: flags });
  return {
    desk,
    open: (settings = {}, size = { width: 1280, height: 800 }) => openWindow(browser, desk, settings, size),
    async stop() {
      await browser.close();
      await desk.stop();
    },
  };
}

/** A fresh example plan in a fresh window, on a screen. */
export async function openExample(started, screen, settings = {}, size = undefined) {
  await started.desk.settings(settings);
  await started.desk.ask("openExample");
  const window = await started.open(settings, size);
  if (screen) await window.go(screen);
  return window;
}

async function openWindow(browser, desk, settings, viewport) {
  await desk.settings(settings);
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk.address });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const window = new Window(page, desk);
  await page.route((url) => url.pathname === "/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(desk.address);
  await page.locator("nav, main").first().waitFor();
  await window.settled();
  return window;
}

/** The order of the screens in the sidebar, by which the tests find them in any language. */
export const screenOrder = ["overview", "accounts", "people", "territories", "quotas", "pools", "coverage", "payouts", "export", "import", "history", "settings"];

export class Window {
  #bad = [];
  #asked = 0;

  constructor(page, desk) {
    this.page = page;
    this.desk = desk;
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && this.#bad.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => this.#bad.push(`error: ${error.message}`));
    page.on("requestfinished", () => this.#asked--);
    page.on("requestfailed", () => this.#asked--);
    page.on("request", (request) => {
      this.#asked++;
      const url = request.url();
      if (!url.startsWith(`${desk.address}/`) && !url.startsWith("data:") && !url.startsWith("blob:")) this.#bad.push(`request: ${url}`);
    });
  }

  /** Closes the window; fails if anything went wrong in it. */
  async close() {
    await this.page.context().close();
    assert.deepEqual(this.#bad, []);
  }

  /** Opens a screen from the sidebar and waits until it shows its content. */
  async go(screen) {
    const button = this.page.locator("nav button").nth(screenOrder.indexOf(screen));
    await button.click();
    await until(() => button.getAttribute("aria-current"), "page");
    await this.settled();
  }

  /** Waits until nothing more is asked of the desk and what came is drawn. */
  async settled() {
    do {
      await until(() => this.#asked, 0);
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    } while (this.#asked > 0);
  }

  testId(id) {
    return this.page.getByTestId(id);
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Text of the clipboard, as another program would have put it there. */
  clip(text) {
    return this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  }

  grid(label) {
    return new GridUnderTest(this, label);
  }

  picture(name) {
    return this.page.screenshot({ path: join(screens, `${name}.png`), animations: "disabled" });
  }

  /** What accessibility rules the window breaks: rule, and the places. */
  async violations() {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`).join(" | ")}`);
    });
  }
}

/** One grid, its cells found by the name of their row and the title of their column. */
class GridUnderTest {
  constructor(window, label) {
    this.window = window;
    const grids = window.page.locator("[role=grid], [role=treegrid]");
    this.root = label ? window.page.locator(`[role=grid][aria-label="${label}"], [role=treegrid][aria-label="${label}"]`) : grids.first();
  }

  async cell(row, column) {
    const id = await until(
      () =>
        this.root.evaluate(
          (grid, [rowName, title]) => {
            const heading = [...grid.querySelectorAll("[role=columnheader]")].find((one) => one.querySelector(".title")?.textContent?.trim() === title);
            const at = heading?.getAttribute("aria-colindex");
            const lines = [...grid.querySelectorAll("[data-body] [role=row]")];
            const line = lines.find((one) => [...one.children].some((cell) => Number(cell.getAttribute("aria-colindex")) < 3 && cell.querySelector(".value")?.textContent?.trim() === rowName));
            return line?.querySelector(`[aria-colindex="${at}"]`)?.id ?? "";
          },
          [row, column],
        ),
      (found) => found !== "",
    );
    return this.window.page.locator(`[id="${id}"]`);
  }

  async text(row, column) {
    const cell = await this.cell(row, column);
    return (await cell.innerText()).trim();
  }

  shows(row, column, wanted) {
    return until(() => this.text(row, column), wanted);
  }

  async select(row, column) {
    const cell = await this.cell(row, column);
    await cell.scrollIntoViewIfNeeded();
    await this.window.settled();
    await cell.click();
  }

  /** Types into a cell and leaves it downwards. */
  async enter(row, column, text) {
    await this.select(row, column);
    await this.window.type(text);
    await this.window.press("Enter");
  }

  /** Rows in all, those scrolled away included. */
  async rows() {
    const totals = await this.root.locator(".grid-totals").count();
    return Number(await this.root.getAttribute("aria-rowcount")) - 1 - totals;
  }

  heading(title) {
    return this.root.locator("[role=columnheader]", { has: this.window.page.locator(".title", { hasText: new RegExp(`^${title}$`) }) });
  }

  /** Names of the rows drawn, from top to bottom. */
  names(column = 1) {
    return this.root.evaluate((grid, at) => {
      const lines = [...grid.querySelectorAll("[data-body] [role=row]")];
      lines.sort((a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex")));
      return lines.map((line) => line.querySelector(`[aria-colindex="${at}"] .value`)?.textContent?.trim() ?? "");
    }, column);
  }
}
