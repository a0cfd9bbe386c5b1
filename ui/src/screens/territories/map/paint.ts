/**
 * Makes the map's picture beside the one that is shown, a slice at a time: the old one is shown, moved and scaled, until the new one is done.
 * What the picture is about is kept, so that land and borders are drawn anew only where they changed.
 */
import { drawAccounts, drawGround, groundOf, type Scene, type Sheet } from "./draw";
import type { View } from "./project";

export interface Picture {
  canvas: HTMLCanvasElement;
  /** Where it is looked at from; its own edges lie outside of the window. */
  view: View;
  scene: Scene;
  /** Of the window it was made for. */
  width: number;
  height: number;
}

/** How far the picture reaches beyond the window at each side, in parts of it. */
export const room = 0.2;

export class Painter {
  #work: Generator<void, Picture | undefined, void> | undefined;
  #ground: { context: CanvasRenderingContext2D; key: readonly unknown[] } | undefined;
  /** One is shown while the other is drawn. */
  #canvases: HTMLCanvasElement[] = [];

  get busy(): boolean {
    return this.#work !== undefined;
  }

  start(scene: Scene, view: View, width: number, height: number, ratio: number): void {
    this.#work = this.#paint(scene, view, width, height, ratio);
  }

  /** Draws until `until` on the page's clock, one step at least; the picture when it is done. */
  go(until: number): Picture | undefined {
    while (this.#work) {
      const { done, value } = this.#work.next();
      if (done) {
        this.#work = undefined;
        return value;
      }
      if (performance.now() >= until) break;
    }
    return undefined;
  }

  *#paint(scene: Scene, view: View, width: number, height: number, ratio: number): Generator<void, Picture | undefined, void> {
    const [wide, tall] = [width * (1 + 2 * room), height * (1 + 2 * room)];
    const mine = { k: view.k, dx: view.dx + width * room, dy: view.dy + height * room };
    const all: Sheet = { width: wide, height: tall, edge: { x: width * room, y: height * room }, ratio };
    const key = [mine.k, mine.dx, mine.dy, wide, tall, ratio, ...groundOf(scene)];
    let ground = this.#ground;
    if (!ground || key.some((part, at) => part !== ground?.key[at])) {
      const canvas = sized(ground?.context.canvas, wide * ratio, tall * ratio);
      this.#ground = undefined;
      const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
      if (!context) return undefined;
      for (const _ of drawGround(context, scene, mine, all)) {
        // A browser may put drawing off until somebody looks: then all of it would fall to the last step.
        context.getImageData(0, 0, 1, 1);
        yield;
      }
      this.#ground = ground = { context, key };
      context.getImageData(0, 0, 1, 1);
      yield;
    }
    const canvas = sized(this.#canvases.pop(), wide * ratio, tall * ratio);
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return undefined;
    yield* drawAccounts(context, ground.context, scene, mine, all);
    return { canvas, view: mine, scene, width, height };
  }

  /** Gives back a canvas that is shown no more. */
  free(picture: Picture | undefined): void {
    if (picture) this.#canvases.push(picture.canvas);
  }
}

function sized(canvas: HTMLCanvasElement | undefined, wide: number, tall: number): HTMLCanvasElement {
  const kept = canvas ?? document.createElement("canvas");
  const [width, height] = [Math.round(wide), Math.round(tall)];
  if (kept.width !== width || kept.height !== height) [kept.width, kept.height] = [width, height];
  return kept;
}
