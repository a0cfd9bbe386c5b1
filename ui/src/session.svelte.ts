/**
 * The plan that the window shows and the one place where a reply becomes what is on screen.
 *
 *   session.head           name, counts, what undo would take back; undefined on the welcome screen
 *   session.view           the last view reply for `session.viewRequest`
 *   session.format         money, percent and dates in the user's locale and the plan's currency
 *   await session.look(request)                look at something: sets `viewRequest` and `view`
 *   const problem = await session.edit(edit)   undefined when done; otherwise the refusal, to be shown at the cell
 *   const reply = await session.change("import", body)   any other request that changes the plan
 *   session.report(error)  the dialog, for faults that have no cell
 *   session.go("quotas")   another screen
 *
 * A reply that changes the plan carries the fresh head and the view that the window shows: nothing is asked again.
 */
import { ask, pickOpen, pickSave, Problem } from "./desk";
import { formatter } from "./format";
import { frame } from "./frame.svelte";
import { language, m } from "./language.svelte";
import { look } from "./look.svelte";
import type { ScreenKey } from "./screens/registry";
import { toasts } from "./toasts.svelte";
import type { Fresh, Head, Picked, Settings, ViewRequest } from "./wire";

/** Waiting is shown only when it lasts: a commit takes a few milliseconds. */
const slowAfter = 200;

class Session {
  head = $state.raw<Head | undefined>();
  view = $state.raw<unknown>();
  viewRequest = $state.raw<ViewRequest | undefined>();
  screen = $state<ScreenKey | "welcome">("welcome");
  settings = $state.raw<Settings>({ language: "en", locale: "en-US", theme: "system", density: "default" });
  /** A fault to show in the dialog. */
  fault = $state.raw<Problem | undefined>();
  /** The table that the import screen is to take in. */
  table = $state.raw<Picked | undefined>();
  slow = $state(false);
  unsaved = $state(false);

  format = $derived(formatter(this.settings.locale, this.head?.currency ?? "USD"));
  scenario = $derived(this.head?.scenario ?? "");
  counts = $derived<Partial<Record<string, number>>>(this.head?.counts ?? {});
  issues = $derived<Partial<Record<string, number>>>(this.head?.issues ?? {});
  issueCount = $derived(Object.values(this.issues).reduce<number>((sum, count) => sum + (count ?? 0), 0));
  undoLabel = $derived(this.head?.undo ?? "");
  redoLabel = $derived(this.head?.redo ?? "");
  canUndo = $derived(this.head?.undo != null);
  canRedo = $derived(this.head?.redo != null);

  /** Looks at something without changing it. Late answers of an earlier look are dropped. */
  async look(request: ViewRequest): Promise<void> {
    this.viewRequest = request;
    try {
      const fresh = await ask<Fresh>("view", { view: request });
      if (this.viewRequest === request) this.#take(fresh);
    } catch (error) {
      this.report(error);
    }
  }

  async edit(edit: object): Promise<Problem | undefined> {
    return this.change("edit", { edit });
  }

  /** Sends a request that changes the plan and takes its fresh head and view. Faults go to the dialog, refusals to the caller. */
  async change(type: string, body: object = {}): Promise<Problem | undefined> {
    const timer = setTimeout(() => (this.slow = true), slowAfter);
    try {
      this.#take(await ask<Fresh>(type, { ...body, view: this.viewRequest }));
      this.unsaved = false;
      return undefined;
    } catch (error) {
      if (error instanceof Problem && !isFault(error)) return error;
      this.unsaved = true;
      this.report(error);
      return error instanceof Problem ? error : unexpected(error);
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  async undo(): Promise<void> {
    await this.#step("undo", this.undoLabel);
  }

  async redo(): Promise<void> {
    await this.#step("redo", this.redoLabel);
  }

  /** Says what was done, with a way back. */
  done(text: string): void {
    toasts.say(text, { label: m.undo(), run: () => void this.undo() });
  }

  report(error: unknown): void {
    this.fault = error instanceof Problem ? error : unexpected(error);
  }

  go(screen: ScreenKey | "welcome"): void {
    if (screen !== "welcome" && !this.head) return;
    frame.summary = undefined;
    this.screen = screen;
  }

  openExample(): Promise<void> {
    return this.#start("example", {});
  }

  newPlan(): Promise<void> {
    return this.#start("new", {});
  }

  openFile(file: string): Promise<void> {
    return this.#start("open", { file });
  }

  /** A new plan, straight to the import of its first table. */
  async startFromTable(): Promise<void> {
    const picked = await pickOpen("table");
    if (picked) await this.dropped(picked);
  }

  async pickPlan(): Promise<void> {
    const picked = await pickOpen("plan");
    if (picked) await this.openFile(picked.file);
  }

  /** A file dropped on the window: a plan is opened, a table is imported. */
  async dropped(picked: Picked): Promise<void> {
    if (picked.name.toLowerCase().endsWith(".podplan")) {
      await this.openFile(picked.file);
      return;
    }
    if (!this.head) await this.newPlan();
    if (!this.head) return;
    this.table = picked;
    this.go("import");
  }

  async saveCopy(): Promise<void> {
    if (!this.head) return;
    const picked = await pickSave("plan", `${this.head.name}.podplan`);
    if (!picked) return;
    const problem = await this.change("saveCopy", { file: picked.file });
    if (problem) this.report(problem);
    else toasts.say(m.copy_saved({ name: picked.name }), undefined, "good");
  }

  close(): void {
    this.head = undefined;
    this.view = undefined;
    this.viewRequest = undefined;
    this.go("welcome");
  }

  /** Takes settings over at once and has them kept. */
  async configure(part: Partial<Settings>): Promise<void> {
    this.apply({ ...this.settings, ...part });
    try {
      await ask("saveSettings", { settings: this.settings });
    } catch (error) {
      this.report(error);
    }
  }

  /** Another language, with the number style that goes with it; a finer locale is chosen in the settings. */
  speak(chosen: Settings["language"]): Promise<void> {
    return this.configure({ language: chosen, locale: chosen === "es" ? "es-ES" : "en-US" });
  }

  apply(settings: Settings): void {
    this.settings = settings;
    language.set(settings.language);
    look.set(settings.theme, settings.density);
  }

  async #start(type: string, body: object): Promise<void> {
    this.viewRequest = undefined;
    const problem = await this.change(type, body);
    if (problem) this.report(problem);
    else this.go("overview");
  }

  async #step(type: "undo" | "redo", what: string): Promise<void> {
    const problem = await this.change(type);
    if (problem) toasts.say(problem.message, undefined, "bad");
    else toasts.say(type === "undo" ? m.undone({ what }) : m.redone({ what }));
  }

  #take(fresh: Fresh): void {
    this.head = fresh.head;
    if (fresh.view !== undefined && fresh.view !== null) this.view = fresh.view;
  }
}

function isFault(problem: Problem): boolean {
  return faults.has(problem.code);
}

const faults = new Set(["internal", "disk"]);

function unexpected(error: unknown): Problem {
  return new Problem({ code: "internal", message: m.fault_unexpected(), place: String(error), remedy: m.fault_unexpected_remedy() });
}

export const session = new Session();
