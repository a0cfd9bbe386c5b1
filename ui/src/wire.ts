/** The shapes that the window's frame needs of the border. */
export interface ProblemWire {
  code: string;
  message: string;
  place: string | null;
  remedy: string | null;
}
export type Envelope<Reply> = { reply: Reply } | { problem: ProblemWire };
export interface Picked {
  file: string;
  name: string;
}
export interface Recent {
  file: string;
  name: string;
  folder: string;
}
export interface Head {
  name: string;
  scenario: string;
  currency: string;
  undo: string | null;
  redo: string | null;
  counts: Record<string, number>;
  issues: Record<string, number>;
}
export interface Settings {
  language: "en" | "es";
  locale: string;
  theme: "system" | "light" | "dark";
  density: "compact" | "default" | "comfortable";
}
export type ViewRequest = { screen: string } & Record<string, unknown>;
export interface Fresh {
  head: Head;
  view: unknown;
}
