/** One change of the presales assumptions at a time: typed texts are read, the whole is sent, and what is refused stays beside its field. */
import type { PresalesWork } from "../../bindings/PresalesWork";
import { m } from "../../language.svelte";
import { session } from "../../session.svelte";
import { amountOf, shareOf } from "../../typed";
import { words } from "../mid-year/trial.svelte";

/** More decimals than the plan keeps would be refused in words about the wire. */
const decimals = { number: 3, money: 3, percent: 8 } as const;

export class WorkEditor {
  problem = $state.raw<{ key: string; text: string } | undefined>();
  #work: () => PresalesWork;

  constructor(work: () => PresalesWork) {
    this.#work = work;
  }

  bad(key: string): string {
    return this.problem?.key === key ? this.problem.text : "";
  }

  /** What is wrong with any field whose key begins so. */
  badIn(prefix: string): string {
    return this.problem?.key.startsWith(prefix) ? this.problem.text : "";
  }

  say(key: string, text: string): void {
    this.problem = { key, text };
  }

  async save(key: string, part: Partial<PresalesWork>): Promise<boolean> {
    const refused = await session.change([{ type: "setPresalesWork", work: { ...this.#work(), ...part } }]);
    this.problem = refused ? { key, text: words(refused) } : undefined;
    if (!refused) session.tell();
    return !refused;
  }

  /** Reads a typed text; `then` gets what it means as it goes on the wire. */
  read(key: string, kind: "number" | "money" | "percent", text: string, then: (value: string) => void): void {
    const f = session.format;
    const value = kind === "percent" ? shareOf(text, f.locale) : amountOf(text, f.locale);
    if (value !== undefined && (value.split(".")[1]?.length ?? 0) <= decimals[kind]) then(value);
    else this.say(key, kind === "percent" ? m.typed_no_percent({ example: f.percent("0.6") }) : m.hours_no_number({ example: f.editable(kind === "money" ? "250000" : "7.5", "number") }));
  }
}
