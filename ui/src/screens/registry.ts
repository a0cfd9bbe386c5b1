/** Every screen of the sidebar in its order. The order is also the shortcut: Ctrl 1 is the first. */
import CircleDollarSign from "@lucide/svelte/icons/circle-dollar-sign";
import Building2 from "@lucide/svelte/icons/building-2";
import FileOutput from "@lucide/svelte/icons/file-output";
import FileInput from "@lucide/svelte/icons/file-input";
import Grid3x3 from "@lucide/svelte/icons/grid-3x3";
import History from "@lucide/svelte/icons/history";
import LayoutDashboard from "@lucide/svelte/icons/layout-dashboard";
import Map from "@lucide/svelte/icons/map";
import Settings from "@lucide/svelte/icons/settings";
import Target from "@lucide/svelte/icons/target";
import UserRound from "@lucide/svelte/icons/user-round";
import Users from "@lucide/svelte/icons/users";
import type { Component } from "svelte";
import { m } from "../language.svelte";
import Overview from "./overview/Overview.svelte";
import Quotas from "./quotas/Quotas.svelte";
import Waterfall from "./waterfall/Waterfall.svelte";
import Capacity from "./capacity/Capacity.svelte";
import BottomUp from "./bottom-up/BottomUp.svelte";
import Payouts from "./payouts/Payouts.svelte";
import HistoryScreen from "./history/History.svelte";
import Import from "./import/Import.svelte";
import Export from "./export/Export.svelte";
import Accounts from "./accounts/Accounts.svelte";
import People from "./people/People.svelte";
import Territories from "./territories/Territories.svelte";
import TerritoryMap from "./territories/map/Map.svelte";
import TerritoryTree from "./territories/tree/Tree.svelte";
import Coverage from "./coverage/Coverage.svelte";
import Pools from "./pools/Pools.svelte";
import Hours from "./hours/Hours.svelte";
import Odds from "./odds/Odds.svelte";
import Requests from "./requests/Requests.svelte";
import SettingsScreen from "./settings/Settings.svelte";

export type ScreenKey = "overview" | "accounts" | "people" | "territories" | "map" | "treemap" | "quotas" | "waterfall" | "capacity" | "bottomUp" | "pools" | "hours" | "odds" | "requests" | "coverage" | "payouts" | "export" | "import" | "history" | "settings";
export type ScreenGroup = "plan" | "check" | "deliver" | "more";
/** A tab of another screen: reached from its tabs, the palette and links, and not from the sidebar. */
export type TabOf = "territories" | "quotas" | "pools";

export interface Screen {
  key: ScreenKey;
  group: ScreenGroup;
  label: () => string;
  icon: Component<{ size?: number | string; strokeWidth?: number | string }>;
  component: Component;
}

export interface Tab {
  key: ScreenKey;
  of: TabOf;
  label: () => string;
  /** As a place to go to, with what it is a tab of. */
  place: () => string;
  component: Component;
}

export const screens: readonly Screen[] = [
  { key: "overview", group: "plan", label: () => m.screen_overview(), icon: LayoutDashboard, component: Overview },
  { key: "accounts", group: "plan", label: () => m.screen_accounts(), icon: Building2, component: Accounts },
  { key: "people", group: "plan", label: () => m.screen_people(), icon: UserRound, component: People },
  { key: "territories", group: "plan", label: () => m.screen_territories(), icon: Map, component: Territories },
  { key: "quotas", group: "plan", label: () => m.screen_quotas(), icon: Target, component: Quotas },
  { key: "pools", group: "plan", label: () => m.screen_pools(), icon: Users, component: Pools },
  { key: "coverage", group: "check", label: () => m.screen_coverage(), icon: Grid3x3, component: Coverage },
  { key: "payouts", group: "check", label: () => m.screen_payouts(), icon: CircleDollarSign, component: Payouts },
  { key: "export", group: "deliver", label: () => m.screen_export(), icon: FileOutput, component: Export },
  { key: "import", group: "more", label: () => m.screen_import(), icon: FileInput, component: Import },
  { key: "history", group: "more", label: () => m.screen_history(), icon: History, component: HistoryScreen },
  { key: "settings", group: "more", label: () => m.screen_settings(), icon: Settings, component: SettingsScreen },
];

/** The views of the territories, of the quotas and of the pools, the first of which is the screen itself. */
export const tabs: readonly Tab[] = [
  { key: "territories", of: "territories", label: () => m.tab_table(), place: () => m.screen_territories(), component: Territories },
  { key: "map", of: "territories", label: () => m.tab_map(), place: () => m.place_map(), component: TerritoryMap },
  { key: "treemap", of: "territories", label: () => m.tab_tree(), place: () => m.place_tree(), component: TerritoryTree },
  { key: "quotas", of: "quotas", label: () => m.tab_sellers(), place: () => m.screen_quotas(), component: Quotas },
  { key: "waterfall", of: "quotas", label: () => m.tab_waterfall(), place: () => m.place_waterfall(), component: Waterfall },
  { key: "capacity", of: "quotas", label: () => m.tab_capacity(), place: () => m.place_capacity(), component: Capacity },
  { key: "bottomUp", of: "quotas", label: () => m.tab_bottom_up(), place: () => m.place_bottom_up(), component: BottomUp },
  { key: "pools", of: "pools", label: () => m.tab_boards(), place: () => m.screen_pools(), component: Pools },
  { key: "hours", of: "pools", label: () => m.tab_hours(), place: () => m.place_hours(), component: Hours },
  { key: "odds", of: "pools", label: () => m.tab_odds(), place: () => m.place_odds(), component: Odds },
  { key: "requests", of: "pools", label: () => m.tab_requests(), place: () => m.place_requests(), component: Requests },
];

/** The screen of the sidebar that a key belongs to. */
export function home(key: ScreenKey): ScreenKey {
  return tabs.find((tab) => tab.key === key)?.of ?? key;
}

export function screen(key: ScreenKey): { component: Component } | undefined {
  return screens.find((one) => one.key === key) ?? tabs.find((tab) => tab.key === key);
}
