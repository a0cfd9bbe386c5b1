/** Names of what the screen of hours shows. */
import type { Stage } from "../../bindings/Stage";
import { m } from "../../language.svelte";
import type { Standing } from "./hours";

/** 0 is the year, then its quarters. */
export function periodName(period: number): string {
  return period === 0 ? m.hours_year() : m.hours_quarter({ number: period });
}

export function standingWord(of: Standing): string {
  return { over: m.hours_over, full: m.hours_full, free: m.hours_free, nobody: m.hours_nobody, nothing: m.hours_nothing_asked }[of]();
}

export function stageName(stage: Stage): string {
  return { discovery: m.hours_stage_discovery, demonstration: m.hours_stage_demonstration, proof: m.hours_stage_proof, vendorSelection: m.hours_stage_vendor }[stage]();
}
