/** Development only: every shared part with made-up rows, at `/gallery.html` of `npm run dev`. `?lang=es&theme=dark&part=charts` chooses. */
import { mount } from "svelte";
import "../app.css";
import { session } from "../session.svelte";
import Gallery from "./Gallery.svelte";

const asked = new URLSearchParams(location.search);
const language = asked.get("lang") === "es" ? "es" : "en";
const theme = asked.get("theme") === "dark" ? "dark" : "light";
session.apply({ ...session.settings, language, theme });
const target = document.getElementById("app");
if (target) mount(Gallery, { target, props: { part: asked.get("part") ?? "grid", big: asked.has("big") } });
