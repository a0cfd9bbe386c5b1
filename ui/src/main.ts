import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { begin } from "./begin";

const target = document.getElementById("app");
if (target) void begin().finally(() => mount(App, { target }));
