/**
 * The plan that the window shows and the one place where a reply becomes what is on screen.
 *
 *   session.head                          name, counts, what undo would take back; undefined on the welcome screen
 *   session.viewOf("quotas")              the content of a screen, typed; undefined until it is there
 *   session.format                        money, percent and dates in the user's language and the plan's currency
 *   session.go("quotas", request?)        another screen, opened on what it looked at last
 *   await session.look(request)           another part of this screen (filter, sort, window of rows)
 *   const refused = await session.change(edits)                    one step of undo; undefined when done
 *   const refused = await session.enter("quotas", cells, pasted)   texts typed into a grid; see `refusals` for the grid's `problems`
 *   const refused = await session.send("import", body)             any other request that changes the plan
 *   session.report(error)                 the dialog, for what has no cell
 *
 * A reply that changes the plan carries the fresh head and the view that the window shows: nothing is asked again.
 */
import { tick } from "svelte";
import { ask, pickOpen, pickSave, Problem, speak } from "./desk";
import { formatter } from "./format";
import { frame } from "./frame.svelte";
import { language, m } from "./language.svelte";
import { look } from "./look.svelte";
import { forgetPlan } from "./ofPlan.svelte";
import type { ScreenKey } from "./screens/registry";
import { firstView } from "./screens/views";
import { toasts } from "./toasts.svelte";
import type { Currency } from "./bindings/Currency";
import type { Edit } from "./bindings/Edit";
import type { Grid } from "./bindings/Grid";
import type { Head } from "./bindings/Head";
import type { HelloReply } from "./bindings/HelloReply";
import type { NewPlan } from "./bindings/NewPlan";
import type { Recent } from "./bindings/Recent";
import type { Refresh } from "./bindings/Refresh";
import type { Replies } from "./bindings/Replies";
import type { Settings } from "./bindings/Settings";
import type { TypedCell } from "./bindings/TypedCell";
import type { View } from "./bindings/View";
import type { ViewRequest } from "./bindings/ViewRequest";
import type { Bodies, Picked } from "./border";

/** Waiting is shown only when it lasts: a commit takes a few milliseconds. */
const slowAfter = 200;
/** The number style that the core reads in each language. */
const locales = { en: "en-US", es: "es-ES" } as const;

type Refreshing = { [Type in keyof Replies]: Replies[Type] extends Refresh ? Type : never }[keyof Replies];
type Starting = "newPlan" | "openExample" | "openPlan" | "openRecent";

class Session {
  head = $state.raw<Head | undefined>();
  view = $state.raw<View | undefined>();
  viewRequest = $state.raw<ViewRequest>({ screen: "overview" });
  screen = $state<ScreenKey | "welcome">("welcome");
  settings = $state.raw<Settings>({ language: "en", theme: "system", density: "default" });
  recent = $state.raw<Recent[]>([]);
  plansFolder = $state("");
  version = $state("");
  /** To choose from, the common ones first. */
  currencies = $state.raw<Currency[]>([]);
  /** The table that the import screen is to take in. */
  table = $state.raw<Picked | undefined>();
  /** A file of regions on its way in; the map asks what is to come of it. */
  regionsFile = $state.raw<Picked | undefined>();
  /** A fault to show in the dialog. */
  fault = $state.raw<Problem | undefined>();
  slow = $state(false);
  unsaved = $state(false);
  /** What each screen looked at last, so that coming back lands on the same place. */
  #seen = new Map<ScreenKey, ViewRequest>();

  format = $derived(formatter(locales[this.settings.language], this.head?.currency ?? "USD"));
  undoLabel = $derived(this.head?.undo ?? "");
  redoLabel = $derived(this.head?.redo ?? "");
  canUndo = $derived(this.head?.undo != null);
  canRedo = $derived(this.head?.redo != null);
  counts = $derived.by((): Partial<Record<ScreenKey, number>> => {
    const counts = this.head?.counts;
    if (!counts) return {};
    const { accounts, territories, sellers, presales, pools, history } = counts;
    return { accounts, people: sellers + presales, territories, quotas: sellers, pools, history };
  });
  issues = $derived<Partial<Record<ScreenKey | "all", number>>>(this.head?.issues ?? {});

