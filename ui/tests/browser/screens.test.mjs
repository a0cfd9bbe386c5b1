/** Every screen in both languages, both themes and two sizes: nothing inaccessible, nothing cut, a picture of each. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openExample, screenOrder, startBrowser } from "./window.mjs";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

describe("every screen", () => {
  let started;
  before(async () => (started = await startBrowser()));
  after(() => started.stop());

  for (const language of ["en", "es"])
    for (const theme of ["light", "dark"])
      for (const size of sizes)
        test(`${language}, ${theme}, ${size.width} wide`, { timeout: 60_000 }, async () => {
          const window = await openExample(started, undefined, { language, theme }, size);
          const broken = [];
          for (const screen of screenOrder) {
            await window.go(screen);
            await window.picture(`${screen}-${language}-${theme}-${size.width}`);
            // Rules of accessibility do not depend on the width.
            if (size === sizes[0]) for (const violation of await window.violations()) broken.push(`${screen}: ${violation}`);
            for (const text of await nonsense(window)) broken.push(`${screen}: shows ${text}`);
            if (await scrolls(window)) broken.push(`${screen}: the whole window scrolls`);
          }
          assert.deepEqual(broken, []);
          await window.close();
        });

  for (const language of ["en", "es"])
    for (const theme of ["light", "dark"])
      test(`welcome: ${language}, ${theme}`, { timeout: 60_000 }, async () => {
        await started.desk.ask("closePlan");
        const window = await started.open({ language, theme });
        await window.picture(`welcome-${language}-${theme}-1280`);
        assert.deepEqual(await window.violations(), []);
        await window.close();
      });
});

/** Words of the machine that no person should read. */
function nonsense(window) {
  return window.page.evaluate(() => document.body.innerText.match(/\b(undefined|NaN|null|Infinity|\[object \w+\])\b/g) ?? []);
}

function scrolls(window) {
  return window.page.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight);
}
