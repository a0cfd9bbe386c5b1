/** Regions that somebody else drew, on the map: brought in with the names one wants, tinted, removed, taken back. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { feature, merge } from "topojson-client";
import { until } from "../shared/until.mjs";
import { openExample, startBrowser } from "./window.mjs";

const atlas = (name) => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(name), "utf8"));
const collection = (features) => JSON.stringify({ type: "FeatureCollection", features });

/** The states of the Census, put together to the sales regions of a company. */
function salesRegions() {
  const us = atlas("us-atlas/counties-10m.json");
  const parts = { Northwest: ["41", "53", "16", "30", "56"], California: ["06", "32"], Southwest: ["04", "35", "49", "08"], Texas: ["48", "40", "22", "05"], Plains: ["20", "31", "38", "46", "27", "19", "29"], Lakes: ["17", "18", "26", "39", "55"], South: ["01", "12", "13", "28", "45", "37", "47", "21", "51", "54"], Northeast: ["09", "10", "11", "23", "24", "25", "33", "34", "36", "42", "44", "50"] };
  const states = us.objects.states.geometries;
  return collection(Object.entries(parts).map(([nom, ids], at) => ({ type: "Feature", properties: { code: `R${at}`, nom }, geometry: merge(us, states.filter(({ id }) => ids.includes(id))) })));
}

function europe() {
  const world = atlas("world-atlas/countries-50m.json");
  const wanted = ["France", "Spain", "Portugal", "Italy", "Germany", "Belgium", "Netherlands", "Switzerland", "Austria", "Luxembourg"];
  return collection(feature(world, world.objects.countries).features.filter(({ properties }) => wanted.includes(properties.name)));
}

async function toMap(window) {
  await window.go("territories");
  await window.testId("tab-map").click();
  await window.settled();
  await window.page.waitForTimeout(400);
  await window.settled();
}

async function bring(started, window, name, content) {
  await started.desk.chooseFile(name, content);
  await window.testId("regions-bring").click();
  await window.testId("regions-dialog").waitFor();
  await window.settled();
}

describe("regions on the map", () => {
  let started;
  let window;
  before(async () => {
    started = await startBrowser();
    window = await openExample(started, "territories");
    await toMap(window);
  });
  after(async () => {
    await window.close();
    await started.stop();
  });

  const sets = async () => (await started.desk.look("map")).regionSets;

  test("a file in metres is refused with what to do", async () => {
    await bring(started, window, "metres.geojson", salesRegions().replace("[-", "[-9000000"));
    const said = await window.testId("regions-problem").innerText();
    assert.match(said, /projected/);
    assert.match(said, /WGS 84/);
    assert.deepEqual(await window.violations(), []);
    await window.picture("regions-refused-en-light-1280");
    await window.press("Escape");
    assert.deepEqual(await sets(), []);
  });

  test("regions are named by the property one wants, drawn and counted", async () => {
    await bring(started, window, "sales-regions.geojson", salesRegions());
    await until(() => window.testId("regions-names").innerText(), (text) => text.startsWith("Northwest, California"));
    await window.page.getByLabel("Names from").selectOption("code");
    await until(() => window.testId("regions-names").innerText(), (text) => text.startsWith("R0, R1"));
    await window.page.getByLabel("Names from").selectOption("nom");
    await until(() => window.testId("regions-names").innerText(), (text) => text.startsWith("Northwest"));
    assert.deepEqual(await window.violations(), []);
    await window.picture("regions-dialog-en-light-1280");
    await window.testId("regions-go").click();
    await until(async () => (await sets()).map(({ name, regions }) => [name, regions]), [["sales-regions", 8]]);
    const { regions, outside } = await started.desk.look("regions", { set: null });
    const inside = regions.reduce((sum, { load }) => sum + load.accounts, 0);
    assert.ok(inside > 200 && outside.accounts > 0);
    await until(() => window.testId("regions-facts").innerText(), (text) => text.replace(/\s+/g, " ").includes(`Accounts inside ${inside}`));
    assert.deepEqual(await window.violations(), []);
  });

  test("regions are listed with what lies in them, sorted, looked for and chosen by keyboard", async () => {
    const { regions } = await started.desk.look("regions", { set: null });
    const list = window.testId("region-list");
    const names = () => list.locator("tbody th").allInnerTexts();
    const by = (figure) => regions.map((row, at) => ({ at, row })).sort((a, b) => figure(b.row) - figure(a.row) || a.at - b.at).map(({ row }) => row.name);
    await until(names, by(({ load }) => Number(load.potential)));
    await list.locator("[data-sort=accounts]").click();
    await until(names, by(({ load }) => load.accounts));
    await list.locator("[data-sort=name]").click();
    await until(names, regions.map(({ name }) => name).sort());
    const texas = regions.findIndex(({ name }) => name === "Texas");
    const line = list.locator("tr", { has: window.testId(`region-${texas}`) });
    await until(() => line.locator("td").first().innerText(), String(regions[texas].load.accounts));
    await window.testId(`region-${texas}`).focus();
    await window.press("Enter");
    await until(() => window.testId("chosen").innerText(), `${regions[texas].load.accounts} accounts chosen`);
    assert.deepEqual(await window.violations(), []);
    await window.testId("map").focus();
    await window.press("Escape");
  });

  test("a pointer over a region says its name and what lies in it", async () => {
    const { regions } = await started.desk.look("regions", { set: null });
    const box = await window.testId("map").boundingBox();
    await window.testId("map").focus();
    await window.press("0");
    await window.settled();
    const told = new Map();
    for (let y = 0.3; y < 0.75; y += 0.06)
      for (let x = 0.35; x < 0.95; x += 0.05) {
        await window.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
        await window.page.waitForTimeout(160);
        const tip = window.testId("area-tip");
        if (await tip.count()) {
          const [name, accounts] = (await tip.innerText()).split("\n").filter(Boolean);
          told.set(name, Number.parseInt(accounts, 10));
        }
      }
    assert.ok(told.size >= 3, JSON.stringify([...told]));
    for (const { name, load } of regions) if (told.has(name)) assert.equal(told.get(name), load.accounts, name);
    assert.ok(regions.some(({ name }) => told.has(name)));
  });

  test("the usual shapes are a choice, and removing is one step of undo", async () => {
    const choice = window.page.getByLabel("Drawn shapes");
    await choice.selectOption("");
    await window.testId("regions-facts").waitFor({ state: "detached" });
    await choice.selectOption("0");
    await window.testId("regions-facts").waitFor();
    await window.testId("regions-remove").click();
    await until(sets, []);
    await window.settled();
    await window.testId("map").focus();
    await window.press("Control+z");
    await until(async () => (await sets()).length, 1);
  });
});

