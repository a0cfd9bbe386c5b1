/** The shapes of the border that the window's frame uses, until the generated ones are there. */
export interface Place {
  file?: string;
  sheet?: string;
  row?: number;
  column?: string;
}
export interface Problem {
  code: string;
  message: string;
  place: Place;
  remedy: string;
  details?: Problem[];
}
export interface Recent {
  name: string;
  folder: string;
  missing: boolean;
}
export interface Counts {
  accounts: number;
  unassigned: number;
  territories: number;
  sellers: number;
  presales: number;
  pools: number;
  rules: number;
  history: number;
}
export interface IssueCounts {
  all: number;
  accounts: number;
  people: number;
  territories: number;
  quotas: number;
  pools: number;
}
export interface Head {
  name: string;
  file: string;
  currency: string;
  decimals: number;
  yearStart: string;
  scenario: string;
  readOnly: boolean;
  revision: number;
  undo: string | null;
  redo: string | null;
  counts: Counts;
  issues: IssueCounts;
  attainment: string;
}
export interface Settings {
  language: "en" | "es";
  theme: "system" | "light" | "dark";
  density: "compact" | "default" | "comfortable";
}
export interface HelloReply {
  settings: Settings;
  recent: Recent[];
  head: Head | null;
  problem: Problem | null;
  plansFolder: string;
}
export type ViewRequest = { screen: string } & Record<string, unknown>;
export type View = { screen: string } & Record<string, unknown>;
export interface Refresh {
  head: Head;
  view: View;
  done: string | null;
  rows: number;
}
export interface Replies {
  hello: HelloReply;
  setSettings: HelloReply;
  newPlan: HelloReply;
  openExample: HelloReply;
  openPlan: HelloReply;
  openRecent: HelloReply;
  closePlan: HelloReply;
  saveCopy: { files: string[]; folder: string };
  look: View;
  change: Refresh;
  enter: Refresh;
  undo: Refresh;
  redo: Refresh;
  import: Refresh;
}
