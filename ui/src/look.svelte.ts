/** Theme and density, applied to <html>. `look.rowHeight` is what the grid draws with; CSS reads `--row`. */
export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "default" | "comfortable";

const rowHeights: Record<Density, number> = { compact: 28, default: 32, comfortable: 40 };

class Look {
  theme = $state<Theme>("system");
  density = $state<Density>("default");
  rowHeight = $derived(rowHeights[this.density]);

  set(theme: Theme, density: Density): void {
    this.theme = theme;
    this.density = density;
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.density = density;
  }
}

export const look = new Look();
