/** Where the programs under test lie and where pictures go; the test command says so, and otherwise the usual folders hold. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const target = process.env.CARGO_TARGET_DIR ? resolve(root, process.env.CARGO_TARGET_DIR) : join(root, "target");

export const configuration = join(root, "tauri.conf.json");
export const dist = process.env.PODPLAN_DIST ?? join(root, "ui/dist");
export const serveProgram = built(process.env.PODPLAN_SERVE ?? join(target, "debug/examples/serve"));
export const shellProgram = built(process.env.PODPLAN_SHELL ?? join(target, "debug/podplan-desktop"));
export const chromiumProgram = process.env.PODPLAN_CHROMIUM ?? "/usr/bin/chromium";
export const screens = process.env.PODPLAN_SCREENS ?? join(target, "screens");
mkdirSync(screens, { recursive: true });

function built(path) {
  return process.platform === "win32" && !path.endsWith(".exe") ? `${path}.exe` : path;
}

/** Fails early, and says how to build what is missing. */
export function need(path, command) {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`${command}\` first`);
}

/** A folder of its own for one test file; gone when the file is done. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "podplan-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
