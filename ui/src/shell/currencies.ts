/** Currencies as a list to choose from: "USD · US Dollar". A plan's own currency is in it even where it is none of the world's. */
import type { Currency } from "../bindings/Currency";

export interface CurrencyOption {
  value: string;
  label: string;
}

export function currencyOptions(currencies: readonly Currency[], locale: string, own?: string): CurrencyOption[] {
  const names = new Intl.DisplayNames(locale, { type: "currency", fallback: "none" });
  const codes = currencies.map((one) => one.code);
  if (own && !codes.includes(own)) codes.unshift(own);
  return codes.map((code) => {
    const name = /^[A-Z]{3}$/.test(code) ? names.of(code) : undefined;
    return { value: code, label: name ? `${code} · ${name}` : code };
  });
}
