//! `podplan export`.

use desk::problem::{Language, Problem};
use desk::request::{ExportKind, Written};

use super::open;
use crate::arguments::Export;
use crate::output::Answer;
use crate::{problems, text};

pub fn run(export: &Export, language: Language) -> Result<Answer, Problem> {
    let session = open(&export.file, language)?;
    let mut files = Vec::new();
    if export.workbook || !export.csv {
        files.extend(desk::export(&session, &export.to, ExportKind::Workbook)?);
    }
    if export.csv {
        files.extend(desk::export(&session, &export.to, ExportKind::Csv)?);
    }
    let written = Written {
        files: files.iter().map(|file| problems::name_of(file)).collect(),
        folder: export.to.display().to_string(),
    };
    if export.output.json {
        Answer::json(&written)
    } else {
        Ok(Answer::text(text::written(&written, language)))
    }
}
