/**
 * The only way out of the window, and the only file that imports `@tauri-apps/*`.
 *
 *   const reply = await ask("openPlan", { file });  typed by the request's name; throws `Problem` when the core says no
 *   const chosen = await pickOpen("table");         { file, name } or null; `file` is a token, never a path
 *   const stop = onFileDropped((dropped) => ...);   files dropped on the window, as tokens too
 *
 * Inside the application requests go through one command; in a plain browser (tests, `npm run dev` with the desk served on loopback)
 * they go to `POST /ask`. Nothing else differs.
 */
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Language } from "./bindings/Language";
import type { Place } from "./bindings/Place";
import type { Problem as ProblemWire } from "./bindings/Problem";
import type { Replies } from "./bindings/Replies";
import type { Bodies, Envelope, Picked } from "./border";

/** Bad news with a remedy, in the user's language. `details` are the single cells, where there are several. */
export class Problem extends Error {
  readonly code: string;
  readonly place: Place;
  readonly remedy: string;
  readonly details: readonly ProblemWire[];

  constructor(wire: ProblemWire) {
    super(wire.message);
    this.name = "Problem";
    this.code = wire.code;
    this.place = wire.place;
    this.remedy = wire.remedy;
    this.details = wire.details ?? [];
  }
}

// Each request waits for the one before: two edits typed fast must not overtake each other on the way.
let last: Promise<unknown> = Promise.resolve();

/** Sends one request and gives its reply. Requests are answered in the order they were asked. */
export async function ask<Type extends keyof Replies>(type: Type, body: Bodies[Type]): Promise<Replies[Type]> {
  const request = JSON.stringify({ ...body, type });
  const answered = last.then(() => (isTauri() ? invoke<string>("ask", { request }) : post("/ask", request)));
  last = answered.catch(() => undefined);
  const text = await answered;
  const envelope = JSON.parse(text) as Envelope<Replies[Type]>;
  if ("problem" in envelope) throw new Problem(envelope.problem);
  return envelope.reply;
}

export function pickOpen(kind: "plan" | "table" | "regions"): Promise<Picked | null> {
  return pick("pick_open", { kind });
}

export function pickSave(kind: "plan" | "workbook" | "folder", suggested: string): Promise<Picked | null> {
  return pick("pick_save", { kind, suggested });
}

/** Tells the native menu and dialogs which language to speak. */
export async function speak(language: Language): Promise<void> {
  if (isTauri()) await invoke("set_language", { language });
}

/** Calls back for each file dropped on the window; gives a function that stops it. */
export function onFileDropped(act: (file: Picked) => void): () => void {
  return heard<Picked>("file-dropped", act);
}

/** Calls back with the id of each native menu item chosen; the ids are those of `keys.ts`. */
export function onMenu(act: (id: string) => void): () => void {
  return heard<string>("menu", act);
}

async function pick(command: string, body: Record<string, string>): Promise<Picked | null> {
  if (isTauri()) return invoke<Picked | null>(command, body);
  return JSON.parse(await post(`/${command}`, JSON.stringify(body))) as Picked | null;
}

async function post(path: string, body: string): Promise<string> {
  const answer = await fetch(path, { method: "POST", body, headers: { "content-type": "application/json" } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text;
}

function heard<Payload>(event: string, act: (payload: Payload) => void): () => void {
  if (!isTauri()) return () => undefined;
  const stopping = listen<Payload>(event, ({ payload }) => act(payload));
  return () => void stopping.then((stop) => stop());
}
