/**
 * The language of the window. Messages are plain typed functions: `import { m } from "./language.svelte"`, then `m.saved()`
 * or `m.rows_count({ count })` in markup. Because they read the rune below, a switch repaints at once, without a reload.
 *
 * Strings live in `ui/messages/{en,es}.json` (foundation) and `ui/messages/SCREEN/{en,es}.json`; keys start with the screen's name.
 */
import { m } from "./messages/messages";
import { overwriteGetLocale, type Locale } from "./messages/runtime";

export { m };
export type Language = Locale;

class LanguageChoice {
  current = $state<Language>("en");

  set(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
  }
}

export const language = new LanguageChoice();
overwriteGetLocale(() => language.current);
