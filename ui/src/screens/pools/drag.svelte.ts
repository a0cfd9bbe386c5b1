/**
 * Carrying a person with the pointer from one pool to another. Pointer events of our own: the platform's drag and drop is taken by files.
 *
 *   const drag = new Drag(edits, drop);          which edits a drop would make; what to do when it happens
 *   <li {@attach drag.source(person, name)}>     can be picked up
 *   <section data-drop={pool.pool}>              takes people; `data-drop="none"` is outside every pool
 *   drag.over === pool.pool                      hovered now
 *
 * While a person is held over a place, `drag.preview` has the money before and after. Esc lets go without dropping.
 */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import { ask } from "../../desk";
import type { Person } from "./moves";

/** Less than this is a click. */
const slack = 6;
/** Near an edge, a list scrolls by itself. */
const edge = 36;
const step = 10;

export interface Held {
  person: Person;
  name: string;
}

export class Drag {
  held = $state.raw<Held | undefined>();
  x = $state(0);
  y = $state(0);
  /** The pool under the pointer, null outside every pool, undefined over nothing. */
  over = $state.raw<number | null | undefined>();
  preview = $state.raw<PreviewReply | undefined>();
  /** Dropping here would change nothing. */
  idle = $state(true);
  #previews = new Map<number | null, PreviewReply>();
  #edits: (person: Person, to: number | null) => Edit[];
  #drop: (person: Person, to: number | null) => void;

  constructor(edits: (person: Person, to: number | null) => Edit[], drop: (person: Person, to: number | null) => void) {
    this.#edits = edits;
    this.#drop = drop;
  }

  source = (person: Person, name: string) => (element: HTMLElement) => {
    const press = (event: PointerEvent) => {
      const target = event.target as HTMLElement;
      if (event.button === 0 && event.isPrimary && !target.closest("input, [data-still]")) this.#follow({ person, name }, event);
    };
    element.addEventListener("pointerdown", press);
    return () => element.removeEventListener("pointerdown", press);
  };

  #follow(held: Held, start: PointerEvent): void {
    const stop = new AbortController();
    const { signal } = stop;
    const end = () => {
      stop.abort();
      this.#release();
    };
    const move = (event: PointerEvent) => {
      if (!this.held && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < slack) return;
      if (!this.held) this.#begin(held, signal);
      this.#to(event.clientX, event.clientY);
    };
    const up = () => {
      const { over, idle } = this;
      const carried = this.held !== undefined;
      if (carried) swallowClick();
      end();
      if (carried && over !== undefined && !idle) this.#drop(held.person, over);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !this.held) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener("pointerup", up, { signal });
    window.addEventListener("pointercancel", end, { signal });
    window.addEventListener("blur", end, { signal });
    window.addEventListener("keydown", key, { signal, capture: true });
  }

  #begin(held: Held, signal: AbortSignal): void {
    this.held = held;
    this.#previews.clear();
    const scroll = () => {
      if (signal.aborted) return;
      this.#scroll();
      requestAnimationFrame(scroll);
    };
    requestAnimationFrame(scroll);
  }

  #to(x: number, y: number): void {
    this.x = x;
    this.y = y;
    const place = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]")?.dataset.drop;
    const over = place === undefined ? undefined : place === "none" ? null : Number(place);
    if (over === this.over) return;
    this.over = over;
    void this.#foresee(over);
  }

  async #foresee(over: number | null | undefined): Promise<void> {
    const { held } = this;
    const edits = held && over !== undefined ? this.#edits(held.person, over) : [];
    this.idle = edits.length === 0;
    this.preview = over === undefined ? undefined : this.#previews.get(over);
    if (this.idle || this.preview || over === undefined) return;
    try {
      const preview = await ask("preview", { edits });
      if (this.held !== held) return;
      this.#previews.set(over, preview);
      if (this.over === over) this.preview = preview;
    } catch {
      // Without money the ghost still says where it would drop; a refusal is told when somebody drops.
    }
  }

  #scroll(): void {
    const list = document.elementFromPoint(this.x, this.y)?.closest<HTMLElement>("[data-scrolls]");
    if (!list) return;
    const { top, bottom } = list.getBoundingClientRect();
    if (this.y < top + edge) list.scrollTop -= step;
    else if (this.y > bottom - edge) list.scrollTop += step;
    else return;
    this.#to(this.x, this.y);
  }

  #release(): void {
    this.held = undefined;
    this.over = undefined;
    this.preview = undefined;
    this.idle = true;
  }
}

/** The press that ends a drag is not also a click on the card. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
