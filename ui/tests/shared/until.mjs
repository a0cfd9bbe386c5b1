/** Waiting on conditions: tests never sleep for a fixed time. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

const patience = 15_000;

/** Reads again and again until what is read equals `wanted` or matches it; fails with what was read last. */
export async function until(read, wanted, patienceOf = patience) {
  const limit = Date.now() + patienceOf;
  for (;;) {
    let seen;
    try {
      seen = await read();
      if (agrees(seen, wanted)) return seen;
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
    if (Date.now() > limit) {
      if (wanted instanceof RegExp) assert.match(String(seen), wanted);
      if (typeof wanted === "function") assert.fail(`waited in vain; last seen: ${JSON.stringify(seen)}`);
      assert.deepEqual(seen, wanted);
    }
    await pause(25);
  }
}

function agrees(seen, wanted) {
  if (wanted instanceof RegExp) return wanted.test(String(seen));
  if (typeof wanted === "function") return Boolean(wanted(seen));
  try {
    assert.deepEqual(seen, wanted);
    return true;
  } catch {
    return false;
  }
}
