/** Short messages at the bottom: `toasts.say(m.moved(), { label: m.undo(), run })`. They leave after 10 s and never take the focus. */
export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "good" | "bad";
  action?: { label: string; run: () => void };
}

const lifetime = 10_000;
const shownAtMost = 3;

class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Gives the number by which it can be dismissed. */
  say(text: string, action?: Toast["action"], tone: Toast["tone"] = "plain"): number {
    const id = this.#next++;
    // What was said before is in the history; only what went wrong stays to be read.
    const standing = this.list.filter((toast) => toast.tone === "bad");
    this.list = [...standing, { id, text, tone, action }].slice(-shownAtMost);
    this.#start(id);
    return id;
  }

  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops the clock while somebody points at or tabs into the toast. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  release(id: number): void {
    this.hold(id);
    this.#start(id);
  }

  #start(id: number): void {
    this.#timers.set(id, setTimeout(() => this.dismiss(id), lifetime));
  }
}

export const toasts = new Toasts();
