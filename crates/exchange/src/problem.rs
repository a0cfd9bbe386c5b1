//! Why a file as a whole could not become a table.

use std::fmt;
use std::io;

/// The reason why nothing was read. Data only: the words belong to whoever shows it.
///
/// `row` is always the row as the user sees it, counted from 1: the line in a CSV file, the row in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableProblem {
    /// There is no file at this path.
    NotFound,
    /// The path names a folder, a pipe, a device or a loop of links, not a file.
    NotAFile,
    /// The operating system does not let us read the file.
    NoPermission,
    /// Reading failed half-way (a disk or network fault).
    Unreadable(io::ErrorKind),
    /// The file is larger than `limit` bytes.
    FileTooLarge { bytes: u64, limit: u64 },
    /// The file has no content, or nothing but blank lines.
    Empty,
    /// The file is of a kind that is not read. Advice by kind: mostly "save it as .xlsx or .csv".
    WrongKind(FileKind),

    /// UTF-16 text without its byte order mark. Advice: save it as "CSV UTF-8".
    Utf16WithoutMark,
    /// The bytes at `byte` (counted from 0 in the file) are not valid in the encoding of the file.
    /// Advice: choose the encoding by hand, or save the file as "CSV UTF-8".
    InvalidText { row: u32, byte: u64 },
    /// A NUL byte in row `row`: this is no text file, or a damaged one.
    NulByte { row: u32 },
    /// A quotation mark opened in row `row` is never closed, or is closed in the middle of a later field.
    UnclosedQuote { row: u32 },
    /// One field in row `row` is longer than `limit` bytes.
    FieldTooLong { row: u32, limit: u64 },

    /// More rows than `limit`.
    TooManyRows { limit: u64 },
    /// More columns than `limit`, first in row `row`.
    TooManyColumns { row: u32, limit: u64 },
    /// More filled cells than `limit`, or a sheet so scattered that it amounts to that.
    TooManyCells { limit: u64 },
    /// The cells hold more text altogether than `limit` bytes.
    TooMuchText { limit: u64 },
    /// A header row was asked for that lies beyond the last row.
    NoSuchHeaderRow { row: u32 },

    /// The workbook's archive or XML is broken in this part. Advice: open it in a spreadsheet program and save it anew.
    Damaged(Part),
    /// The archive uses tricks that no spreadsheet program writes: names that climb out of it, links, duplicate names,
    /// thousands of entries.
    SuspiciousArchive,
    /// A part of the workbook unpacks to more than `limit` bytes.
    PartTooLarge { part: Part, limit: u64 },
    /// The workbook's XML carries a document type definition, which no spreadsheet program writes.
    DocumentType(Part),
    /// The workbook has no sheet with cells (chart sheets do not count).
    NoSheets,
    /// The sheet asked for is not in the workbook.
    SheetMissing { sheet: String },
    /// A cell address that no spreadsheet has, such as `XFE1`.
    CellOutsideGrid { cell: String },
    /// The cell refers to a text that the workbook does not contain.
    SharedTextMissing { cell: String },
}

/// A kind of file that is recognised and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook before 2007 (.xls).
    OldWorkbook,
    /// A workbook protected by a password. Advice: save it without one.
    ProtectedWorkbook,
    /// A binary workbook (.xlsb).
    BinaryWorkbook,
    /// An OpenDocument spreadsheet (.ods).
    OpenDocument,
    /// A web page saved under a spreadsheet's name.
    WebPage,
    /// XML other than a workbook (for instance an "XML Spreadsheet 2003").
    Xml,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A ZIP or other archive that is no workbook.
    Archive,
    /// A database file, perhaps a plan: it is opened, not imported.
    Database,
    /// Not text, and nothing known.
    Unknown,
}

/// A part of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The archive around everything.
    Archive,
    /// The list of sheets, and what links them.
    Workbook,
    /// The texts shared by all sheets.
    SharedText,
    /// The number formats.
    Styles,
    /// The sheet that was read.
    Sheet,
}

impl fmt::Display for TableProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for TableProblem {}
