/** What the next table is for, when the screen that asked for it knows. */
import type { ImportTarget } from "../../bindings/ImportTarget";

class ImportPlace {
  wanted = $state<ImportTarget | undefined>();
}

export const importPlace = new ImportPlace();
