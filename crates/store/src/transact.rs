//! The one door for writes.

use plan::change::Change;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;

use crate::history;
use crate::problem::StoreProblem;
use crate::rows::write_rows;
use crate::store::{Revision, Store};

impl Store {
    /// Writes an edit: its rows and its line in the history, in one transaction. What was undone before can no longer
    /// be redone. On any problem the file is as it was. `summary` says what the edit was; no changes, no edit.
    pub fn commit(&mut self, summary: &impl Serialize, changes: &[Change]) -> Result<Revision, StoreProblem> {
        if changes.is_empty() {
            return Ok(self.revision());
        }
        let salt = self.salt();
        let path = self.path().to_owned();
        let (_, revision) = self.transact(|transaction| {
            write_rows(transaction, salt, changes)
                .map_err(|problem| StoreProblem::from_row(problem, &path))?;
            history::record(transaction, salt, summary, changes, &path)
        })?;
        Ok(revision)
    }

    /// Does `work` in one transaction that also counts the revision up. Every write of an open plan passes here.
    pub(crate) fn transact<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
    ) -> Result<(T, Revision), StoreProblem> {
        if self.read_only() {
            return Err(StoreProblem::ReadOnly { path: self.path().to_owned() });
        }
        if !self.still_there() {
            return Err(StoreProblem::Moved { path: self.path().to_owned() });
        }
        self.settle_doubt()?;
        let result = self.attempt(work);
        match &result {
            Ok((_, revision)) => self.advance(*revision),
            Err(problem) if problem.leaves_doubt() => self.doubt(),
            Err(_) => {}
        }
        result
    }

    fn attempt<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
    ) -> Result<(T, Revision), StoreProblem> {
        let path = self.path().to_owned();
        let next = Revision(self.revision().0 + 1);
        let sqlite = |error| StoreProblem::from_sqlite(error, &path);
        let transaction = self
            .connection_mut()?
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(sqlite)?;
        // The rows of one edit may come in any order; references are looked at when it commits.
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(sqlite)?;
        let done = work(&transaction)?;
        transaction.execute("UPDATE file SET revision = ?1", [next.0.cast_signed()]).map_err(sqlite)?;
        transaction.commit().map_err(sqlite)?;
        Ok((done, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::account::Account;
    use plan::change::Swap;
    use plan::ids::AccountId;

    fn open() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("a.podplan"), &[]).unwrap();
        (folder, store)
    }

    fn accounts(count: u32) -> Vec<Change> {
        (0..count).map(|id| Swap::added(Account::new(AccountId(id), "a key of some length")).into()).collect()
    }

    #[test]
    fn a_full_disk_loses_nothing_and_may_be_retried() {
        let (_folder, mut store) = open();
        let limit = |store: &Store, pages: i64| {
            store
                .connection()
                .unwrap()
                .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
                .unwrap();
        };
        limit(&store, 1);
        let problem = store.commit(&"import", &accounts(5000)).unwrap_err();
        assert!(matches!(problem, StoreProblem::DiskFull { .. }), "{problem}");
        assert_eq!((store.history(0, 1).unwrap().0, store.revision()), (0, Revision(0)));
        limit(&store, 1_000_000);
        assert_eq!(store.commit(&"import", &accounts(5000)).unwrap(), Revision(1));
    }

    #[test]
    fn after_a_fault_the_file_is_read_anew() {
        let (_folder, mut store) = open();
        store.commit(&"first", &accounts(1)).unwrap();
        store.doubt();
        assert_eq!(store.commit(&"second", &accounts(2)).unwrap(), Revision(2));
        // The fault came after the commit had reached the disk: memory is one behind.
        store.doubt();
        store.advance(Revision(1));
        for _ in 0..2 {
            let problem = store.commit(&"third", &accounts(3)).unwrap_err();
            assert!(matches!(problem, StoreProblem::Diverged { .. }), "{problem}");
        }
    }
}
