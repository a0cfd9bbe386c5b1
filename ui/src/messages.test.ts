import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "messages/";
const pairs = [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${folder}${entry.name}/`)];
const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;

test.each(pairs)("every message of %s is there in both languages, with the same inputs", (path) => {
  const en = read(`${path}en.json`);
  const es = read(`${path}es.json`);
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  const inputs = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(en)) expect([key, ...inputs(es[key])]).toEqual([key, ...inputs(en[key])]);
});

test("every folder of messages is compiled", () => {
  const settings = readFileSync("project.inlang/settings.json", "utf8");
  for (const path of pairs.slice(1)) expect(settings).toContain(path);
});
