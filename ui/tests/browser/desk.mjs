/** The real desk behind the window, served on loopback with a home of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dist, need, serveProgram, temporaryFolder } from "../shared/places.mjs";

/** Starts a desk; `home` lets a second one find what the first one left. */
export async function startDesk(home = temporaryFolder()) {
  need(serveProgram, "cargo build -p desk --example serve");
  need(join(dist, "index.html"), "npm run build");
  const child = spawn(serveProgram, ["--port", "0", "--dist", dist, "--home", home], { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill());
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return new Served(line.replace("listening on ", ""), home, child);
}

class Served {
  constructor(address, home, child) {
    this.address = address;
    this.home = home;
    this.child = child;
  }

  /** The reply to one request; a problem is thrown. */
  async ask(type, body = {}) {
    const envelope = JSON.parse(await this.post("/ask", JSON.stringify({ ...body, type })));
    if (envelope.problem) throw new Error(`${envelope.problem.code}: ${envelope.problem.message}`);
    return envelope.reply;
  }

  look(screen, more = {}) {
    return this.ask("look", { view: { screen, ...more } });
  }

  async head() {
    return (await this.ask("hello")).head;
  }

  change(edits) {
    return this.ask("change", { edits, view: { screen: "overview" } });
  }

  settings(part) {
    return this.ask("setSettings", { settings: { language: "en", theme: "light", density: "default", ...part } });
  }

  /** The next dialog will give this path. */
  choose(path) {
    return this.post("/answer", path);
  }

  /** Writes a file that the next dialog will give. */
  async chooseFile(name, content) {
    const path = join(this.home, name);
    writeFileSync(path, content);
    await this.choose(path);
    return path;
  }

  async post(path, body) {
    const answer = await fetch(this.address + path, { method: "POST", body });
    return answer.text();
  }

  async stop() {
    if (this.child.exitCode === null && this.child.kill()) await once(this.child, "exit");
  }
}
