/**
 * The accounts as the grid reads them: windows of rows that the core filters and sorts.
 *
 * The window that the grid shows is also the one that a change asks for, so that its reply refreshes what is in sight.
 */
import type { AccountFilter } from "../../bindings/AccountFilter";
import type { AccountRow } from "../../bindings/AccountRow";
import type { AccountSort } from "../../bindings/AccountSort";
import type { AccountsView } from "../../bindings/AccountsView";
import type { ViewRequest } from "../../bindings/ViewRequest";
import { ask } from "../../desk";
import { WindowedRows } from "../../grid/rows.svelte";
import type { Row, Source } from "../../grid/types";
import { session } from "../../session.svelte";
import { accountRow } from "./columns";

type Request = Extract<ViewRequest, { screen: "accounts" }>;

const block = 200;
/** Ids of many accounts are asked for in parts of this many rows. */
const part = 2_000;

export class AccountTable implements Source {
  #rows = new WindowedRows((from, to) => void this.#fetch(from, to));
  #accounts = new Map<number, AccountRow>();
  #shown = { from: 0, to: block };
  /** Windows asked for before the last change are stale when they arrive. */
  #age = 0;

  get count(): number {
    return this.#rows.count;
  }

  row(index: number): Row | undefined {
    return this.#rows.row(index);
  }

  account(index: number): AccountRow | undefined {
    const id = this.row(index)?.id;
    return typeof id === "number" ? this.#accounts.get(id) : undefined;
  }

  ensure(from: number, to: number): void {
    this.#shown = { from, to };
    this.#rows.ensure(from, to);
    const request = this.request();
    const start = Math.floor(Math.max(0, from) / block) * block;
    const count = Math.ceil((to - start) / block) * block;
    if (!request || count <= 0 || (request.from === start && request.count === count)) return;
    session.viewRequest = { ...request, from: start, count };
  }

  /** What this screen asks for now; undefined when the window is already on its way to another screen. */
  request(): Request | undefined {
    const { viewRequest } = session;
    return viewRequest.screen === "accounts" ? viewRequest : undefined;
  }

  /** A fresh view came, by a look or with a change: everything known before may be stale. */
  take(view: AccountsView): void {
    this.#age += 1;
    this.#accounts = new Map();
    this.#rows.replace(view.matching.accounts, view.from, this.#kept(view));
    this.#rows.ensure(this.#shown.from, Math.min(this.#shown.to, view.matching.accounts));
  }

  async filter(part: Partial<AccountFilter>): Promise<void> {
    const request = this.request();
    if (request) await session.look({ ...request, filter: { ...request.filter, ...part } });
  }

  async sort(sort: AccountSort | null): Promise<void> {
    const request = this.request();
    if (request) await session.look({ ...request, sort });
  }

  /** Ids of the rows from `top` to `bottom`, both included, whether they are here yet or not. */
  async ids(top: number, bottom: number): Promise<number[]> {
    const last = Math.min(bottom, this.count - 1);
    const here: number[] = [];
    for (let index = top; index <= last; index += 1) {
      const id = this.row(index)?.id;
      if (typeof id !== "number") return this.#askedIds(top, last);
      here.push(id);
    }
    return here;
  }

  /** The place of an account under the present filter and order; undefined when it is not among the matching. */
  async placeOf(id: number): Promise<number | undefined> {
    // Imported accounts mostly stand in the order of their ids: that window is worth a first try.
    const near = Math.max(0, Math.min(id - part / 2, this.count - part));
    for (const from of [near, ...Array.from({ length: Math.ceil(this.count / part) }, (_, turn) => turn * part)]) {
      const found = (await this.#window(from, part)).findIndex((row) => row.id === id);
      if (found >= 0) return from + found;
    }
    return undefined;
  }

  async #askedIds(top: number, last: number): Promise<number[]> {
    const ids: number[] = [];
    for (let from = top; from <= last; from += part) {
      const rows = await this.#window(from, Math.min(part, last - from + 1));
      ids.push(...rows.map((row) => row.id));
    }
    return ids;
  }

  async #window(from: number, count: number): Promise<AccountRow[]> {
    const request = this.request();
    if (!request) return [];
    const view = await ask("look", { view: { ...request, from, count } });
    return view.screen === "accounts" ? view.rows : [];
  }

  async #fetch(from: number, to: number): Promise<void> {
    const request = this.request();
    const age = this.#age;
    if (!request) return;
    try {
      const view = await ask("look", { view: { ...request, from, count: to - from } });
      if (age !== this.#age || view.screen !== "accounts") return;
      this.#rows.put(view.from, this.#kept(view), view.matching.accounts);
    } catch (error) {
      session.report(error);
    }
  }

  #kept(view: AccountsView): Row[] {
    return view.rows.map((account, index) => {
      this.#accounts.set(account.id, account);
      return accountRow(account, view.from + index);
    });
  }
}
