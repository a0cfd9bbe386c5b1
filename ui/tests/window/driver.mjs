/** A small client of WebKitWebDriver: starts the application in a window and takes hold of it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { need, screens, shellProgram } from "../shared/places.mjs";
import { until } from "../shared/until.mjs";

const elementKey = "element-6066-11e4-a52e-4f735466cecf";
/** Keys as WebDriver names them. */
export const keys = { enter: "\ue007", control: "\ue009", escape: "\ue00c", none: "\ue000" };

/** Starts a driver whose applications keep everything in `home`; `stop` ends it. */
export async function startDriver(home) {
  need(shellProgram, "cargo build");
  assert.ok(process.env.DISPLAY, "no display: run the window tests under xvfb-run");
  const port = await freePort();
  const env = { ...process.env, PODPLAN_HOME: home, TAURI_WEBVIEW_AUTOMATION: "true", LANG: "en_US.UTF-8", LANGUAGE: "en" };
  delete env.WAYLAND_DISPLAY;
  const child = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
  process.on("exit", () => child.kill());
  const driver = new Driver(`http://127.0.0.1:${port}`, child, home);
  await until(async () => (await driver.send("GET", "/status")).ready !== undefined, true);
  return driver;
}

class Driver {
  constructor(address, child, home) {
    this.address = address;
    this.child = child;
    this.home = home;
  }

  async send(method, path, body) {
    const answer = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  }

  /** Opens the application's window; `args` are those of its command line. */
  async open(args = []) {
    const options = { binary: shellProgram, args };
    const { sessionId } = await this.send("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
    return new AppWindow(this, `/session/${sessionId}`);
  }

  async stop() {
    if (this.child.exitCode === null && this.child.kill()) await once(this.child, "exit");
  }
}

class AppWindow {
  constructor(driver, path) {
    this.driver = driver;
    this.path = path;
  }

  send(method, path, body) {
    return this.driver.send(method, this.path + path, body);
  }

  /** What a script, the body of a function, returns in the page. */
  run(script, ...args) {
    return this.send("POST", "/execute/sync", { script, args });
  }

  /** The element of a selector, as soon as it is there. */
  async find(selector) {
    const found = await until(() => this.send("POST", "/element", { using: "css selector", value: selector }), (one) => one !== undefined);
    return `/element/${found[elementKey]}`;
  }

  async click(selector) {
    await this.send("POST", `${await this.find(selector)}/click`, {});
  }

  async keys(selector, text) {
    await this.send("POST", `${await this.find(selector)}/value`, { text });
  }

  /** A picture of the window once its letters are there and its last change is drawn. */
  async picture(name) {
    await this.run("return document.fonts.load('13px \"Inter\"').then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));");
    writeFileSync(join(screens, `${name}.png`), Buffer.from(await this.send("GET", "/screenshot"), "base64"));
  }

  /** Closes the window, as a person does, and waits for the application to end: until then it holds the plan's file. */
  async close() {
    await this.send("DELETE", "");
    await until(() => running(this.driver.home), 0);
  }
}

/** How many processes of the application keep their things in `home`. */
function running(home) {
  const ours = (process) => {
    try {
      return readFileSync(`/proc/${process}/cmdline`, "utf8").startsWith(shellProgram) && readFileSync(`/proc/${process}/environ`, "utf8").includes(`PODPLAN_HOME=${home}\0`);
    } catch {
      // It ended between the two looks.
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && ours(name)).length;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
