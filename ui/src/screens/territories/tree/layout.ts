/** Groups and parts as rectangles. */
import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from "d3-hierarchy";
import type { Load } from "../../../bindings/Load";
import type { Measured } from "../../../bindings/Measured";
import type { TreeGroup } from "../../../bindings/TreeGroup";
import type { TreePart } from "../../../bindings/TreePart";

/** For drawing alone: pixels need no more digits than these. */
export function amount(load: Load, by: Measured): number {
  const shown = { potential: load.potential, workload: load.workload, accounts: load.accounts, customers: load.customers, lastBookings: load.lastBookings };
  return Math.max(0, Number(shown[by]));
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface GroupBox extends Box {
  group: TreeGroup;
  /** Room for the group's name above its parts. */
  titled: boolean;
  parts: PartBox[];
}
export interface PartBox extends Box {
  key: string;
  part: TreePart;
}

interface Node {
  group?: TreeGroup;
  part?: TreePart;
  children?: Node[];
}

export const title = 20;

export function boxes(groups: readonly TreeGroup[], by: Measured, width: number, height: number): GroupBox[] {
  if (width < 20 || height < 20) return [];
  const root = hierarchy<Node>({ children: groups.map((group) => ({ group, children: group.parts.map((part) => ({ group, part })) })) })
    .sum((node) => (node.part ? amount(node.part.load, by) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = treemap<Node>()
    .tile(treemapSquarify.ratio(1.3))
    .size([width, height])
    .round(true)
    .paddingInner((node) => (node.depth === 0 ? 4 : 1))
    .paddingTop((node) => (node.depth === 1 ? title : 0))(root);
  const box = (node: HierarchyRectangularNode<Node>): Box => ({ left: node.x0, top: node.y0, width: node.x1 - node.x0, height: node.y1 - node.y0 });
  return (laid.children ?? []).flatMap((node) => {
    const { group } = node.data;
    if (!group || !node.value) return [];
    const parts = (node.children ?? []).flatMap((child, at) => {
      const own = box(child);
      return child.data.part && own.width > 0 && own.height > 0 ? [{ ...own, part: child.data.part, key: `${group.name}\n${child.data.part.name}\n${at}` }] : [];
    });
    return [{ ...box(node), group, titled: node.x1 - node.x0 > 40 && node.y1 - node.y0 > title, parts }];
  });
}

/** The next part in a direction: the nearest whose middle lies there. */
export function neighbour(parts: readonly PartBox[], from: PartBox, right: number, down: number): PartBox | undefined {
  const middle = (box: Box) => [box.left + box.width / 2, box.top + box.height / 2] as const;
  const [x, y] = middle(from);
  let found: PartBox | undefined;
  let best = Infinity;
  for (const part of parts) {
    const [px, py] = middle(part);
    const [ahead, aside] = right !== 0 ? [(px - x) * right, Math.abs(py - y)] : [(py - y) * down, Math.abs(px - x)];
    if (ahead <= 0.5) continue;
    const far = ahead + 2 * aside;
    if (far < best) [best, found] = [far, part];
  }
  return found;
}
