import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

// The gallery page is reachable in `npm run dev` only: the production build takes index.html alone.
export default defineConfig({
  base: "./",
  clearScreen: false,
  plugins: [
    // Unit tests compile the messages beforehand: the plugin's watcher would keep their process alive.
    !process.env.VITEST && paraglideVitePlugin({ project: "./project.inlang", outdir: "./src/messages", strategy: ["baseLocale"] }),
    svelte(),
    svelteTesting(),
  ],
  server: { port: 5179, strictPort: true, proxy: { "/ask": "http://127.0.0.1:5178", "/pick_open": "http://127.0.0.1:5178", "/pick_save": "http://127.0.0.1:5178" } },
  build: { target: "es2022", cssMinify: "lightningcss", reportCompressedSize: true, chunkSizeWarningLimit: 700 },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], setupFiles: [] },
});