  viewOf<Screen extends View["screen"]>(screen: Screen): Extract<View, { screen: Screen }> | undefined {
    return this.view?.screen === screen ? (this.view as Extract<View, { screen: Screen }>) : undefined;
  }

  /** Looks at something without changing it. Late answers to an earlier look are dropped. */
  async look(request: ViewRequest): Promise<void> {
    this.viewRequest = request;
    if (this.screen !== "welcome") this.#seen.set(this.screen, request);
    try {
      const view = await ask("look", { view: request });
      if (this.viewRequest === request) this.view = view;
    } catch (error) {
      this.report(error);
    }
  }

  async go(screen: ScreenKey | "welcome", request?: ViewRequest): Promise<void> {
    frame.summary = undefined;
    if (screen === "welcome" || !this.head) {
      this.screen = "welcome";
      return;
    }
    const wanted = request ?? this.#seen.get(screen) ?? firstView(screen);
    this.#seen.set(screen, wanted);
    this.viewRequest = wanted;
    try {
      const view = await ask("look", { view: wanted });
      // Screen and content change in one picture, and only if nobody went elsewhere meanwhile.
      if (this.viewRequest !== wanted) return;
      this.view = view;
    } catch (error) {
      this.report(error);
    }
    this.screen = screen;
  }

  change(edits: Edit[]): Promise<Problem | undefined> {
    return this.send("change", { edits });
  }

  enter(grid: Grid, cells: TypedCell[], pasted = false): Promise<Problem | undefined> {
    return this.send("enter", { grid, cells, pasted });
  }

