/** How smooth the map of 100,000 accounts is: the longest gaps between frames while it is zoomed, chosen on and dragged from. `node tests/browser/zoom.bench.mjs` */
import { startBrowser } from "./window.mjs";

const count = 100_000;
const territories = 40;
// Around these places, denser towards their middles.
const towns = [[40.7, -74], [34, -118.2], [41.9, -87.6], [29.8, -95.4], [33.4, -112], [39.9, -75.2], [32.8, -96.8], [37.8, -122.4], [47.6, -122.3], [39.7, -105], [42.4, -71], [25.8, -80.2], [33.7, -84.4], [44.9, -93.3], [38.6, -90.2], [36.2, -86.8]];
let seed = 7;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

function table() {
  const lines = ["External ID,Account name,Country,State,Segment,Potential,Latitude,Longitude,Owner"];
  for (let at = 0; at < count; at++) {
    const [latitude, longitude] = towns[Math.floor(random() * towns.length)];
    const far = 4 * random() * random();
    const turn = 6.283 * random();
    lines.push(`L-${at},Account ${at},US,S${at % territories},SMB,${1000 + Math.floor(random() * 900_000)},${(latitude + far * Math.sin(turn)).toFixed(4)},${(longitude + 1.2 * far * Math.cos(turn)).toFixed(4)},Owner ${at % 60}`);
  }
  return lines.join("\n");
}

const started = await startBrowser();
const { desk } = started;
await desk.ask("newPlan", { file: null, name: "Large", currency: "USD", yearStart: "2027-01-01", companyPlan: null });
await desk.chooseFile("large.csv", table());
const { file } = JSON.parse(await desk.post("/pick_open", "{}"));
const options = { sheet: null, headerRow: null, encoding: null, delimiter: null, decimal: null, mapping: null };
await desk.ask("import", { file, target: "accounts", options, view: { screen: "overview" } });
await desk.change(Array.from({ length: territories }, (_, at) => ({ type: "addTerritory", name: `Territory ${at}`, seller: null })));
await desk.change(Array.from({ length: territories }, (_, at) => ({ type: "addRule", territory: at, conditions: [{ test: "is", field: "state", values: [`S${at}`] }] })));

const window = await started.open({}, { width: 1920, height: 1080 });
await window.go("territories");
await window.testId("tab-map").click();
await window.testId("map").waitFor();
await window.page.waitForTimeout(3000);
await window.page.evaluate(() => {
  globalThis.gaps = [];
  let last = performance.now();
  const frame = (now) => {
    globalThis.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});
const box = await window.testId("map").boundingBox();

async function measured(what, act) {
  const longest = [];
  const over = [];
  for (let run = 0; run < 5; run++) {
    await window.page.evaluate(() => void (globalThis.gaps.length = 0));
    await act(run);
    await window.page.waitForTimeout(1200);
    const gaps = await window.page.evaluate(() => globalThis.gaps.slice(1));
    longest.push(Math.max(...gaps));
    over.push(gaps.filter((gap) => gap > 50).length);
  }
  const median = (list) => [...list].sort((a, b) => a - b)[2];
  console.log(`${what.padEnd(40)} longest frame: median ${median(longest).toFixed(0)} ms, worst ${Math.max(...longest).toFixed(0)} ms; frames over 50 ms: ${median(over)}`);
}

await window.page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.45);
await measured("zoom in three steps, then rest", async (run) => {
  for (let step = 0; step < 3; step++) {
    await window.page.mouse.wheel(0, run % 2 === 0 ? -220 : 220);
    await window.page.waitForTimeout(30);
  }
});
await measured("zoom near enough for counties, then rest", async (run) => {
  for (let step = 0; step < 6; step++) {
    await window.page.mouse.wheel(0, run % 2 === 0 ? -300 : 300);
    await window.page.waitForTimeout(30);
  }
});
await window.testId("map").focus();
await window.press("0");
await measured("choose a territory of 2,500", (run) => window.testId(`legend-${run}`).click());
const spent = [];
window.page.on("response", async (response) => {
  const request = response.request();
  if (request.postData()?.includes('"preview"')) {
    await response.finished();
    spent.push(request.timing().responseEnd);
  }
});
if (await window.testId("legend-10").getAttribute("data-drop")) {
  await measured("drag 2,500 accounts over ten territories", async () => {
    const grip = await window.testId("chosen").boundingBox();
    await window.page.mouse.move(grip.x + 20, grip.y + 8);
    await window.page.mouse.down();
    for (let at = 8; at < 18; at++) {
      const target = await window.testId(`legend-${at}`).boundingBox();
      await window.page.mouse.move(target.x + 30, target.y + 10, { steps: 2 });
      await window.page.waitForTimeout(160);
    }
    await window.press("Escape");
    await window.page.mouse.up();
  });
  spent.sort((a, b) => a - b);
  console.log(`previews: ${spent.length}, median ${spent[spent.length >> 1]?.toFixed(0)} ms, slowest ${spent.at(-1)?.toFixed(0)} ms from question to answer`);
}
await window.page.context().close();
await started.stop();
