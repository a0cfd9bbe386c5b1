import { expect, test } from "vitest";
import { joinEdits, seatsOf, type JoinForm } from "./joining";

const form: JoinForm = { name: "Open seat SMB", vacancy: true, seats: "2", segment: "SMB", team: 3, start: "2027-04-01", base: "70,000", targetVariable: "70k", quota: "700,000" };

test("several open seats are named apart", () => {
  const edits = joinEdits(form, null, ["Open seat SMB"], "en-US");
  expect(edits?.map((edit) => edit.type === "sellerJoins" && edit.name)).toEqual(["Open seat SMB 2", "Open seat SMB 3"]);
  expect(edits?.[0]).toMatchObject({ type: "sellerJoins", team: 3, start: "2027-04-01", vacancy: true, base: "70000", targetVariable: "70000", quota: "700000", relief: null });
});

test("a person comes alone, under the name that was typed", () => {
  const edits = joinEdits({ ...form, vacancy: false, name: " Ana ", quota: "" }, null, ["Ana"], "en-US");
  expect(edits).toHaveLength(1);
  expect(edits?.[0]).toMatchObject({ name: "Ana", vacancy: false, quota: null });
});

test("nothing is asked of the core while something is missing", () => {
  for (const part of [{ name: " " }, { start: "" }, { base: "a lot" }, { targetVariable: "" }, { quota: "x" }, { seats: "0" }, { seats: "51" }, { seats: "1.5" }]) expect(joinEdits({ ...form, ...part }, null, [], "en-US")).toBeUndefined();
  expect(seatsOf({ ...form, vacancy: false, seats: "7" })).toBe(1);
});
