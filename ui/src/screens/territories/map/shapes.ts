/** Land, borders and counties as paths of the plane. The files are part of the application and read when a map is first shown. */
import { geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { FeatureCollection, GeometryObject } from "geojson";
import type { Inset } from "./project";
import type { GeometryCollection, GeometryObject as TopoObject, Topology } from "topojson-specification";

type Atlas = Topology<Record<string, GeometryCollection<{ name?: string }>>>;

/** One state or country that can be tinted. */
export interface Area {
  name: string;
  path: Path2D;
}

export interface Shapes {
  land: Path2D;
  /** Borders of countries; of states where the map is of the United States alone. */
  borders: Path2D;
  /** Borders of states on a map of more than the United States. */
  inner: Path2D;
  /** Around the corners with islands. */
  frames: Path2D;
  areas: Area[];
  counties: () => Path2D;
}

let atlases: Promise<{ states: Atlas; world: Atlas }> | undefined;

async function read(): Promise<{ states: Atlas; world: Atlas }> {
  const [states, world] = await Promise.all([import("us-atlas/counties-10m.json"), import("world-atlas/countries-50m.json")]);
  return { states: states.default as unknown as Atlas, world: world.default as unknown as Atlas };
}

export async function shapesFor(projection: GeoProjection, unitedStates: boolean, insets: readonly Inset[] = []): Promise<Shapes> {
  atlases ??= read();
  const { states: us, world } = await atlases;
  const draw = (object: GeometryObject | FeatureCollection | null, by: GeoProjection = projection) => {
    const path = new Path2D();
    if (object) geoPath(by, path as unknown as CanvasRenderingContext2D)(object as GeometryObject);
    return path;
  };
  const lines = (atlas: Atlas, object: string, filter: (a: TopoObject, b: TopoObject) => boolean) => draw(mesh(atlas, atlas.objects[object] as TopoObject, filter));
  const each = (atlas: Atlas, object: string) => feature(atlas, atlas.objects[object] as GeometryCollection<{ name?: string }>).features;
  const between = (a: TopoObject, b: TopoObject) => a !== b;
  const state = (object: TopoObject) => String(object.id).slice(0, 2);
  let counties: Path2D | undefined;
  const [atlas, object] = unitedStates ? [us, "nation"] : [world, "countries"];
  const abroad = unitedStates ? [] : each(world, "countries").filter((one) => String(one.id) !== "840");
  const inset = (id: string) => insets.find((one) => one.states.includes(id));
  const states = each(us, "states").map((one) => ({ name: one.properties?.name ?? "", path: draw(one.geometry, inset(String(one.id))?.projection), cornered: inset(String(one.id)) !== undefined }));
  const land = draw({ type: "GeometryCollection", geometries: each(atlas, object).map((one) => one.geometry) });
  states.filter(({ cornered }) => cornered).forEach(({ path }) => land.addPath(path));
  const frames = new Path2D();
  for (const { frame } of insets) frames.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  return {
    land,
    frames,
    borders: unitedStates ? lines(us, "states", between) : lines(world, "countries", between),
    inner: unitedStates ? new Path2D() : lines(us, "states", between),
    // The finer shapes last: where the two atlases differ, a border state is what its own says.
    areas: [...abroad.map((one) => ({ name: one.properties?.name ?? "", path: draw(one.geometry) })), ...states],
    counties: () => (counties ??= lines(us, "counties", (a, b) => a !== b && state(a) === state(b))),
  };
}