  /** Sends a request that changes the plan and takes its fresh head and view. Faults go to the dialog too. */
  async send<Type extends Refreshing>(type: Type, body: Omit<Bodies[Type], "view">): Promise<Problem | undefined> {
    const asked = this.viewRequest;
    // The view is the one part of the body that every such request shares, and this is where it comes from.
    const whole = { ...body, view: asked } as unknown as Bodies[Type];
    const fresh = await this.#attempt<Refresh>(() => ask(type, whole));
    if (fresh instanceof Problem) return fresh;
    this.head = fresh.head;
    if (this.viewRequest === asked) this.view = fresh.view;
    else void this.look(this.viewRequest);
    this.#done = fresh.done ?? "";
    // An offer to undo is about the last change: after the next one it would take back something else.
    if (this.#told !== undefined) toasts.dismiss(this.#told);
    this.#told = undefined;
    return undefined;
  }

  /** What the last change did, in the core's words, with a way back: for changes of many rows. */
  tell(): void {
    if (this.#done) this.#told = toasts.say(this.#done, { label: m.undo(), run: () => void this.undo() });
  }
  #done = "";
  #told: number | undefined;

  undo(): Promise<void> {
    return this.#step("undo", (what) => m.undone({ what }), this.undoLabel);
  }

  redo(): Promise<void> {
    return this.#step("redo", (what) => m.redone({ what }), this.redoLabel);
  }

  report(error: unknown): void {
    this.fault = error instanceof Problem ? error : unexpected(error);
  }

  openExample(): Promise<Problem | undefined> {
    return this.#start("openExample", {});
  }

  newPlan(body: NewPlan): Promise<Problem | undefined> {
    return this.#start("newPlan", body, false);
  }

  openFile(file: string): Promise<Problem | undefined> {
    return this.#start("openPlan", { file });
  }

  openRecent(recent: number): Promise<Problem | undefined> {
    return this.#start("openRecent", { recent });
  }

  async pickPlan(): Promise<void> {
    const picked = await this.#picked(() => pickOpen("plan"));
    if (picked) await this.openFile(picked.file);
  }

  async pickTable(): Promise<void> {
    const picked = await this.#picked(() => pickOpen("table"));
    if (picked) await this.dropped(picked);
  }

  /** A file with regions that somebody else drew; the map shows what it would bring in. */
  pickRegions(): Promise<Picked | null> {
    return this.#picked(() => pickOpen("regions"));
  }

  /** A file dropped on the window: a plan is opened; a table goes to the import, into a new plan if none is open. */
  async dropped(picked: Picked): Promise<void> {
    if (picked.name.toLowerCase().endsWith(".podplan")) {
      await this.openFile(picked.file);
      return;
    }
    if (this.head && picked.name.toLowerCase().endsWith("json")) {
      this.regionsFile = picked;
      await this.go("territories", { screen: "map" });
      return;
    }
    this.table = picked;
    if (this.head) await this.go("import");
    else frame.newPlan = true;
  }

  async saveCopy(): Promise<void> {
    const { head } = this;
    if (!head) return;
    const picked = await this.#picked(() => pickSave("plan", `${head.name}.podplan`));
    if (!picked) return;
    const written = await this.#attempt(() => ask("saveCopy", { file: picked.file }));
    if (written instanceof Problem) this.report(written);
    else toasts.say(m.copy_saved({ name: picked.name }), { label: m.copy_open(), run: () => void this.openFile(picked.file) }, "good");
  }

  async close(): Promise<void> {
    this.table = undefined;
    const reply = await this.#attempt(() => ask("closePlan", {}));
    if (reply instanceof Problem) this.report(reply);
    else await this.take(reply);
  }

  /** Takes over what the core says is open. */
  async take(reply: HelloReply): Promise<void> {
    this.apply(reply.settings);
    this.recent = reply.recent;
    this.plansFolder = reply.plansFolder;
    this.version = reply.version;
    this.currencies = reply.currencies;
    if (this.#told !== undefined) toasts.dismiss(this.#told);
    this.#told = undefined;
    this.head = reply.head ?? undefined;
    this.view = undefined;
    this.#seen.clear();
    this.regionsFile = undefined;
    forgetPlan();
    if (reply.problem) this.report(new Problem(reply.problem));
    await this.go(!this.head ? "welcome" : this.table ? "import" : "overview");
    // Screens that were left write down where they stood as they go.
    await tick();
    forgetPlan();
  }

  speak(language: Settings["language"]): Promise<void> {
    return this.configure({ language });
  }

  /** Takes settings over at once and has them kept; texts that came from the core are asked for anew in a new language. */
  async configure(part: Partial<Settings>): Promise<void> {
    const before = this.settings.language;
    this.apply({ ...this.settings, ...part });
    const reply = await this.#attempt(() => ask("setSettings", { settings: this.settings }));
    if (reply instanceof Problem) {
      this.report(reply);
      return;
    }
    if (this.settings.language === before) return;
    this.head = reply.head ?? undefined;
    if (this.head) await this.look(this.viewRequest);
  }

  apply(settings: Settings): void {
    this.settings = settings;
    language.set(settings.language);
    void speak(settings.language);
    look.set(settings.theme, settings.density);
  }

  async #start<Type extends Starting>(type: Type, body: Bodies[Type], reported = true): Promise<Problem | undefined> {
    // A table waits for the plan that is made for it; one that was on its way into another plan stays behind.
    const waiting = this.head ? undefined : this.table;
    const reply = await this.#attempt<HelloReply>(() => ask(type, body));
    if (!(reply instanceof Problem)) {
      this.table = waiting;
      await this.take(reply);
      return undefined;
    }
    if (reported) this.report(reply);
    return reply;
  }

  async #step(type: "undo" | "redo", said: (what: string) => string, what: string): Promise<void> {
    const refused = await this.send(type, {});
    if (refused) toasts.say(refused.message, undefined, "bad");
    else if (what) toasts.say(said(what));
  }

  async #picked(pick: () => Promise<Picked | null>): Promise<Picked | null> {
    try {
      return await pick();
    } catch (error) {
      this.report(error);
      return null;
    }
  }

  /** Runs a request; a fault is shown in the dialog at once, and either kind of problem is given back. */
  async #attempt<Reply>(request: () => Promise<Reply>): Promise<Reply | Problem> {
    const timer = setTimeout(() => (this.slow = true), slowAfter);
    try {
      const reply = await request();
      this.unsaved = false;
      return reply;
    } catch (error) {
      const problem = error instanceof Problem ? error : unexpected(error);
      if (isFault(problem)) {
        this.unsaved = this.head !== undefined;
        this.report(problem);
      }
      return problem;
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }
}

/** The disk, the file or the program itself: nothing that another text in the cell would mend. */
function isFault(problem: Problem): boolean {
  return /^(internal|file|store|disk)\b/.test(problem.code);
}

function unexpected(error: unknown): Problem {
  return new Problem({ code: "internal", message: m.fault_unexpected(), place: { file: String(error) }, remedy: m.fault_unexpected_remedy() });
}

export const session = new Session();
