import { expect, it } from "vitest";
import { forgetPlan, ofPlan } from "./ofPlan.svelte";

it("what is remembered of one plan is not there in the next", () => {
  const place = ofPlan(() => ({ set: undefined as number | undefined, open: [] as number[] }));
  place.set = 3;
  place.open.push(1);
  forgetPlan();
  expect(place).toEqual({ set: undefined, open: [] });
});
