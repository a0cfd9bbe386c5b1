/** What colours say on map and treemap: the territory, or how its potential stands to the mean. */
import type { MapTerritory } from "../../../bindings/MapTerritory";

export type ColourBy = "territory" | "balance";
/** Steps of the diverging scale, in percent of the mean; a territory below the first bound has the first colour. */
export const bounds = [60, 80, 95, 105, 120, 140];

/** From 1 to 7; undefined where there is no mean to compare with. */
export function balanceStep(balance: string | null): number | undefined {
  if (balance === null) return undefined;
  const percent = Math.round(Number(balance) * 100);
  return 1 + bounds.filter((bound) => percent >= bound).length;
}

/** The token of a territory's colour; accounts of no territory are grey. */
export function tokenOf(territory: MapTerritory | undefined, by: ColourBy): string {
  if (!territory) return "--text-3";
  if (by === "territory") return `--cat-${territory.colour + 1}`;
  const step = balanceStep(territory.balance);
  return step === undefined ? "--text-3" : `--div-${step}`;
}

/** Tokens as the browser shows them now, theme included. */
export function resolver(host: HTMLElement): (token: string) => string {
  const known = new Map<string, string>();
  const probe = document.createElement("span");
  probe.hidden = true;
  return (token) => {
    const found = known.get(token);
    if (found !== undefined) return found;
    host.append(probe);
    probe.style.color = `var(${token})`;
    const color = getComputedStyle(probe).color;
    probe.remove();
    known.set(token, color);
    return color;
  };
}

/** "rgb(0, 114, 178)" as a pixel of an ImageData, little-endian. */
export function pixel(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
