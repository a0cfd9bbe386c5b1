/** Land, borders and counties as paths of the plane. The files are part of the application and read when a map is first shown. */
import { geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { Feature, FeatureCollection, GeometryObject, MultiPolygon, Polygon } from "geojson";
import type { County } from "./counties";
import type { Inset } from "./project";
import type { GeometryCollection, GeometryObject as TopoObject, Topology } from "topojson-specification";

type Atlas = Topology<Record<string, GeometryCollection<{ name?: string }>>>;

/** A path of the plane, and what it reaches over. */
export interface Traced {
  path: Path2D;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One state, country or region that can be tinted. */
export interface Area extends Traced {
  name: string;
  /** A state, whose counties are drawn where one looks closer. */
  state?: boolean;
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
  /** How many counties there are; each is made when it is first asked for, as are the borders inside of each state. */
  counties: number;
  county: (at: number) => County;
  countyPath: (at: number) => Traced;
  states: number;
  countyLines: (state: number) => Traced;
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
  const counties = (us.objects.counties as GeometryCollection).geometries;
  const grouped = new Map<string, TopoObject[]>();
  for (const one of counties) grouped.set(state(one), [...(grouped.get(state(one)) ?? []), one]);
  const byState = [...grouped];
  const county = once((at) => feature(us, counties[at] as TopoObject) as Feature<Polygon | MultiPolygon>);
  const cornerOf = (id: string | undefined) => inset(id ?? "")?.projection ?? projection;
  const countyPath = once((at) => trace(county(at).geometry, cornerOf(counties[at] && state(counties[at]))));
  const countyLines = once((at) => {
    const [id, geometries = []] = byState[at] ?? [];
    return trace(mesh(us, { type: "GeometryCollection", geometries } as TopoObject, between), cornerOf(id));
  });
  const [atlas, object] = unitedStates ? [us, "nation"] : [world, "countries"];
  const abroad = unitedStates ? [] : each(world, "countries").filter((one) => String(one.id) !== "840");
  const inset = (id: string) => insets.find((one) => one.states.includes(id));
  const states = each(us, "states").map((one) => ({ name: one.properties?.name ?? "", state: true, ...trace(one.geometry, inset(String(one.id))?.projection ?? projection), cornered: inset(String(one.id)) !== undefined }));
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
    areas: [...abroad.map((one) => ({ name: one.properties?.name ?? "", ...trace(one.geometry, projection) })), ...states],
    counties: counties.length,
    county,
    countyPath,
    states: byState.length,
    countyLines,
  };
}

/** Made when it is first asked for. */
function once<Made>(make: (at: number) => Made): (at: number) => Made {
  const known = new Map<number, Made>();
  return (at) => {
    let made = known.get(at);
    if (made === undefined) known.set(at, (made = make(at)));
    return made;
  };
}

/** Whether a point of the plane lies inside. */
export function holds(traced: Traced, context: CanvasRenderingContext2D, x: number, y: number): boolean {
  return x >= traced.left && x <= traced.right && y >= traced.top && y <= traced.bottom && context.isPointInPath(traced.path, x, y);
}

export function trace(geometry: GeometryObject | undefined, projection: GeoProjection): Traced {
  const traced: Traced = { path: new Path2D(), left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const reach = (x: number, y: number) => {
    traced.left = Math.min(traced.left, x);
    traced.right = Math.max(traced.right, x);
    traced.top = Math.min(traced.top, y);
    traced.bottom = Math.max(traced.bottom, y);
  };
  const { path } = traced;
  const pen = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => (reach(x, y), path.moveTo(x, y)),
    lineTo: (x: number, y: number) => (reach(x, y), path.lineTo(x, y)),
    arc: () => undefined,
    closePath: () => path.closePath(),
  };
  if (geometry) geoPath(projection, pen)(geometry);
  return traced;
}
