import { openExample, startBrowser } from "./window.mjs";
import { readFileSync } from "node:fs";
const b = await startBrowser();
const src = readFileSync(process.argv[2],"utf8");
const AF = Object.getPrototypeOf(async function(){}).constructor;
try { await new AF("b","openExample",src)(b,openExample); } catch(e){ console.log("ERR", String(e).slice(0,700)); } finally { await b.stop(); }
