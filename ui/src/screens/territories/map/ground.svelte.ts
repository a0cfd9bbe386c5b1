/** What lies below the accounts of a model: its shapes, which area each account lies in, and the tints that follow. */
import { countiesAt } from "./counties";
import { areasOf, tintsOf, type Model, type Tint } from "./model";
import { shapesFor, type Shapes } from "./shapes";

interface Known {
  of: unknown;
  shapes: Shapes;
  areas: Int16Array;
  counties: Int16Array | undefined;
}

export class Ground {
  #known = $state.raw<Known | undefined>();
  #wanted: unknown;

  /** Reads the shapes that a model needs, unless they are here; a later model's win. */
  load(model: Model): void {
    const { projection, unitedStates, insets } = model;
    if (this.#wanted === projection) return;
    this.#wanted = projection;
    void shapesFor(projection, unitedStates, insets).then((shapes) => {
      if (this.#wanted === projection) this.#known = { of: projection, shapes, areas: areasOf(model, shapes.areas), counties: undefined };
    });
  }

  /** Undefined until the shapes of the model are here. Which county each account lies in is found when one first looks closer. */
  of(model: Model | undefined): { shapes: Shapes; at: Int16Array; tints: readonly Tint[]; countyTints: () => Generator<void, readonly Tint[], void> } | undefined {
    const known = this.#known;
    if (!known || !model || known.of !== model.projection) return undefined;
    const { shapes } = known;
    let tints: readonly Tint[] | undefined;
    const countyTints = function* () {
      known.counties ??= yield* countiesAt(model.points, shapes.counties, shapes.county);
      return (tints ??= tintsOf(model.points, known.counties, 1));
    };
    return { shapes, at: known.areas, tints: tintsOf(model.points, known.areas), countyTints };
  }
}
