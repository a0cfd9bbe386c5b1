/** The palette's search over what the plan holds: accounts, sellers, territories, pools. */
import type { Kind } from "./bindings/Kind";
import type { Action } from "./actions.svelte";
import { ask } from "./desk";
import { frame } from "./frame.svelte";
import { home, screens, tabs, type ScreenKey } from "./screens/registry";
import { session } from "./session.svelte";

/** The screen on which a thing is at home. */
export const homes: Partial<Record<Kind, ScreenKey>> = {
  account: "accounts",
  seller: "quotas",
  presales: "people",
  territory: "territories",
  team: "waterfall",
  pool: "pools",
  payPlan: "payouts",
};

export async function find(words: string): Promise<Action[]> {
  if (!session.head) return [];
  const { hits } = await ask("find", { text: words });
  return hits.flatMap(({ kind, id, name, detail }) => {
    const key = homes[kind] ?? "overview";
    const place = screens.find((one) => one.key === home(key));
    const tab = place?.key === key ? undefined : tabs.find((one) => one.key === key);
    return place ? [{ id: `${kind}-${id}`, label: name, hint: detail, group: (tab ?? place).label(), icon: place.icon, run: () => open(kind, id) }] : [];
  });
}

/** Goes to the thing's own screen and points at it. */
export function open(kind: Kind, id: number): void {
  frame.aim = { kind, id };
  void session.go(homes[kind] ?? "overview");
}
