/** Chosen accounts dragged by the pointer onto a territory, of a list (`data-drop`) or of a map; what it would do is shown before they are dropped. */
import { MovePreview } from "../../accounts/movePreview.svelte";
import type { Choice } from "./choice.svelte";

/** Something that lies under the pointer and knows its territories. */
interface Under {
  territoryAt: (clientX: number, clientY: number) => number | undefined;
}

/** How far the pointer goes before it drags. */
const slack = 4;
/** The number by which lists and maps call what is kept out. */
const keptOut = -2;

export class Carry {
  /** Where the pointer is while something is dragged. */
  at = $state.raw<{ x: number; y: number } | undefined>();
  count = $state(0);
  /** A territory, or -2 to keep them out of all. */
  target = $state<number | undefined>();
  readonly preview = new MovePreview(20);

  constructor(readonly map: () => Under | undefined = () => undefined) {}

  /** From the pointer going down, or from its first move. */
  begin(event: PointerEvent, choice: Choice): void {
    if (event.buttons !== 1 || choice.count === 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const accounts = [...choice.accounts];
    const ending = new AbortController();
    const { signal } = ending;
    const end = (drop: boolean) => {
      const { target, at } = this;
      ending.abort();
      this.at = this.target = undefined;
      this.preview.clear();
      document.documentElement.classList.remove("carrying");
      if (drop && at && target !== undefined) void choice.move(target === keptOut ? null : target);
    };
    const moved = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!this.at && Math.hypot(x - from.x, y - from.y) < slack) return;
      if (!this.at) document.documentElement.classList.add("carrying");
      this.count = accounts.length;
      this.at = { x, y };
      const target = targetAt(x, y, this.map());
      if (target === this.target) return;
      this.target = target;
      this.preview.ask(target === undefined ? undefined : () => ({ type: "placeAccounts", accounts, territory: target === keptOut ? null : target }));
    };
    window.addEventListener("pointermove", moved, { signal });
    window.addEventListener("pointerup", () => end(true), { signal });
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener("blur", () => end(false), { signal });
    window.addEventListener(
      "keydown",
      (key) => {
        if (key.key !== "Escape") return;
        key.preventDefault();
        key.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
    moved(event);
  }
}

function targetAt(x: number, y: number, map: Under | undefined): number | undefined {
  const element = document.elementFromPoint(x, y);
  const listed = element?.closest<HTMLElement>("[data-drop]")?.dataset.drop;
  if (listed !== undefined) return Number(listed);
  const under = element?.closest("[data-testid=map]") ? map?.territoryAt(x, y) : undefined;
  return under !== undefined && under >= 0 ? under : undefined;
}
