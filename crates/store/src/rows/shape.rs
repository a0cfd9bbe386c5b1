//! The statements that a table's columns ask for.

/// The one scenario there is, until plans have several.
pub(crate) const BASELINE: i64 = 1;

/// A table: who owns its rows, what numbers them, what they hold.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub table: &'static str,
    /// `scenario` of decisions, `only` of the one row of the plan itself; both are 1.
    pub owner: Option<&'static str>,
    pub key: Option<&'static str>,
    /// The key first.
    pub columns: &'static [&'static str],
}

impl Shape {
    /// Adds the row or changes the one with its number. Parameters: owner, columns, seal.
    pub fn put(self) -> String {
        let names: Vec<&str> =
            self.owner.into_iter().chain(self.columns.iter().copied()).chain(["seal"]).collect();
        let holders: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
        let keys: Vec<&str> = self.owner.into_iter().chain(self.key).collect();
        let updates: Vec<String> = names
            .iter()
            .filter(|name| !keys.contains(name))
            .map(|name| format!("\"{name}\" = excluded.\"{name}\""))
            .collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}",
            self.table,
            quoted(&names),
            holders.join(", "),
            quoted(&keys),
            updates.join(", ")
        )
    }

    /// Removes a row. Parameter: its key, where there is one.
    pub fn remove(self) -> String {
        let owner = self.owner.map(|owner| format!("{owner} = {BASELINE}"));
        let key = self.key.map(|key| format!("{key} = ?1"));
        let tests: Vec<String> = owner.into_iter().chain(key).collect();
        format!("DELETE FROM {} WHERE {}", self.table, tests.join(" AND "))
    }

    /// All rows in the order of their numbers. Columns, then seal.
    pub fn read(self) -> String {
        let owner = self.owner.map_or(String::new(), |owner| format!(" WHERE {owner} = {BASELINE}"));
        let order = self.key.map_or(String::new(), |key| format!(" ORDER BY {key}"));
        format!("SELECT {}, seal FROM {}{owner}{order}", quoted(self.columns), self.table)
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
