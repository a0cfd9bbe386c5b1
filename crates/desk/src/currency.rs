//! The currencies of the world that a plan can be kept in (ISO 4217), with their minor units.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A currency to choose; faces name it in their own language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    pub decimals: u8,
}

/// Every currency, those that sales plans meet most first.
pub fn currencies() -> Vec<Currency> {
    let others = CODES.split_whitespace().filter(|code| !COMMON.contains(code));
    let currency = |code: &str| Currency { code: code.to_owned(), decimals: decimals_of(code) };
    COMMON.into_iter().chain(others).map(currency).collect()
}

/// Minor units of a currency; two where the code is not known.
pub fn decimals_of(code: &str) -> u8 {
    let among = |codes: &str| codes.split(' ').any(|known| known == code);
    match code {
        _ if among(WITHOUT_DECIMALS) => 0,
        _ if among(THREE_DECIMALS) => 3,
        _ => 2,
    }
}

const COMMON: [&str; 15] =
    ["USD", "EUR", "MXN", "GBP", "CAD", "BRL", "CLP", "COP", "ARS", "PEN", "CHF", "SEK", "AUD", "JPY", "INR"];

const WITHOUT_DECIMALS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THREE_DECIMALS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Legal tender only: no funds, metals or test codes.
const CODES: &str = "
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_currency_is_listed_once_with_its_own_decimals() {
        let all = currencies();
        let mut codes: Vec<&str> = all.iter().map(|currency| currency.code.as_str()).collect();
        assert_eq!(codes.first(), Some(&"USD"));
        for special in WITHOUT_DECIMALS.split(' ').chain(THREE_DECIMALS.split(' ')) {
            assert!(codes.contains(&special), "{special}");
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all.len());
        for (code, decimals) in [("USD", 2), ("CLP", 0), ("JPY", 0), ("KWD", 3), ("ZZZ", 2)] {
            assert_eq!(decimals_of(code), decimals, "{code}");
        }
    }
}