describe("regions in every look", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  for (const [language, theme] of [["en", "light"], ["en", "dark"], ["es", "light"]])
    test(`${language}, ${theme}`, { timeout: 90_000 }, async () => {
      const window = await openExample(started, undefined, { language, theme });
      await toMap(window);
      await bring(started, window, "sales-regions.geojson", salesRegions());
      await window.testId("regions-go").click();
      await window.testId("regions-facts").waitFor();
      await window.settled();
      await window.page.waitForTimeout(300);
      await window.testId("regions-facts").scrollIntoViewIfNeeded();
      await window.picture(`map-regions-${language}-${theme}-1280`);
      assert.deepEqual(await window.violations(), []);
      await window.close();
    });

  test("beyond the United States", { timeout: 90_000 }, async () => {
    await started.desk.settings({ theme: "light" });
    await started.desk.ask("newPlan", { file: null, name: "Europe", currency: "EUR", yearStart: "2027-01-01", companyPlan: null });
    const towns = [["FR", 48.86, 2.35, 14], ["FR", 45.76, 4.84, 8], ["FR", 43.6, 1.44, 7], ["ES", 40.42, -3.7, 12], ["ES", 41.39, 2.17, 9], ["PT", 38.72, -9.14, 6], ["IT", 45.46, 9.19, 11], ["IT", 41.9, 12.5, 8], ["DE", 52.52, 13.4, 10], ["DE", 48.14, 11.58, 9], ["DE", 50.11, 8.68, 8], ["NL", 52.37, 4.9, 6], ["BE", 50.85, 4.35, 5], ["CH", 47.38, 8.54, 5], ["AT", 48.21, 16.37, 5]];
    const rows = towns.flatMap(([country, latitude, longitude, count], town) =>
      Array.from({ length: count }, (_, at) => [`${town}-${at}`, `Account ${town}-${at}`, country, String((latitude + Math.sin(at * 2.4) * Math.sqrt(at) * 0.25).toFixed(4)), String((longitude + Math.cos(at * 2.4) * Math.sqrt(at) * 0.35).toFixed(4)), String(50_000 + 13_000 * at)]),
    );
    const territories = { Iberia: ["ES", "PT"], France: ["FR", "BE"], DACH: ["DE", "CH", "AT"], Italy: ["IT"] };
    await started.desk.change([{ type: "importAccounts", columns: ["externalId", "name", "country", "latitude", "longitude", "potential"], rows }, ...Object.keys(territories).map((name) => ({ type: "addTerritory", name, seller: null }))]);
    await started.desk.change(Object.values(territories).map((values, territory) => ({ type: "addRule", territory, conditions: [{ test: "is", field: "country", values }] })));
    for (const theme of ["light", "dark"]) {
      const window = await started.open({ theme });
      await toMap(window);
      await bring(started, window, "countries.geojson", europe());
      await window.testId("regions-go").click();
      await window.testId("regions-facts").waitFor();
      await window.settled();
      await window.page.waitForTimeout(300);
      await window.picture(`map-regions-europe-${theme}-1280`);
      await window.close();
    }
    const { regions } = await started.desk.look("regions", { set: null });
    assert.equal(regions.find(({ name }) => name === "France")?.territoryName, "France");
  });
});
