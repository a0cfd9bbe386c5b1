/** What a key press on the grid means. Pure: the component carries it out. */
import type { Press } from "../keys";

export type Step = "up" | "down" | "left" | "right" | "pageUp" | "pageDown" | "home" | "end" | "top" | "bottom" | "first" | "last" | "edgeLeft" | "edgeRight";
export type Intent =
  | { do: "step"; to: Step; extend: boolean }
  | { do: "tab"; back: boolean }
  | { do: "edit"; text?: string; list?: boolean }
  | { do: "fill"; along: "down" | "right" }
  | { do: "resize"; by: number }
  | { do: "fold"; open: boolean }
  | { do: "enter" | "clear" | "all" | "rows" | "columns" | "sort" | "filter" | "collapse" };

export function intent(press: Press): Intent | undefined {
  const { key, shiftKey: shift, altKey: alt } = press;
  const mod = press.ctrlKey || press.metaKey;
  if (alt && mod) return withAltMod(key);
  if (alt) return withAlt(key, shift);
  if (mod) return withMod(key, shift);
  return plain(key, shift);
}

function withAltMod(key: string): Intent | undefined {
  if (key === "ArrowLeft" || key === "ArrowRight") return { do: "fold", open: key === "ArrowRight" };
  if (key.toLowerCase() === "f") return { do: "filter" };
  if (key.toLowerCase() === "s") return { do: "sort" };
  // AltGr reports both modifiers: what it prints is typing, as "€" or "@".
  return key.length === 1 ? { do: "edit", text: key } : undefined;
}

function withAlt(key: string, shift: boolean): Intent | undefined {
  if (key === "ArrowDown") return { do: "edit", list: true };
  if (shift && key === "ArrowLeft") return { do: "resize", by: -16 };
  if (shift && key === "ArrowRight") return { do: "resize", by: 16 };
  return undefined;
}

function withMod(key: string, shift: boolean): Intent | undefined {
  const edges: Record<string, Step> = {
    ArrowUp: "top", ArrowDown: "bottom", ArrowLeft: "edgeLeft", ArrowRight: "edgeRight", Home: "first", End: "last",
  };
  const to = edges[key];
  if (to) return { do: "step", to, extend: shift };
  if (shift) return undefined;
  switch (key.toLowerCase()) {
    case "a": return { do: "all" };
    case "d": return { do: "fill", along: "down" };
    case "r": return { do: "fill", along: "right" };
    case " ": return { do: "columns" };
    default: return undefined;
  }
}

function plain(key: string, shift: boolean): Intent | undefined {
  const steps: Record<string, Step> = {
    ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", PageUp: "pageUp", PageDown: "pageDown", Home: "home", End: "end",
  };
  const to = steps[key];
  if (to) return { do: "step", to, extend: shift };
  switch (key) {
    case "Tab": return { do: "tab", back: shift };
    case "Enter": return shift ? { do: "step", to: "up", extend: false } : { do: "enter" };
    case "F2": return { do: "edit" };
    case "Delete":
    case "Backspace": return { do: "clear" };
    case "Escape": return { do: "collapse" };
    case " ": return shift ? { do: "rows" } : { do: "edit", text: "" };
    // A dead key or an input method begins here and goes on inside the editor, which has the focus by then.
    case "Dead":
    case "Process": return { do: "edit", text: "" };
    default: return key.length === 1 || [...key].length === 1 ? { do: "edit", text: key } : undefined;
  }
}
